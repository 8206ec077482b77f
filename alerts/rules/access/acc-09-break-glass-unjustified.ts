import { z } from "zod";
import { EMERGENCY_PURPOSES } from "../../../facts/code-hierarchy";
import { countInWords, isoInstant, spanInWords } from "../../../facts/display";
import { effectiveTime } from "../../../facts/effective-time";
import type { AccessRow, PlaceRow } from "../../../facts/rows";
import { factJson } from "../../../facts/sql/json";
import { type DeadlineRow, DUE, deadlinesOf, dueValues } from "../deadlines";
import { accessEvidence, accessFinding, byBlock, whatHappened } from "../evidence/access";
import { placeOf } from "../evidence/place";
import type { DeadlinePass, Pass } from "../pass";
import { defineRule } from "../rule";
import type { Ruleset } from "../ruleset";

/** An emergency access without a reason, or without another's approval in time. */
export const breakGlassUnjustified = defineRule({
  id: "ACC-09",
  name: "break-glass-unjustified",
  version: 1,
  severity: "high",
  citations: ["45 CFR 164.312(a)(2)(ii)", "42 CFR 2.51(c)"],
  trigger: "deadline",
  subject: "access",
  description:
    "A permitted access for an emergency purpose with which no reason was recorded, or that nobody but its actor approved in time.",
  parameters: z.strictObject({
    reviewHours: z
      .int()
      .min(1)
      .max(8_760)
      .default(72)
      .describe("Hours from the access's effective time within which another account must have approved it."),
  }),
  triage: [
    "Ask the actor for the emergency: who was in danger, and why there was no time to ask for consent.",
    "Look in the care record for treatment of this patient by this actor at that time.",
    "Where the emergency was real, have a reviewer record the approval, and find out why it came late or the reason was missing.",
    "Where it was not, treat the access as one without consent: record the disclosure and tell the privacy officer.",
  ],
  falsePositives: [
    "A real emergency whose review was held outside the system or recorded too late.",
    "A gateway that takes the reason on paper, or leaves it out of what it hands in.",
  ],
});

const HOUR = 3_600;

/** From an access's effective time to its deadline, in seconds. */
const reviewSeconds = (ruleset: Ruleset) =>
  breakGlassUnjustified.parameters.parse(ruleset.parametersOf(breakGlassUnjustified.id)).reviewHours * HOUR;

const emergency = (access: string, purposes: string) =>
  `${access}.outcome = 'permitted' AND ${access}.purpose = ANY(${purposes}::text[])`;

/** ACC-09 where no reason was recorded: decided at the access. */
export const breakGlassReasonPass: Pass = {
  rules: [breakGlassUnjustified.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const rows = await query<AccessRow & { t: string }>(
      `SELECT a.*, ${effectiveTime("a", "$5::bigint")} AS t FROM ${facts("access")} a
       WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint AND ${emergency("a", "$4")}
         AND a.reason_hash IS NULL ORDER BY a.pos`,
      [chainId, fromPos, toPos, EMERGENCY_PURPOSES, ruleset.clockToleranceSeconds],
    );
    return rows.map((row) => {
      const t = Number(row.t);
      return {
        ...accessFinding(row),
        ruleId: breakGlassUnjustified.id,
        organisation: null,
        consentId: null,
        headline: `${emergencyAccess(row)} without a recorded reason`,
        summary: `${whatHappened({ access: row, t })}, and no reason was recorded.`,
        explanation: `The access was permitted for ${row.purpose}, an emergency purpose, and took effect at ${isoInstant(t)}. It carries no hash of a reason. A review does not make up for it.`,
        evidence: { access: accessEvidence(row, t), reasonHash: null },
      };
    });
  },
};

type ReviewRow = PlaceRow & { reviewer: string; approved: boolean };
type UnreviewedRow = AccessRow & { t: string; due_time: string; reviews: ReviewRow[] };

