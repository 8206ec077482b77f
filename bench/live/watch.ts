/** When alerts could first be read, seen from outside: after the transaction that stored them told of itself. */
import { Client, type Pool } from "pg";

export type StoredAlert = { id: string; accessId: string; ruleId: string /** Milliseconds since 1970. */; at: number };

export type Watch = {
  /** Ends the watch and answers with every alert that there was, oldest first. */
  stop: () => Promise<StoredAlert[]>;
};

/** Watches alerts that are stored from now on. */
export async function watchAlerts(pool: Pool, databaseUrl: string): Promise<Watch> {
  const seen = new Map<string, StoredAlert>();
  let since = new Date(0);
  let reading = Promise.resolve();
  const read = async () => {
    const { rows } = await pool.query<{ id: string; subject_id: string; rule_id: string; detected_at: Date }>(
      "SELECT id, subject_id, rule_id, detected_at FROM compliance.alert WHERE detected_at >= $1 ORDER BY detected_at",
      [since],
    );
    // After the answer: an alert may have been there a little earlier, never later.
    const at = Date.now();
    for (const { id, subject_id, rule_id, detected_at } of rows) {
      if (!seen.has(id)) seen.set(id, { id, accessId: subject_id, ruleId: rule_id, at });
      // A transaction that began earlier may end later.
      since = new Date(detected_at.getTime() - 10_000);
    }
  };
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  client.on("notification", () => {
    reading = reading.then(read);
  });
  await client.query("LISTEN compliance_outbox");
  return {
    stop: async () => {
      await client.end();
      await reading;
      await read();
      return [...seen.values()];
    },
  };
}
