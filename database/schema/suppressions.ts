import { index, text } from "drizzle-orm/pg-core";
import { compliance, instant } from "./columns";

/** Alerts of a rule about a subject that nobody is to be told of, for a time and for a reason. */
export const suppression = compliance.table(
  "suppression",
  {
    id: text().primaryKey(),
    ruleId: text().notNull(),
    /** Of these at least one is set; an alert is suppressed where all that are set are its own. */
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
