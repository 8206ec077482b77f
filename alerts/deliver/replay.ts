import { sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { delivery } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import { type EndpointCheck, lockEndpoint } from "./endpoints";

/**
 * Makes a message due again, with the same id and body and all its attempts. It is due as of its creation, so that
 * replayed messages go out in the order they were created.
 */
const AGAIN = "status = 'pending', attempts = 0, next_attempt_at = created_at, delivered_at = null";

/** Result of a replay request. `sending`: a worker is sending the message right now. */
export type Replay = "replayed" | "sending" | "cancelled" | "unknown";

/** Sends one message again, whether it was accepted, has failed or is waiting for its next attempt. */
export async function replayDelivery({
  pool,
  id,
  recordChange,
}: {
  pool: Pool;
  id: string;
  recordChange?: RecordChange;
}): Promise<Replay> {
  const replayed = await createClient(pool).transaction(async (tx) => {
    const { rows } = await tx.execute<{ endpoint: string }>(
      sql`UPDATE compliance.delivery SET ${sql.raw(AGAIN)}
        WHERE id = (SELECT id FROM compliance.delivery WHERE id = ${id} AND status <> 'cancelled' FOR UPDATE SKIP LOCKED)
          AND EXISTS (SELECT FROM compliance.endpoint e WHERE e.id = endpoint_id AND e.deleted_at IS NULL)
        RETURNING endpoint_id AS endpoint`,
    );
    if (rows[0]) await recordChange?.(tx, { endpoint: rows[0].endpoint });
    return rows.length > 0;
  });
  if (replayed) return "replayed";
  const { rows: found } = await pool.query<{ over: boolean }>(
    `SELECT d.status = 'cancelled' OR e.deleted_at IS NOT NULL AS over
     FROM compliance.delivery d JOIN compliance.endpoint e ON e.id = d.endpoint_id WHERE d.id = $1`,
    [id],
  );
  if (found[0] === undefined) return "unknown";
  return found[0].over ? "cancelled" : "sending";
}

/**
 * Sends an endpoint's messages created in `[from, to)` again, if they were accepted or have failed, or only those in
 * one of these states. Pending ones go out anyway. Returns how many are replayed, or `undefined` if the endpoint is
 * unknown. With `dryRun`, only counts them.
 */
export async function replayPeriod({
  pool,
  endpointId,
  from,
  to,
  statuses = ["delivered", "failed"],
  dryRun = false,
  check,
  recordChange,
}: {
  pool: Pool;
  endpointId: string;
  from: Date;
  to: Date;
  statuses?: readonly ("delivered" | "failed")[];
  dryRun?: boolean | undefined;
  check?: EndpointCheck;
  recordChange?: RecordChange;
}): Promise<number | undefined> {
  return createClient(pool).transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId, check);
    if (!endpoint) return undefined;
    const chosen = sql`endpoint_id = ${endpointId} AND created_at >= ${from.toISOString()}::timestamptz
      AND created_at < ${to.toISOString()}::timestamptz AND status IN ${statuses}`;
    if (dryRun) return tx.$count(delivery, chosen);
    const { rowCount } = await tx.execute(sql`UPDATE compliance.delivery SET ${sql.raw(AGAIN)} WHERE ${chosen}`);
    const period = { from: from.toISOString(), to: to.toISOString(), status: [...statuses] };
    await recordChange?.(tx, { replayed: String(rowCount ?? 0), ...period }, endpoint.everFull);
    return rowCount ?? 0;
  });
}
