import { bigint, pgSchema, timestamp } from "drizzle-orm/pg-core";

/** The schema that the API and the workers write. */
export const compliance = pgSchema("compliance");

/** A moment, to the millisecond. */
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

/** A position in a chain. */
export const pos = () => bigint({ mode: "bigint" });
