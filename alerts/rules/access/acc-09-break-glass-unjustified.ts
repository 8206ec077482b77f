import { z } from "zod";
import { EMERGENCY_PURPOSES } from "../../../facts/code-hierarchy";
import { countInWords, instantInWords, placeInWords, purposeAndCode } from "../../../facts/display";
import { effectiveTime } from "../../../facts/effective-time";
import type { AccessRow, PlaceRow } from "../../../facts/rows";
import { factJson } from "../../../facts/sql/json";
import { type DeadlineRow, DUE, deadlinesOf, dueValues } from "../deadlines";
import { accessEvidence, accessFinding } from "../evidence/access";
import { accessSummary, byBlock, howTimed } from "../evidence/access-words";
import { placeOf } from "../evidence/place";
import type { DeadlinePass, Pass } from "../pass";
import { defineRule } from "../rule";
import type { Ruleset } from "../ruleset";

/** An emergency access without a reason, or without another's approval in time. */
export const breakGlassUnjustified = defineRule({
  id: "ACC-09",
  name: "break-glass-unjustified",
  title: "Break-glass access without a reason or an approving review",
  version: 3,
  severity: "high",
  citations: ["45 CFR 164.312(a)(2)(ii)", "42 CFR 2.51(c)"],
  trigger: "deadline",
  subject: "access",
  description: "A permitted emergency access without a recorded reason, or without another person's approval in time.",
  parameters: z.strictObject({
    reviewHours: z
      .int()
      .min(1)
      .max(8_760)
      .default(72)
      .describe("Hours after the access within which another account must have approved it."),
  }),
  triage: [
    "Ask the person about the emergency: who was in danger, and why there was no time to ask for consent.",
    "Look in the care record for treatment of this patient by this person at that time.",
    "If the emergency was real, have a reviewer record the approval, and find out why the reason or the review was missing.",
    "If there was no emergency, treat it as an access without consent: record the disclosure and inform the privacy officer.",
  ],
  falsePositives: [
    "A real emergency that was reviewed outside the system, or recorded too late.",
    "A gateway that takes the reason on paper, or leaves it out of the records it submits.",
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
        summary: accessSummary({ access: row, t }, ", and no reason was recorded"),
        explanation: `${howTimed({ access: row, t })} It was permitted for an emergency purpose: ${purposeAndCode(row.purpose)}. No reason was recorded with it; a later review does not make up for that.`,
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
    const hours = countInWords(within / HOUR, "hour");
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
        headline: `${emergencyAccess(row)} ${OUTCOMES[outcomeOf(row)].headline} within ${hours}${byBlock({ access: row, t })}`,
        summary: accessSummary({ access: row, t }, OUTCOMES[outcomeOf(row)].summary(hours)),
        explanation: `${howTimed({ access: row, t })} It was permitted for an emergency purpose: ${purposeAndCode(row.purpose)}. Another account had to approve it within ${hours}, by ${instantInWords(Number(row.due_time))}. ${whatReviews(row)}`,
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

/** What came of the reviews in time. None of them is another's approval. */
function outcomeOf({ actor, reviews }: UnreviewedRow): keyof typeof OUTCOMES {
  if (reviews.length === 0) return "none";
  return reviews.every(({ reviewer }) => reviewer === actor) ? "own" : "rejected";
}

/** What headlines and summaries say of them. `hours` is the time for a review, "72 hours". */
const OUTCOMES = {
  none: { headline: "not reviewed", summary: (hours: string) => `, and nobody reviewed it within ${hours}` },
  own: {
    headline: "not reviewed by anyone else",
    summary: (hours: string) => `, and nobody else reviewed the access within ${hours}`,
  },
  rejected: {
    headline: "reviewed but not approved",
    summary: (hours: string) => `; it was reviewed within ${hours} but not approved`,
  },
};

/** Most reviews that an explanation names; the evidence has all. */
const NAMED = 5;

function whatReviews({ actor, reviews }: UnreviewedRow): string {
  if (reviews.length === 0) return "No review was recorded by then.";
  const each = reviews.slice(0, NAMED).map(({ pos, reviewer, approved }) => {
    const what = approved ? "approved the access" : "did not approve the access";
    return reviewer === actor
      ? `A review at ${placeInWords(pos)} ${what}, but does not count: it is the actor's own.`
      : `A review at ${placeInWords(pos)} by ${reviewer} ${what}.`;
  });
  return ["No approval by another account was recorded by then.", ...each].join(" ");
}
