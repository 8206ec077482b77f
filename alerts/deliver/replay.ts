import type { Pool } from "pg";

/**
 * A message's turn comes again, under the same id and with the same body, and it has all its attempts once more. Its turn
 * counts from when it was made, so that many that are replayed go out in the order of their making.
 */
const AGAIN = "status = 'pending', attempts = 0, next_attempt_at = created_at, delivered_at = null";

/** How asking for a replay ended: `sending` where a worker is at it in this moment. */
export type Replay = "replayed" | "sending" | "cancelled" | "unknown";

/** Sends one message again: one that was accepted, that failed, or that waits for its next attempt. */
export async function replayDelivery({ pool, id }: { pool: Pool; id: string }): Promise<Replay> {
  const { rows } = await pool.query(
    `update compliance.delivery set ${AGAIN}
     where id = (select id from compliance.delivery where id = $1 and status <> 'cancelled' for update skip locked)
       and exists (select from compliance.endpoint e where e.id = endpoint_id and e.deleted_at is null)
     returning id`,
    [id],
  );
  if (rows.length > 0) return "replayed";
  const { rows: found } = await pool.query<{ over: boolean }>(
    `select d.status = 'cancelled' or e.deleted_at is not null as over
     from compliance.delivery d join compliance.endpoint e on e.id = d.endpoint_id where d.id = $1`,
    [id],
  );
  if (found[0] === undefined) return "unknown";
  return found[0].over ? "cancelled" : "sending";
}

/**
 * Sends the messages of an endpoint again that were made in `[from, to)` and are accepted or failed, or only those in one
 * of these states. What is still waiting goes out anyway. Resolves to how many these are.
 */
export async function replayPeriod({
  pool,
  endpointId,
  from,
  to,
  statuses = ["delivered", "failed"],
}: {
  pool: Pool;
  endpointId: string;
  from: Date;
  to: Date;
  statuses?: readonly ("delivered" | "failed")[];
}): Promise<number> {
  const { rowCount } = await pool.query(
    `update compliance.delivery set ${AGAIN}
     where endpoint_id = $1 and created_at >= $2 and created_at < $3 and status = any($4)`,
    [endpointId, from, to, statuses],
  );
  return rowCount ?? 0;
}
