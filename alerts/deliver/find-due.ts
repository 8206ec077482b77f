import type { Pool } from "pg";
import { IS_NEXT_IN_ORDER } from "./delivery-order";
import type { DueDelivery } from "./jobs";

/** A first attempt that is this late has lost its job; a repeated one never had any. */
const GRACE = "2 seconds";

/** Deliveries that are due with nobody woken for them: retries, and what a lost queue or a killed worker left behind. */
export async function findDue({ pool, limit }: { pool: Pool; limit: number }): Promise<DueDelivery[]> {
  const { rows } = await pool.query<DueDelivery>(
    `select d.id as "deliveryId", d.endpoint_id as "endpointId" from compliance.delivery d
     where ${IS_NEXT_IN_ORDER} and (d.attempts > 0 or d.next_attempt_at < now() - interval '${GRACE}')
     order by d.next_attempt_at limit $1`,
    [limit],
  );
  return rows;
}
