import { sql } from "drizzle-orm";
import { alertHistory, outbox } from "../../database/schema/index";
import type { AlertRow } from "../alert-json";
import type { Transaction } from "./lock-alerts";
import { authorship, type Principal } from "./principal";

/** What a person did to one alert, as the history records it. */
export type Recorded = {
  /** The alert after the change. */
  row: AlertRow;
  from: Record<string, unknown>;
  to: Record<string, unknown>;
};

/** Writes a person's changes to the history and the outbox, in the transaction that makes them. */
export async function recordChanges(
  tx: Transaction,
  { by, change, note = null, changed }: { by: Principal; change: string; note?: string | null; changed: Recorded[] },
): Promise<void> {
  const ordered = [...changed].sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
  await tx.insert(alertHistory).values(
    ordered.map(({ row, from, to }) => ({
      alertId: row.id,
      ...authorship(by),
      change,
      version: row.version,
      from,
      to,
      note,
    })),
  );
  await tx.insert(outbox).values(
    ordered.map(({ row: { id, incarnation, version } }) => ({
      event: "alert.updated",
      alertId: id,
      incarnation,
      version,
    })),
  );
  await tx.execute(sql`SELECT pg_notify('compliance_outbox', '')`);
}
