import type { PoolClient } from "pg";
import { TURN_HAS_COME } from "./turn";

/** A delivery whose turn has come, locked by the transaction that reads it. */
export interface Claimed {
  id: string;
  endpointId: string;
  alertId: string | null;
  type: string;
  body: string;
  /** Attempts recorded so far. */
  attempts: number;
  url: string;
  secret: string;
  /** The secret before a rotation, as long as it counts. */
  previousSecret: string | null;
  endpointDeleted: boolean;
}

const COLUMNS = `
  d.id, d.endpoint_id as "endpointId", d.alert_id as "alertId", d.type, d.body, d.attempts,
  e.url, e.secret, case when e.previous_secret_until > now() then e.previous_secret end as "previousSecret",
  e.deleted_at is not null as "endpointDeleted"`;

/** The delivery of this id; undefined where its turn has not come, or another worker is sending it. */
export async function claimDelivery(client: PoolClient, id: string): Promise<Claimed | undefined> {
  const { rows } = await client.query<Claimed>(
    `select ${COLUMNS} from compliance.delivery d join compliance.endpoint e on e.id = d.endpoint_id
     where d.id = $1 and ${TURN_HAS_COME} for update of d skip locked`,
    [id],
  );
  return rows[0];
}

/** The endpoint's delivery that has waited longest of those whose turn has come and that nobody is sending. */
export async function claimNextOf(client: PoolClient, endpointId: string): Promise<Claimed | undefined> {
  const { rows } = await client.query<Claimed>(
    `select ${COLUMNS} from compliance.delivery d join compliance.endpoint e on e.id = d.endpoint_id
     where d.endpoint_id = $1 and ${TURN_HAS_COME}
     order by d.next_attempt_at limit 1 for update of d skip locked`,
    [endpointId],
  );
  return rows[0];
}
