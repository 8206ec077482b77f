import { z } from "zod";
import { purposeAndAbove } from "../../../facts/code-hierarchy";
import { PURPOSES } from "../../../facts/codes";
import {
  actionHeadline,
  countInWords,
  instantInWords,
  isoInstant,
  placeInWords,
  purposeAndCode,
  spanInWords,
  timeAfter,
} from "../../../facts/display";
import { effectiveTime, effectiveTimeOf } from "../../../facts/effective-time";
import type { AccessRow } from "../../../facts/rows";
import { isWithin, recordedBefore } from "../../../facts/sql/validity";
import { accessEvidence, accessFinding } from "../evidence/access";
import { accessSummary, byBlock, howTimed } from "../evidence/access-words";
import { type CredentialRow, credentialEvidence, LICENSED_KINDS } from "../evidence/credential";
import { readAccesses } from "../evidence/read-accesses";
import type { EvaluationContext, Pass } from "../pass";
import { defineRule } from "../rule";

/** Somebody treats without a licence that is known and holds. */
export const uncredentialedAccess = defineRule({
  id: "CRD-01",
  name: "uncredentialed-access",
  title: "Record accessed for treatment without a valid licence",
  version: 3,
  severity: "critical",
  citations: ["45 CFR 164.308(a)(3)"],
  trigger: "event",
  subject: "access",
  description:
    "An access, for any kind of treatment, made by a person without a valid credential as a physician, nurse or pharmacist.",
  parameters: z.strictObject({}),
  triage: [
    "Check whether the person has a credential that expired or was revoked, and whether it has been renewed.",
    "Verify the person's licence with the licensing body.",
    "Ask what role the person had in the treatment, and who supervised them.",
    "If the person has no licence, stop their access for treatment and review what else they accessed.",
  ],
  falsePositives: [
    "A licence that was renewed in time but recorded late.",
    "A student or assistant working under someone else's licence.",
    "A clerk's work that was recorded with treatment as its purpose.",
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
      const licences = known.filter(isLicence);
      const lack = lackOf(known, row, t);
      return {
        ...accessFinding(row),
        ruleId: uncredentialedAccess.id,
        organisation: null,
        consentId: null,
        headline: headlineOf(lack, { access: row, t }),
        summary: accessSummary({ access: row, t }, ...endingsOf(lack, t)),
        explanation: `${howTimed({ access: row, t })} ${row.purpose === "TREAT" ? "The access was for treatment (TREAT)" : `The purpose, ${purposeAndCode(row.purpose)}, counts as treatment`}, which requires a licence. ${
          licences.length === 0
            ? `Before the access, no credential as a physician, nurse or pharmacist had been issued to the actor, ${row.actor}.`
            : [
                `The actor, ${row.actor}, had received ${countInWords(licences.length, "licence")} earlier; ${licences.length === 1 ? "it was not" : "none was"} valid at that time.`,
                ...licences.slice(0, NAMED).map((licence) => whyNot(licence, row, t)),
              ].join(" ")
        }`,
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

/** Most licences that an explanation names; the evidence has all. */
const NAMED = 5;

/**
 * Why there was no licence. Of several the one that ended last counts, else the one that begins first. Without any, the
 * role is that of another credential which held, as a clerk's.
 */
type Lack =
  | { kind: "unknown"; role: string | null }
  | { kind: "expired" | "revoked" | "early"; role: string; time: number; several: boolean };

function lackOf(known: readonly RevocableRow[], access: AccessRow, t: number): Lack {
  const licences = known.filter(isLicence);
  const several = licences.length > 1;
  const ended = licences
    .filter(({ valid_from }) => Number(valid_from) <= t)
    .map((licence) => ({ ...endOf(licence, access), role: licence.kind, several }));
  if (ended.length > 0) return ended.reduce((one, other) => (other.time > one.time ? other : one));
  const early = licences.map(({ kind: role, valid_from }) => ({
    kind: "early" as const,
    role,
    time: Number(valid_from),
    several,
  }));
  if (early.length > 0) return early.reduce((one, other) => (other.time < one.time ? other : one));
  const held = known.find((each) => Number(each.valid_from) <= t && t < endOf(each, access).time);
  return { kind: "unknown", role: held?.kind ?? null };
}

const isLicence = ({ kind }: RevocableRow) => (LICENSED_KINDS as readonly string[]).includes(kind);

/** When a credential is over, and by what: infinitely late where it has no end. */
function endOf(credential: RevocableRow, access: AccessRow): { kind: "expired" | "revoked"; time: number } {
  const until = Number(credential.valid_until);
  const revoked = isRevoked(credential, access) ? Number(credential.revoked_time) : Number.POSITIVE_INFINITY;
  return until !== 0 && until <= revoked ? { kind: "expired", time: until } : { kind: "revoked", time: revoked };
}

function headlineOf(lack: Lack, judged: { access: AccessRow; t: number }): string {
  const did = actionHeadline(judged.access.action);
  if (lack.kind === "unknown")
    return `${did} for treatment ${lack.role === null ? "without a licence on record" : `by a ${lack.role} without a licence on record`}`;
  return `${did} ${fromLicence(lack, judged.t, "the licence")}${byBlock(judged)}`;
}

function endingsOf(lack: Lack, t: number): [string, ...string[]] {
  if (lack.kind === "unknown")
    return [
      ` by a ${lack.role ?? "person"} with no licence on record as a physician, nurse or pharmacist`,
      ` by a ${lack.role ?? "person"} with no licence on record`,
    ];
  return [` by a ${lack.role}, ${fromLicence(lack, t, lack.several ? "their last licence" : "their licence")}`];
}

/** "12 minutes after their licence expired" */
function fromLicence({ kind, time }: Exclude<Lack, { kind: "unknown" }>, t: number, licence: string): string {
  if (kind === "early") return `${spanInWords(time - t)} before ${licence} began`;
  return timeAfter(t - time, `${licence} ${kind === "expired" ? "expired" : "was revoked"}`);
}

/** Why a licence did not hold, in a sentence. */
function whyNot(credential: RevocableRow, access: AccessRow, t: number): string {
  const named = `Credential ${credential.credential_id} (${credential.kind})`;
  const from = Number(credential.valid_from);
  if (t < from) return `${named} was valid only from ${instantInWords(from)}.`;
  const { kind, time } = endOf(credential, access);
  return kind === "revoked"
    ? `${named} was revoked on ${instantInWords(time)}, at ${placeInWords(credential.revoked_pos!)}.`
    : `${named} expired on ${instantInWords(time)}; from that instant on it no longer applied.`;
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
