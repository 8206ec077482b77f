import { z } from "zod";
import { countInWords, instantInWords, placeInWords } from "../../../facts/display";
import { DAY } from "../../../facts/effective-time";
import type { PlaceRow } from "../../../facts/rows";
import { factJson } from "../../../facts/sql/json";
import { type DeadlineRow, DUE, deadlinesOf, dueValues } from "../deadlines";
import { type DataRequestRow, dataRequestEvidence } from "../evidence/data-request";
import { eventFinding } from "../evidence/event";
import { placeOf } from "../evidence/place";
import type { DeadlinePass } from "../pass";
import { defineRule } from "../rule";
import type { Ruleset } from "../ruleset";

/** A custodian did not answer a patient's request for their data in time. */
export const overduePatientRequest = defineRule({
  id: "SHR-04",
  name: "overdue-patient-request",
  title: "Patient's request for data not fulfilled in time",
  version: 3,
  severity: "medium",
  citations: ["45 CFR 164.524(b)", "45 CFR 171.103"],
  trigger: "deadline",
  subject: "dataRequest",
  description: "A patient's data request not fulfilled within the time allowed, including any extension.",
  parameters: z
    .strictObject({
      days: z
        .int()
        .min(1)
        .max(365)
        .default(30)
        .describe("Days after the request within which it must be fulfilled or extended."),
      extendedDays: z
        .int()
        .min(1)
        .max(730)
        .default(60)
        .describe("Days after the request within which it must be fulfilled if it was extended in time."),
    })
    .refine(({ days, extendedDays }) => days <= extendedDays, {
      path: ["extendedDays"],
      message: "must not be less than days",
    }),
  triage: [
    "Ask the custodian for the status of the request, and have it answered now.",
    "Tell the patient what is delayed, why, and when they will receive it.",
    "Check the custodian's other open requests. One is an oversight; many are a practice.",
    "Consider whether the delay could be information blocking. If so, involve counsel.",
  ],
  falsePositives: [
    "The data was handed over in another way, and the fulfilment was never recorded.",
    "The patient withdrew the request, or it was denied in writing. Neither can be recorded on the chain.",
  ],
});

/** The time to answer, in seconds from the request. */
function answerSeconds(ruleset: Ruleset): { plain: number; extended: number } {
  const { days, extendedDays } = overduePatientRequest.parameters.parse(ruleset.parametersOf(overduePatientRequest.id));
  return { plain: days * DAY, extended: extendedDays * DAY };
}

type OverdueRow = DataRequestRow & { due_time: string; extension: PlaceRow | null };

/** SHR-04. Each request sets both deadlines; only the one that holds for it decides. */
export const overduePatientRequestPass: DeadlinePass = {
  rules: [overduePatientRequest.id],
  plan: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const { plain, extended } = answerSeconds(ruleset);
    const rows = await query<DeadlineRow>(
      `SELECT r.pos, r.block_hash, r.block_time + span AS due_time FROM ${facts("data_request")} r
       CROSS JOIN unnest($4::bigint[]) span
       WHERE r.chain_id = $1 AND r.pos > $2::bigint AND r.pos <= $3::bigint ORDER BY r.pos, span`,
      [chainId, fromPos, toPos, [...new Set([plain, extended])]],
    );
    return deadlinesOf(overduePatientRequest.id, rows);
  },
  decide: async (context) => {
    const { query, facts, ruleset } = context;
    const { plain, extended } = answerSeconds(ruleset);
    const rows = await query<OverdueRow>(
      `WITH ${DUE}
       SELECT r.*, due.due_time, ${factJson("s")} AS extension FROM due
       JOIN ${facts("data_request")} r ON r.chain_id = $1 AND r.pos = due.pos AND r.block_hash = due.block_hash
       CROSS JOIN LATERAL (SELECT COALESCE(r.extended_time <= r.block_time + $5::bigint, false) AS in_time) extended
       LEFT JOIN ${facts("status_change")} s ON s.chain_id = $1 AND s.pos = r.extended_pos AND extended.in_time
       WHERE due.due_time = r.block_time + CASE WHEN extended.in_time THEN $6::bigint ELSE $5::bigint END
         AND NOT COALESCE(r.fulfilled_time <= due.due_time, false)
       ORDER BY r.pos`,
      [...dueValues(context, overduePatientRequest.id), plain, extended],
    );
    return rows.map((row) => {
      const made = Number(row.block_time);
      const due = Number(row.due_time);
      const days = (due - made) / DAY;
      const extension = row.extension;
      return {
        ...eventFinding(row, "dataRequest", row.request_id),
        ruleId: overduePatientRequest.id,
        patient: row.patient,
        organisation: row.custodian,
        headline: `Patient's data request not fulfilled within ${countInWords(days, "day")}${extension === null ? "" : ", the extended limit"}`,
        summary: `A patient's request for their data, made on ${instantInWords(made)}, was not fulfilled within ${countInWords(days, "day")}${extension === null ? "" : ", the extended limit"}.`,
        explanation: `Request ${row.request_id} to custodian ${row.custodian} was made on ${instantInWords(made)} (${placeInWords(row.pos)}). ${
          extension === null
            ? `No extension was recorded within ${countInWords(plain / DAY, "day")}.`
            : `It was extended on ${instantInWords(Number(extension.block_time))} (${placeInWords(extension.pos)}), within ${countInWords(plain / DAY, "day")}.`
        } So it was due by ${instantInWords(due)}, ${countInWords(days, "day")} after it was made. No fulfilment was recorded by then.`,
        evidence: {
          request: dataRequestEvidence(row),
          extension: extension === null ? null : placeOf(extension),
        },
        deadline: due,
      };
    });
  },
};
