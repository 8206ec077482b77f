import type { PoolClient } from "pg";
import { IS_NEXT_IN_ORDER } from "./delivery-order";

/** Maximum number of deliveries that are claimed and recorded together. */
export const BATCH_SIZE = 64;

/** A delivery ready to be sent, locked by the transaction that reads it. */
export type Claimed = {
  id: string;
  endpointId: string;
  alertId: string | null;
  incarnation: number | null;
  type: string;
  body: string;
  /** Attempts recorded so far. */
  attempts: number;
  url: string;
  /** Name of the endpoint's format. */
  format: string;
  /** What the format needs of the endpoint beside the URL. */
  settings: Record<string, unknown>;
  secret: string;
  /** The secret before a rotation, while it is still valid. */
  previousSecret: string | null;
  endpointDeleted: boolean;
};

const COLUMNS = `
  d.id, d.endpoint_id as "endpointId", d.alert_id as "alertId", d.incarnation, d.type, d.body, d.attempts,
  e.url, e.format, e.settings, e.secret, case when e.previous_secret_until > now() then e.previous_secret end as "previousSecret",
  e.deleted_at is not null as "endpointDeleted"`;

/**
 * Claims up to a batch of the endpoint's deliveries that are next in order and that no other worker is sending, longest
 * due first. They are about different alerts, because only the first message of an alert is next in order.
 */
export async function claimDeliveries(client: PoolClient, endpointId: string): Promise<Claimed[]> {
  const { rows } = await client.query<Claimed>(
    `SELECT ${COLUMNS} FROM compliance.delivery d JOIN compliance.endpoint e ON e.id = d.endpoint_id
     WHERE d.endpoint_id = $1 AND ${IS_NEXT_IN_ORDER}
     ORDER BY d.next_attempt_at LIMIT $2 FOR UPDATE OF d SKIP LOCKED`,
    [endpointId, BATCH_SIZE],
  );
  return rows;
}
