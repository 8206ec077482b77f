/** One query per rule and access: the obvious first implementation, with the existing indexes. */
import { EMERGENCY_PURPOSES, purposeAndAbove } from "../../facts/code-hierarchy";
import type { Purpose } from "../../facts/codes";
import { CHAIN_ID } from "./fact-lines";
import type { Ask, Judged } from "./naive-types";

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** SQL for the time at which an access is evaluated. */
const T = "CASE WHEN occurred_at BETWEEN block_time - 300 AND block_time THEN occurred_at ELSE block_time END";

const isOneOf = (codes: readonly string[], code: string) => codes.includes(code);
const emergencies = EMERGENCY_PURPOSES.map((purpose) => `'${purpose}'`).join(", ");

/**
 * Whether what the actor did of a kind reaches `most` within `seconds` at this access, and did not already at an earlier
 * one whose span reaches into this access's.
 */
async function burstStarts(
  ask: Ask,
  { actor, pos, t }: Judged,
  { kind, counted, most, seconds }: { kind: string; counted: string; most: number; seconds: number },
): Promise<boolean> {
  const within = (of: string) =>
    `(SELECT count(${counted}) FROM doing b WHERE b.pos <= ${of}.pos AND b.t > ${of}.t - $5 AND b.t <= ${of}.t)`;
  const rows = await ask(
    `WITH doing AS MATERIALIZED (
       SELECT pos, patient, t FROM (SELECT pos, patient, ${T} AS t FROM chain.access
         WHERE chain_id = $1 AND actor = $2 AND pos <= $3 AND ${kind}) d WHERE t > $4::bigint - 2 * $5::bigint
     )
     SELECT FROM doing a WHERE pos = $3 AND ${within("a")} >= $6 AND NOT EXISTS (
       SELECT FROM doing c WHERE c.pos < a.pos AND c.t > a.t - $5 AND ${within("c")} >= $6)`,
    [CHAIN_ID, actor, pos, t, seconds, most],
  );
  return rows.length > 0;
}

/** ACC-10 */
export async function isRepeatedEmergency(ask: Ask, access: Judged): Promise<boolean> {
  if (access.outcome !== "permitted" || !isOneOf(EMERGENCY_PURPOSES, access.purpose)) return false;
  const kind = `outcome = 'permitted' AND purpose IN (${emergencies})`;
  return burstStarts(ask, access, { kind, counted: "*", most: 5, seconds: DAY });
}

/** ACC-11 */
export async function isBulk(ask: Ask, access: Judged): Promise<boolean> {
  if (access.outcome !== "permitted") return false;
  return burstStarts(ask, access, {
    kind: "outcome = 'permitted'",
    counted: "DISTINCT b.patient",
    most: 50,
    seconds: HOUR,
  });
}

/** ACC-12 */
export async function isProbing(ask: Ask, access: Judged): Promise<boolean> {
  if (access.outcome !== "denied") return false;
  return burstStarts(ask, access, { kind: "outcome = 'denied'", counted: "*", most: 5, seconds: 600 });
}

/** ACC-14 */
export async function hasUnusualVolume(ask: Ask, access: Judged): Promise<boolean> {
  if (access.outcome !== "permitted" || !(await isAboveUsual(ask, access, access.pos))) return false;
  const earlier = await ask<{ pos: string }>(
    `SELECT pos FROM chain.access WHERE chain_id = $1 AND actor = $2 AND pos < $3 AND outcome = 'permitted'
       AND (${T}) / 86400 = $4::bigint / 86400 ORDER BY pos`,
    [CHAIN_ID, access.actor, access.pos, access.t],
  );
  for (const { pos } of earlier) if (await isAboveUsual(ask, access, pos)) return false;
  return true;
}

/** Whether the actor's patients of the day, counted up to `pos`, are more than its days before let expect. */
async function isAboveUsual(ask: Ask, { actor, t }: Judged, pos: string): Promise<boolean> {
  const rows = await ask<{ day: string; patients: string }>(
    `SELECT day, count(DISTINCT patient) AS patients FROM (SELECT patient, (${T}) / 86400 AS day FROM chain.access
       WHERE chain_id = $1 AND actor = $2 AND pos <= $3 AND outcome = 'permitted') d
     WHERE day BETWEEN $4::bigint / 86400 - 30 AND $4::bigint / 86400 GROUP BY day`,
    [CHAIN_ID, actor, pos, t],
  );
  const today = Math.floor(t / DAY);
  const seen = Number(rows.find(({ day }) => Number(day) === today)?.patients ?? 0);
  const before = rows.filter(({ day }) => Number(day) !== today).map(({ patients }) => Number(patients));
  if (before.length < 7 || seen <= 20) return false;
  const n = before.length;
  const sum = before.reduce((total, patients) => total + patients, 0);
  const squares = before.reduce((total, patients) => total + patients * patients, 0);
  return seen * n > sum && (seen * n - sum) ** 2 > 16 * (n * squares - sum * sum);
}

/** ACC-15 */
export async function isOwnRecord(ask: Ask, { outcome, purpose, actor, patient, pos }: Judged): Promise<boolean> {
  if (outcome !== "permitted" || purposeAndAbove(purpose as Purpose).includes("PATRQT")) return false;
  const rows = await ask(
    "SELECT FROM chain.patient WHERE chain_id = $1 AND patient = $2 AND controller = $3 AND pos < $4",
    [CHAIN_ID, patient, actor, pos],
  );
  return rows.length > 0;
}

/** CRD-01 */
export async function hasNoLicence(ask: Ask, { outcome, purpose, actor, pos, t }: Judged): Promise<boolean> {
  if (outcome !== "permitted" || !purposeAndAbove(purpose as Purpose).includes("TREAT")) return false;
  const rows = await ask(
    `SELECT FROM chain.credential WHERE chain_id = $1 AND subject = $2 AND pos < $3
       AND kind IN ('physician', 'nurse', 'pharmacist') AND valid_from <= $4 AND (valid_until = 0 OR $4 < valid_until)
       AND NOT COALESCE(revoked_pos < $3 AND $4 >= revoked_time, false) LIMIT 1`,
    [CHAIN_ID, actor, pos, t],
  );
  return rows.length === 0;
}

/** GOV-02 */
export async function hasGap(ask: Ask, { custodian, pos, seq }: Judged): Promise<boolean> {
  const [before] = await ask<{ seq: string }>(
    "SELECT seq FROM chain.access WHERE chain_id = $1 AND custodian = $2 AND pos < $3 ORDER BY pos DESC LIMIT 1",
    [CHAIN_ID, custodian, pos],
  );
  return before !== undefined && BigInt(seq) !== BigInt(before.seq) + 1n;
}
