import type { Pool } from "pg";
import { IS_NEXT_IN_ORDER } from "./delivery-order";
import type { DueDelivery } from "./jobs";

/** A first attempt this late has lost its job. Retries never had one. */
const GRACE = "2 seconds";

/**
 * Finds due deliveries for which no worker was woken: retries, and what a lost queue or a killed worker left behind.
 */
export async function findDue({ pool, limit }: { pool: Pool; limit: number }): Promise<DueDelivery[]> {
  const { rows } = await pool.query<DueDelivery>(
    `SELECT d.id AS "deliveryId", d.endpoint_id AS "endpointId" FROM compliance.delivery d
     WHERE ${IS_NEXT_IN_ORDER} AND (d.attempts > 0 OR d.next_attempt_at < now() - INTERVAL '${GRACE}')
     ORDER BY d.next_attempt_at LIMIT $1`,
    [limit],
  );
  return rows;
}
