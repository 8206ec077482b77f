/** What the delivery tests run on: a real PostgreSQL with the schema, real queues, and alerts to tell of. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { endProcess, guardProcess } from "../../devnet/guard";
import { freePort } from "../../devnet/postgres";
import { startTestServer } from "../../test/support/database";
import type { AlertRow } from "../alert-json";
import { createClient } from "../database/client";
import { alert, outbox } from "../database/schema";

/** Redis is optional for the tests: `apt-get install redis-server` brings it. */
export const redisInstalled = spawnSync("redis-server", ["--version"]).status === 0;

export interface DeliveryFixture {
  databaseUrl: string;
  pool: Pool;
  stop(): Promise<void>;
}

/** A fresh database with the migrated schema `compliance`. */
export async function startDatabase(): Promise<DeliveryFixture> {
  const server = startTestServer();
  const { url: databaseUrl, pool } = await server.createDatabase();
  return { databaseUrl, pool, stop: server.stop };
}

/** A Redis of its own on a free port, which keeps nothing. */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child: ChildProcess = spawn("redis-server", [...options, "--maxmemory-policy", "noeviction"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  guardProcess(child);
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error("redis-server ended before it was ready")));
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("Ready to accept connections")) resolve();
    });
  });
  return { url: `redis://127.0.0.1:${port}`, stop: async () => void (await endProcess(child)) };
}

const hex = (...parts: unknown[]) => `0x${createHash("sha256").update(JSON.stringify(parts)).digest("hex")}`;

/** An alert as detection finds one: provisional, of ACC-02, about the access number `index`. */
export function exampleAlert(index: number, change: Partial<AlertRow> = {}): typeof alert.$inferInsert {
  return {
    id: hex("alert", index),
    ruleId: "ACC-02",
    ruleName: "revoked-grant-read",
    ruleVersion: 1,
    ruleset: "test",
    parameters: {},
    severity: "critical",
    finality: "provisional",
    chainId: 31337,
    pos: BigInt(index) << 27n,
    blockNumber: index,
    blockHash: hex("block", index),
    blockTime: 1_772_352_000 + index,
    txHash: hex("transaction", index),
    logIndex: 0,
    entryIndex: 0,
    logRank: 0,
    subjectType: "access",
    subjectId: hex("access", index),
    patient: hex("patient"),
    actor: "0x00000000000000000000000000000000000000aa",
    consentId: hex("consent"),
    purpose: "TREAT",
    category: "LAB",
    action: "read",
    occurredAt: 1_772_352_000 + index,
    summary: "A record was read after the patient had revoked the consent.",
    explanation: "The only consent of this patient for this reader had been revoked.",
    evidence: { consent: { consentId: hex("consent") } },
    notify: true,
    openedAt: change.detectedAt,
    ...change,
  };
}

/** Stores alerts with their `alert.created`, as detection does: in one transaction. */
export async function createAlerts(pool: Pool, alerts: (typeof alert.$inferInsert)[]): Promise<string[]> {
  await createClient(pool).transaction(async (tx) => {
    await tx.insert(alert).values(alerts);
    await tx.insert(outbox).values(alerts.map(({ id }) => ({ event: "alert.created", alertId: id, incarnation: 1 })));
    await tx.execute("notify compliance_outbox");
  });
  return alerts.map(({ id }) => id);
}

/** Takes an alert back, as the reconciliation does. */
export async function retractAlert(pool: Pool, id: string, incarnation = 1): Promise<void> {
  await pool.query(
    `with retracted as (update compliance.alert set status = 'retracted', retracted_at = now() where id = $1)
     insert into compliance.outbox (event, alert_id, incarnation) values ('alert.retracted', $1, $2)`,
    [id, incarnation],
  );
  await pool.query("notify compliance_outbox");
}

/** Makes an alert final, as the reconciliation does. */
export async function finaliseAlert(pool: Pool, id: string): Promise<void> {
  await pool.query(
    `with final as (update compliance.alert set finality = 'final' where id = $1)
     insert into compliance.outbox (event, alert_id, incarnation) values ('alert.finalised', $1, 1)`,
    [id],
  );
  await pool.query("notify compliance_outbox");
}

/** Empties every table of the schema but its migrations. */
export async function emptyTables(pool: Pool): Promise<void> {
  await pool.query(
    "truncate compliance.delivery_attempt, compliance.delivery, compliance.endpoint, compliance.outbox, compliance.alert cascade",
  );
}
