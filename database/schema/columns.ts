import { bigint, pgSchema, timestamp } from "drizzle-orm/pg-core";

/** The schema that the API and the workers write. */
export const compliance = pgSchema("compliance");

/** A point in time, to the millisecond. */
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

/** A position on a chain. */
export const pos = () => bigint({ mode: "bigint" });
