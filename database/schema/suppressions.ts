import { index, text } from "drizzle-orm/pg-core";
import { compliance, instant } from "./columns";

/** Suppresses notifications of a rule's alerts about a subject, for a limited time and for a stated reason. */
export const suppression = compliance.table(
  "suppression",
  {
    id: text().primaryKey(),
    ruleId: text().notNull(),
    /** At least one of these is set. An alert is suppressed if it matches all that are set. */
    actor: text(),
    patient: text(),
    organisation: text(),
    reason: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    endedBy: text(),
    endedAt: instant(),
  },
  (t) => [index().on(t.ruleId, t.expiresAt), index().on(t.createdAt, t.id)],
);
