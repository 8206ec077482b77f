import type { PoolClient } from "pg";
import { IS_NEXT_IN_ORDER } from "./delivery-order";

/** Most deliveries that are claimed, and recorded, together. */
export const BATCH_SIZE = 64;

/** A delivery whose turn has come, locked by the transaction that reads it. */
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
  /** The secret before a rotation, as long as it counts. */
  previousSecret: string | null;
  endpointDeleted: boolean;
};

const COLUMNS = `
  d.id, d.endpoint_id as "endpointId", d.alert_id as "alertId", d.incarnation, d.type, d.body, d.attempts,
  e.url, e.format, e.settings, e.secret, case when e.previous_secret_until > now() then e.previous_secret end as "previousSecret",
  e.deleted_at is not null as "endpointDeleted"`;

/**
 * The endpoint's deliveries whose turn has come and that nobody is sending, those that have waited longest first, at most
 * a batch. They are about different alerts: of one alert's messages only the first has its turn.
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
