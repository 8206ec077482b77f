import { z } from "zod";
import { purposeAndAbove } from "../../../facts/code-hierarchy";
import { PURPOSES } from "../../../facts/codes";
import { actionHeadline, isoInstant, spanInWords, timeAfter } from "../../../facts/display";
import { effectiveTime, effectiveTimeOf } from "../../../facts/effective-time";
import type { AccessRow } from "../../../facts/rows";
import { isWithin, recordedBefore } from "../../../facts/sql/validity";
import { accessEvidence, accessFinding, byBlock, whatHappened } from "../evidence/access";
import { type CredentialRow, credentialEvidence, LICENSED_KINDS } from "../evidence/credential";
import { readAccesses } from "../evidence/read-accesses";
import type { EvaluationContext, Pass } from "../pass";
import { defineRule } from "../rule";

/** Somebody treats without a licence that is known and holds. */
export const uncredentialedAccess = defineRule({
  id: "CRD-01",
  name: "uncredentialed-access",
  version: 1,
  severity: "critical",
  citations: ["45 CFR 164.308(a)(3)"],
  trigger: "event",
  subject: "access",
  description:
    "An access for treatment, of whatever kind, by a person without a valid credential as physician, nurse or pharmacist.",
  parameters: z.strictObject({}),
  triage: [
    "See whether the person has a credential that ended or was revoked, and whether it was renewed since.",
    "Check the person's licence at the body that gives it.",
    "Ask in what role the person took part in the treatment, and who answers for it.",
    "Without a licence, stop the person's access for treatment and look at what else was accessed.",
  ],
  falsePositives: [
    "A licence that was renewed in time and recorded late.",
    "A student or assistant who worked under somebody else's licence.",
    "A clerk's work that was recorded with the purpose of treatment.",
  ],
});

/** A row of the fact table `credential`, with its revocation. */
type RevocableRow = CredentialRow & {
  revoked_pos: string | null;
  revoked_time: string | null;
  revoked_tx_hash: string | null;
};

/** CRD-01: the credentials are looked up once for each actor of the range. */
export const uncredentialedAccessPass: Pass = {
  rules: [uncredentialedAccess.id],
  evaluate: async (context) => {
    const { query, facts, chainId, fromPos, toPos, ruleset } = context;
    const tolerance = ruleset.clockToleranceSeconds;
    const treatment = PURPOSES.filter((purpose) => purposeAndAbove(purpose).includes("TREAT"));
    const found = await query<{ pos: string }>(
      `WITH care AS MATERIALIZED (
         SELECT a.pos, a.actor, ${effectiveTime("a", "$4::bigint")} AS t FROM ${facts("access")} a
         WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint
           AND a.outcome = 'permitted' AND a.purpose = ANY($5::text[])
       ), licence AS MATERIALIZED (
         SELECT c.* FROM (SELECT DISTINCT actor FROM care) who
         CROSS JOIN LATERAL (
           SELECT c.subject, c.pos, c.valid_from, c.valid_until, c.revoked_pos, c.revoked_time FROM ${facts("credential")} c
           WHERE c.chain_id = $1 AND c.subject = who.actor AND c.kind = ANY($6::text[]) OFFSET 0
         ) c
       )
       SELECT care.pos FROM care WHERE NOT EXISTS (
         SELECT FROM licence l WHERE l.subject = care.actor AND ${recordedBefore("l", "care.pos")} AND ${isWithin("l", "care.t")}
           AND NOT COALESCE(l.revoked_pos < care.pos AND care.t >= l.revoked_time, false)
       ) ORDER BY care.pos`,
      [chainId, fromPos, toPos, tolerance, treatment, LICENSED_KINDS],
    );
    const accesses = await readAccesses(
      context,
      found.map(({ pos }) => pos),
    );
    const rows = found.map(({ pos }) => accesses.get(pos)!);
    const credentials = await credentialsOf(context, rows);
    return rows.map((row) => {
      const t = effectiveTimeOf(row, tolerance);
      const known = (credentials.get(row.actor) ?? []).filter(({ pos }) => BigInt(pos) < BigInt(row.pos));
      const licences = known.filter(({ kind }) => (LICENSED_KINDS as readonly string[]).includes(kind));
      return {
        ...accessFinding(row),
        ruleId: uncredentialedAccess.id,
        organisation: null,
        consentId: null,
        headline: `${actionHeadline(row.action)} for treatment ${withoutLicence(licences, row, t)}`,
        summary: `${whatHappened({ access: row, t })}, by a person ${
          licences.length === 0
            ? "of whom no licence as physician, nurse or pharmacist is known"
            : "whose licence as physician, nurse or pharmacist did not hold then"
        }.`,
        explanation: `The access took effect at ${isoInstant(t)}, and its purpose ${row.purpose} is TREAT or below it in the HL7 hierarchy. Before position ${row.pos} the actor ${row.actor} had been issued ${
          licences.length === 0
            ? "no credential of a licensed kind"
            : licences.map((licence) => whyNot(licence, row, t)).join("; ")
        }.`,
        evidence: { access: accessEvidence(row, t), credentials: known.map((each) => evidenceAt(each, row)) },
      };
    });
  },
};

