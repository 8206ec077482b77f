import { and, asc, eq, gt } from "drizzle-orm";
import type { Client } from "../../database/client";
import { alertHistory } from "../../database/schema/index";

/** A row of `compliance.alert_history`, as Drizzle reads it. */
export type HistoryRow = typeof alertHistory.$inferSelect;

/** Returns the changes of an alert after this version, oldest first. */
export function readChangesSince(db: Pick<Client, "select">, alertId: string, version: number): Promise<HistoryRow[]> {
  return db
    .select()
    .from(alertHistory)
    .where(and(eq(alertHistory.alertId, alertId), gt(alertHistory.version, version)))
    .orderBy(asc(alertHistory.id));
}
