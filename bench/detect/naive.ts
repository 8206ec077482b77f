/**
 * The naive implementation that detection is compared with: every access by itself, with a query for each rule. It
 * gives the same results, so only the speed differs.
 */
import type { Pool } from "pg";
import { EMERGENCY_PURPOSES } from "../../facts/code-hierarchy";
import type { AccessRow } from "../../facts/rows";
import { CHAIN_ID } from "./fact-lines";
import { decideConsent } from "./naive-consent";
import {
  hasGap,
  hasNoLicence,
  hasUnusualVolume,
  isBulk,
  isOwnRecord,
  isProbing,
  isRepeatedEmergency,
} from "./naive-rules";
import type { Ask, Judged } from "./naive-types";

/** The rules decided this way; of ACC-09 only the part without a deadline. */
export const NAIVE_RULES = [
  ...["ACC-01", "ACC-02", "ACC-03", "ACC-04", "ACC-05", "ACC-06", "ACC-07", "ACC-08", "ACC-09", "ACC-10"],
  ...["ACC-11", "ACC-12", "ACC-13", "ACC-14", "ACC-15", "CRD-01", "GOV-02"],
] as const;

const CLOCK_TOLERANCE = 300;

/** Creates the tables for the naive implementation's results. */
export async function createNaiveTables(pool: Pool): Promise<void> {
  await pool.query("CREATE SCHEMA naive");
  await pool.query("CREATE TABLE naive.verdict (pos bigint PRIMARY KEY, consent text NOT NULL, consent_id text)");
  await pool.query("CREATE TABLE naive.alert (rule_id text, pos bigint, PRIMARY KEY (rule_id, pos))");
}

/** Evaluates every rule for one access, and stores the verdict and alerts. */
export async function evaluateOne(pool: Pool, pos: string): Promise<void> {
  const ask: Ask = async <Row>(sql: string, values: readonly unknown[]) =>
    (await pool.query(sql, [...values])).rows as Row[];
  const [row] = await ask<AccessRow>("SELECT * FROM chain.access WHERE chain_id = $1 AND pos = $2", [CHAIN_ID, pos]);
  if (row === undefined) throw new Error(`There is no access at position ${pos}.`);
  const [occurredAt, blockTime] = [Number(row.occurred_at), Number(row.block_time)];
  const isPlausible = occurredAt <= blockTime && blockTime - occurredAt <= CLOCK_TOLERANCE;
  const access: Judged = { ...row, t: isPlausible ? occurredAt : blockTime };
  const isPermitted = access.outcome === "permitted";
  const isEmergency = EMERGENCY_PURPOSES.some((purpose) => purpose === access.purpose);

  const verdict = await decideConsent(ask, access);
  const rules = [
    ...(verdict.ruleId === null ? [] : [verdict.ruleId]),
    ...(isPermitted && isEmergency && access.reason_hash === null ? ["ACC-09"] : []),
    ...((await isRepeatedEmergency(ask, access)) ? ["ACC-10"] : []),
    ...((await isBulk(ask, access)) ? ["ACC-11"] : []),
    ...((await isProbing(ask, access)) ? ["ACC-12"] : []),
    ...(isPlausible ? [] : ["ACC-13"]),
    ...((await hasUnusualVolume(ask, access)) ? ["ACC-14"] : []),
    ...((await isOwnRecord(ask, access)) ? ["ACC-15"] : []),
    ...((await hasNoLicence(ask, access)) ? ["CRD-01"] : []),
    ...((await hasGap(ask, access)) ? ["GOV-02"] : []),
  ];
  for (const ruleId of rules)
    await ask("INSERT INTO naive.alert VALUES ($1, $2) ON CONFLICT DO NOTHING", [ruleId, pos]);
  await ask("INSERT INTO naive.verdict VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
    pos,
    verdict.consent,
    verdict.consentId,
  ]);
}
