/** What the operator log's tests run on: a real database with a log, and ways to damage it as only its owner can. */
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Pool } from "pg";
import type { NewEntry } from "./entry";
import { sealNext } from "./seal";
import type { KeptHead } from "./signing-key";
import { type Verification, verifyOperatorLog } from "./verify";
import { createOperatorLogWriter } from "./write";

/** The table. */
export const log = "compliance.operator_log";

export const { privateKey: signingKey, publicKey } = generateKeyPairSync("ed25519");

/** An entry of the `index`th of several readers. */
export function entryOf(index: number): NewEntry {
  return {
    credentialId: `key_${index}`,
    credentialName: `Reader ${index}`,
    role: "auditor",
    operation: "GET /v1/alerts",
    patientLevel: true,
    filter: { patient: `0x${index}`, limit: "5" },
    address: "127.0.0.1",
    status: 200,
  };
}

/** Writes entries one after the other, so that they are sealed in this order. */
export async function writeEntries(pool: Pool, count: number): Promise<void> {
  const { write } = createOperatorLogWriter({ pool });
  for (let index = 1; index <= count; index++) await write(entryOf(index));
}

/** Seals all that is there. */
export async function sealAll(pool: Pool, key: KeyObject | undefined = signingKey): Promise<void> {
  while ((await sealNext({ pool, signingKey: key }))?.sealed) {
    // The next rows.
  }
}

/** Verifies the log by the fixture's key, against heads that were kept elsewhere where some are given. */
export function verify(pool: Pool, heads: KeptHead[] = []): Promise<Verification> {
  return verifyOperatorLog({ pool, heads, publicKeys: [publicKey] });
}

/** Runs statements as who owns the tables can, without the guard and the unique index that would refuse them. */
export async function damage(pool: Pool, ...statements: string[]): Promise<void> {
  await pool.query(`alter table ${log} disable trigger all`);
  await pool.query("drop index if exists compliance.operator_log_sequence_index");
  for (const statement of statements) await pool.query(statement);
  await pool.query(`alter table ${log} enable trigger all`);
}