/** ACC-09 where a reason was recorded: decided once the time for a review is over. */
export const breakGlassReviewPass: DeadlinePass = {
  rules: [breakGlassUnjustified.id],
  plan: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const rows = await query<DeadlineRow>(
      `SELECT a.pos, a.block_hash, ${effectiveTime("a", "$5::bigint")} + $6::bigint AS due_time FROM ${facts("access")} a
       WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint AND ${emergency("a", "$4")}
         AND a.reason_hash IS NOT NULL ORDER BY a.pos`,
      [chainId, fromPos, toPos, EMERGENCY_PURPOSES, ruleset.clockToleranceSeconds, reviewSeconds(ruleset)],
    );
    return deadlinesOf(breakGlassUnjustified.id, rows);
  },
  decide: async (context) => {
    const { query, facts, ruleset } = context;
    const within = reviewSeconds(ruleset);
    const rows = await query<UnreviewedRow>(
      `WITH ${DUE}
       SELECT a.*, judged.t, due.due_time, reviewed.reviews FROM due
       JOIN ${facts("access")} a ON a.chain_id = $1 AND a.pos = due.pos AND a.block_hash = due.block_hash
       CROSS JOIN LATERAL (SELECT ${effectiveTime("a", "$6::bigint")} AS t) judged
       CROSS JOIN LATERAL (
         SELECT COALESCE(bool_or(r.approved AND r.reviewer <> a.actor), false) AS approved,
           COALESCE(jsonb_agg(${factJson("r")} ORDER BY r.pos), '[]') AS reviews
         FROM ${facts("access_review")} r
         WHERE r.chain_id = $1 AND r.access_id = a.access_id AND r.block_time <= due.due_time
       ) reviewed
       WHERE ${emergency("a", "$5")} AND a.reason_hash IS NOT NULL
         AND due.due_time = judged.t + $7::bigint AND NOT reviewed.approved
       ORDER BY a.pos`,
      [...dueValues(context, breakGlassUnjustified.id), EMERGENCY_PURPOSES, ruleset.clockToleranceSeconds, within],
    );
    return rows.map((row) => {
      const t = Number(row.t);
      return {
        ...accessFinding(row),
        ruleId: breakGlassUnjustified.id,
        organisation: null,
        consentId: null,
        headline: `${emergencyAccess(row)} ${withoutApproval(row)} within ${countInWords(within / HOUR, "hour")}${byBlock({ access: row, t })}`,
        summary: `${whatHappened({ access: row, t })}, and nobody else approved it within ${spanInWords(within)}.`,
        explanation: `The access was permitted for ${row.purpose}, an emergency purpose, and took effect at ${isoInstant(t)}, so a review was due up to ${isoInstant(Number(row.due_time))}, ${within / HOUR} hours later. ${whatReviews(row)}`,
        evidence: {
          access: accessEvidence(row, t),
          reasonHash: row.reason_hash,
          reviews: row.reviews.map((review) => ({
            ...placeOf(review),
            reviewer: review.reviewer,
            approved: review.approved,
          })),
        },
        deadline: Number(row.due_time),
      };
    });
  },
};

const emergencyAccess = ({ purpose }: AccessRow) => `${purpose === "BTG" ? "Break-glass" : "Emergency"} access`;

function withoutApproval({ actor, reviews }: UnreviewedRow): string {
  if (reviews.length === 0) return "not reviewed";
  return reviews.every(({ reviewer }) => reviewer === actor)
    ? "not reviewed by anyone else"
    : "not approved by a reviewer";
}

function whatReviews({ access_id, actor, reviews }: UnreviewedRow): string {
  if (reviews.length === 0) return `No review of access ${access_id} was recorded up to then.`;
  const each = reviews.map(
    ({ pos, reviewer, approved }) =>
      `the one at position ${pos} ${approved ? "is" : "does not approve it, and is"} by ${reviewer}${reviewer === actor ? ", the actor itself" : ""}`,
  );
  return `No approval of access ${access_id} by another account than the actor was recorded up to then. Of its reviews, ${each.join("; ")}.`;
}