async function credentialsOf({ query, facts, chainId }: EvaluationContext, accesses: readonly AccessRow[]) {
  const credentials = new Map<string, RevocableRow[]>();
  if (accesses.length === 0) return credentials;
  const rows = await query<RevocableRow>(
    `SELECT * FROM ${facts("credential")} WHERE chain_id = $1 AND subject = ANY($2::text[]) ORDER BY pos`,
    [chainId, [...new Set(accesses.map(({ actor }) => actor))]],
  );
  for (const row of rows) credentials.set(row.subject, [...(credentials.get(row.subject) ?? []), row]);
  return credentials;
}

const isRevoked = ({ revoked_pos }: RevocableRow, access: AccessRow) =>
  revoked_pos !== null && BigInt(revoked_pos) < BigInt(access.pos);

/** The end of a headline. Of several licences the one that ended last counts, else the one that begins first. */
function withoutLicence(licences: readonly RevocableRow[], access: AccessRow, t: number): string {
  if (licences.length === 0) return "without a known licence";
  const ends = licences.filter(({ valid_from }) => Number(valid_from) <= t).map((licence) => endOf(licence, access));
  const suffix = byBlock({ access, t });
  if (ends.length === 0)
    return `${spanInWords(Math.min(...licences.map(({ valid_from }) => Number(valid_from))) - t)} before licence began${suffix}`;
  const last = ends.reduce((one, other) => (other.time > one.time ? other : one));
  return `${timeAfter(t - last.time, last.revoked ? "licence was revoked" : "licence expired")}${suffix}`;
}

/** When a licence that had begun was over, and by what. */
function endOf(licence: RevocableRow, access: AccessRow): { time: number; revoked: boolean } {
  const until = Number(licence.valid_until);
  const revoked = isRevoked(licence, access) ? Number(licence.revoked_time) : Number.POSITIVE_INFINITY;
  return until !== 0 && until <= revoked ? { time: until, revoked: false } : { time: revoked, revoked: true };
}

function whyNot(credential: RevocableRow, access: AccessRow, t: number): string {
  const named = `${credential.credential_id} (${credential.kind})`;
  if (t < Number(credential.valid_from))
    return `${named}, valid only from ${isoInstant(Number(credential.valid_from))}`;
  if (isRevoked(credential, access) && t >= Number(credential.revoked_time))
    return `${named}, revoked at ${isoInstant(Number(credential.revoked_time))}, position ${credential.revoked_pos}`;
  return `${named}, valid until ${isoInstant(Number(credential.valid_until))}, that instant excluded`;
}

/** A credential as it stood at the access: a revocation that came later is left out. */
const evidenceAt = (credential: RevocableRow, access: AccessRow) => ({
  ...credentialEvidence(credential),
  revocation: isRevoked(credential, access)
    ? {
        pos: credential.revoked_pos,
        txHash: credential.revoked_tx_hash,
        revokedAt: isoInstant(Number(credential.revoked_time)),
      }
    : null,
});
