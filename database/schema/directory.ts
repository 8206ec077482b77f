import { sql } from "drizzle-orm";
import { index, text } from "drizzle-orm/pg-core";
import { compliance, instant } from "./columns";

/** Names of accounts for reports and pages: staff and organisations only, never patients. */
export const directory = compliance.table(
  "directory",
  {
    /** Address in lower case. */
    account: text().primaryKey(),
    kind: text().$type<"person" | "organisation">().notNull(),
    name: text().notNull(),
    /** Postal address, with a line feed between lines. */
    address: text(),
    updatedBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index().on(t.name, t.account),
    index().on(t.updatedAt, t.account),
    index("directory_name_prefix_index").using("btree", sql`lower(${t.name}) text_pattern_ops`),
  ],
);
