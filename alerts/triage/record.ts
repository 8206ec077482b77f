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

/** A change of several alerts by one person, and the note that goes with it. */
export type RecordedChange = { by: Principal; change: string; note?: string | null | undefined; changed: Recorded[] };

/** Writes a person's changes to the history and the outbox, in the transaction that makes them. */
export async function recordChanges(tx: Transaction, recorded: RecordedChange): Promise<void> {
  await recordHistory(tx, recorded);
  await announceChanges(
    tx,
    recorded.changed.map(({ row }) => row),
  );
}

/** Writes a person's changes to the history alone, for a step that others follow in the same transaction. */
export async function recordHistory(
  tx: Transaction,
  { by, change, note = null, changed }: RecordedChange,
): Promise<void> {
  await tx.insert(alertHistory).values(
    changed
      .toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1))
      .map(({ row, from, to }) => ({
        alertId: row.id,
        ...authorship(by),
        change,
        version: row.version,
        from,
        to,
        note,
      })),
  );
}

/** Writes an `alert.updated` for each alert to the outbox. */
export async function announceChanges(tx: Transaction, rows: readonly AlertRow[]): Promise<void> {
  await tx.insert(outbox).values(
    rows
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, incarnation, version }) => ({
        event: "alert.updated",
        alertId: id,
        incarnation,
        version,
      })),
  );
  await tx.execute(sql`SELECT pg_notify('compliance_outbox', '')`);
}
