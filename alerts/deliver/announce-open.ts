import { and, asc, inArray, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { LOCKS } from "../../database/locks";
import { alert, OPEN_STATUSES } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import { type EndpointCheck, lockEndpoint } from "./endpoints";
import { insertDeliveries, NOTIFIED, planDeliveries, SEVERITIES } from "./expand-outbox";
import type { Format } from "./formats/format";
import type { DueDelivery } from "./jobs";

/** Most alerts per transaction: while it lasts, no other notifications are made. */
const PER_TRANSACTION = 1_000;
/** Most alerts in memory at once. */
const BATCH = 200;

export type AnnounceOpen = {
  pool: Pool;
  publicUrl: string;
  endpointId: string;
  /** Default: all that there are. */
  formats?: readonly Format[];
  /** Most alerts per transaction. Default 1,000. */
  perTransaction?: number;
  check?: EndpointCheck;
  /** Called in each transaction. */
  recordChange?: RecordChange;
  /** Called after each transaction with what is now due. */
  wake?: (due: readonly DueDelivery[]) => void;
};

/**
 * Notifies an endpoint of the open alerts that match it and that it was not notified of, such as those found before it
 * was created, also those older than the go-live block. Each gets an `alert.created`, once, however often and by however
 * many this is called at once. Resolves to the number of messages made, or to undefined if the endpoint is unknown.
 *
 * A message about an alert that is being retracted is followed by the retraction, as any other is: the lock keeps the
 * relay from expanding the retraction first, and retracting waits for the alert's row.
 */
export async function announceOpen(options: AnnounceOpen): Promise<number | undefined> {
  const { perTransaction = PER_TRANSACTION, wake } = options;
  let announced = 0;
  for (let after = ""; ; ) {
    const ids = await findUnannounced({ ...options, after, limit: perTransaction });
    const made = await announce(options, ids);
    // The endpoint was deleted meanwhile, if it was ever there.
    if (made === undefined) return announced > 0 ? announced : undefined;
    announced += made.length;
    if (made.length > 0) wake?.(made);
    if (ids.length < perTransaction) return announced;
    after = ids.at(-1)!;
  }
}

/** Returns ids of alerts in their order that the endpoint seems to lack. Locks nothing: see `announce`. */
async function findUnannounced({
  pool,
  endpointId,
  after,
  limit,
}: Pick<AnnounceOpen, "pool" | "endpointId"> & { after: string; limit: number }): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT a.id FROM compliance.endpoint e, compliance.alert a
     WHERE e.id = $1 AND e.deleted_at IS NULL AND a.id > $2 AND a.status = ANY($3)
       AND (e.rules = '{}' OR a.rule_id = ANY(e.rules))
       AND array_position($4::text[], a.severity) >= array_position($4::text[], e.min_severity)
       AND (e.delivery = 'instant' OR a.finality = 'final')
       AND NOT EXISTS (SELECT FROM compliance.delivery d WHERE d.endpoint_id = e.id AND d.alert_id = a.id
         AND d.type = 'alert.created' AND d.incarnation = a.incarnation)
     ORDER BY a.id LIMIT $5`,
    [endpointId, after, OPEN_STATUSES, SEVERITIES, limit],
  );
  return rows.map(({ id }) => id);
}

/** Makes the messages for those of the alerts that are still open and match, in one transaction. */
async function announce(
  { pool, publicUrl, endpointId, formats, check, recordChange }: AnnounceOpen,
  ids: readonly string[],
): Promise<DueDelivery[] | undefined> {
  return createClient(pool).transaction(
    async (tx) => {
      // A process that hangs here loses its transaction, and with it the lock.
      await tx.execute(sql`SET LOCAL idle_in_transaction_session_timeout = '30s'`);
      const to = await lockEndpoint(tx, endpointId, check);
      if (!to) return undefined;
      await tx.execute(sql`SELECT pg_advisory_xact_lock(${sql.raw(LOCKS.outbox.key)})`);
      // Not before the endpoint's creation, whichever clock is ahead.
      const createdAt = new Date(Math.max(Date.now(), to.createdAt.getTime()));
      const made: DueDelivery[] = [];
      for (let start = 0; start < ids.length; start += BATCH) {
        const rows = await tx
          .select({ ...NOTIFIED, incarnation: alert.incarnation })
          .from(alert)
          .where(and(inArray(alert.id, ids.slice(start, start + BATCH)), inArray(alert.status, [...OPEN_STATUSES])))
          // The order in which everything that locks several alerts does so.
          .orderBy(asc(alert.id))
          .for("key share");
        const events = rows.map(({ incarnation, ...row }) => ({
          event: { event: "alert.created", alertId: row.id, incarnation, version: 0, retraction: null, createdAt },
          alert: row,
        }));
        made.push(
          ...(await insertDeliveries(tx, await planDeliveries(tx, { events, endpoints: [to], publicUrl, formats }))),
        );
      }
      // The relay has waited for the lock.
      await tx.execute(sql`SELECT pg_notify('compliance_outbox', '')`);
      await recordChange?.(tx, { announced: String(made.length) }, to.everFull);
      return made;
    },
    { isolationLevel: "read committed" },
  );
}
