/** A whole monitor for a test: the system, and a receiver that is told of everything and verifies it. */

import { createEndpoint } from "../../alerts/deliver/endpoints";
import { migrate } from "../../database/migrate";
import { type ReceivedMessage, type Receiver, startReceiver } from "../../devnet/receiver";
import { type System, type SystemOptions, startSystem } from "../../devnet/system";
import { createApiKey } from "../../src/api/identity/api-keys";

export type Monitor = System & {
  receiver: Receiver;
  /** Answers a GET of the API, made with an auditor's key. */
  get: (path: string) => Promise<unknown>;
  /** Answers a GraphQL query's data. Throws where it has errors. */
  graphql: (query: string) => Promise<unknown>;
  /** What the receiver accepted about an alert, oldest first. */
  notified: (alertId: string) => ReceivedMessage[];
  /** Resolves once nothing is left to be told. Throws after `seconds`. */
  quiet: (seconds?: number) => Promise<void>;
};

/** Starts the stack with an endpoint that is told of every alert at the tip. The product's processes are started by the test. */
export async function startMonitor(options: SystemOptions): Promise<Monitor> {
  const receiver = await startReceiver();
  const system = await startSystem(options).catch(async (error) => {
    await receiver.stop();
    throw error;
  });
  const { pool, url } = system;
  await migrate(pool);
  const { key } = await createApiKey({ pool, name: "test", role: "auditor" });
  const { secret } = await createEndpoint({
    pool,
    privateNetworks: "allow",
    endpoint: { name: "test", url: receiver.url, createdBy: "test" },
  });
  receiver.trust(secret);
  return {
    ...system,
    receiver,
    get: async (path) => {
      const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
      if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
      return response.json();
    },
    graphql: async (query) => {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });
      const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
      if (errors !== undefined) throw new Error(`GraphQL answered ${JSON.stringify(errors)}`);
      return data;
    },
    notified: (alertId) => receiver.accepted().filter(({ message }) => message?.data.id === alertId),
    quiet: async (seconds = 90) => {
      const deadline = Date.now() + seconds * 1000;
      while (true) {
        const { rows } = await pool.query<{ waiting: number }>(
          `SELECT (SELECT count(*) FROM compliance.outbox WHERE relayed_at IS NULL)::int
                + (SELECT count(*) FROM compliance.delivery WHERE status = 'pending')::int AS waiting`,
        );
        if (rows[0]?.waiting === 0) return;
        if (Date.now() > deadline) throw new Error(`${rows[0]?.waiting} messages were not delivered in ${seconds} s.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    stop: async () => {
      await system.stop();
      await receiver.stop();
    },
  };
}

export type StoredAlert = { id: string; blockHash: string; txHash: string; ruleId: string; retracted: boolean };

/** Every alert of a chain that was ever found, in chain order. */
export async function alertsOf({ pool }: Pick<Monitor, "pool">, chainId: number): Promise<StoredAlert[]> {
  const { rows } = await pool.query(
    `SELECT id, block_hash AS "blockHash", tx_hash AS "txHash", rule_id AS "ruleId", retracted_at IS NOT NULL AS retracted
       FROM compliance.alert WHERE chain_id = $1 ORDER BY pos, rule_id, detected_at`,
    [chainId],
  );
  return rows;
}

/**
 * What is wrong with how a chain's alerts were told, in sentences: each alert once, under one `webhook-id`, signed, with
 * the same body at every attempt, and taken back exactly where it was retracted, after it was told.
 */
export async function faultsInTelling(monitor: Monitor, chainId: number): Promise<string[]> {
  const alerts = await alertsOf(monitor, chainId);
  const bodies = new Map<string, string>();
  const faults = monitor.receiver.received.flatMap(({ id, body, verified }) => {
    const first = bodies.get(id) ?? body;
    bodies.set(id, first);
    return [
      ...(verified ? [] : [`The signature of ${id} is not valid.`]),
      ...(body === first ? [] : [`The body of ${id} changed between attempts.`]),
    ];
  });
  for (const { id, retracted } of alerts) {
    const types = monitor.notified(id).map(({ type }) => type);
    const wanted = retracted ? "alert.created,alert.retracted" : "alert.created";
    if (types.join() !== wanted)
      faults.push(`Alert ${id} should be notified as ${wanted} but was notified as ${types.join()}.`);
  }
  return faults;
}
