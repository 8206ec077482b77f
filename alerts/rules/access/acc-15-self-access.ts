import { z } from "zod";
import { purposeAndAbove } from "../../../facts/code-hierarchy";
import { PURPOSES } from "../../../facts/codes";
import { actionHeadline, placeInWords, purposeAndCode } from "../../../facts/display";
import { effectiveTimeOf } from "../../../facts/effective-time";
import type { AccessRow, PlaceRow } from "../../../facts/rows";
import { accessEvidence, accessFinding } from "../evidence/access";
import { accessSummary, howTimed } from "../evidence/access-words";
import { placeOf } from "../evidence/place";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** Somebody opens their own record, or one of a patient they decide for, through their access at work. */
export const selfAccess = defineRule({
  id: "ACC-15",
  name: "self-access",
  title: "Record accessed by the person who controls its consents",
  version: 3,
  severity: "medium",
  citations: ["45 CFR 164.308(a)(1)(ii)(D)"],
  trigger: "event",
  subject: "access",
  description:
    "An access by the account of the patient, or of whoever decides for the patient, for a purpose other than a patient request.",
  parameters: z.strictObject({}),
  triage: [
    "Establish whose record it is: the person's own, or that of someone they decide for, such as a child.",
    "See what was done. Reading one's own results is different from changing, deleting or exporting a record.",
    "Check the organisation's policy on staff who open their own records, and whether the person knows it.",
    "If the record was changed, have someone else review the change.",
  ],
  falsePositives: [
    "A patient request that was recorded with the person's work purpose.",
    "Staff who register their own visit at the front desk.",
  ],
});

type SelfRow = AccessRow & { registration: PlaceRow & { controller: string } };

/** ACC-15: looks for patients of the range's actors, which few have. */
export const selfAccessPass: Pass = {
  rules: [selfAccess.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const requests = PURPOSES.filter((purpose) => purposeAndAbove(purpose).includes("PATRQT"));
    const rows = await query<SelfRow>(
      `WITH judged AS MATERIALIZED (
         SELECT a.pos, a.actor, a.patient FROM ${facts("access")} a
         WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint
           AND a.outcome = 'permitted' AND a.purpose <> ALL($4::text[])
       ), decides AS MATERIALIZED (
         SELECT p.patient, p.controller FROM (SELECT DISTINCT actor FROM judged) who
         CROSS JOIN LATERAL (
           SELECT p.patient, p.controller FROM ${facts("patient")} p
           WHERE p.chain_id = $1 AND p.controller = who.actor OFFSET 0
         ) p
       )
       SELECT a.*, to_jsonb(p) || jsonb_build_object('pos', p.pos::text) AS registration
       FROM judged j JOIN decides d ON d.controller = j.actor AND d.patient = j.patient
       JOIN ${facts("patient")} p ON p.chain_id = $1 AND p.patient = j.patient AND p.pos - j.pos < 0
       JOIN ${facts("access")} a ON a.chain_id = $1 AND a.pos = j.pos ORDER BY a.pos`,
      [chainId, fromPos, toPos, requests],
    );
    return rows.map((row) => {
      const t = effectiveTimeOf(row, ruleset.clockToleranceSeconds);
      return {
        ...accessFinding(row),
        ruleId: selfAccess.id,
        organisation: null,
        consentId: null,
        headline: `${actionHeadline(row.action)} by the person who controls the patient's consents`,
        summary: accessSummary(
          { access: row, t },
          " by the person who controls the patient's consents: their own record, or a dependant's",
          " by the person who controls the patient's consents",
        ),
        explanation: `${howTimed({ access: row, t })} The actor, ${row.actor}, is the account that controls the patient's consents, by the registration at ${placeInWords(row.registration.pos)}, recorded before the access. The purpose, ${purposeAndCode(row.purpose)}, is neither a patient request (PATRQT) nor below it in the HL7 hierarchy.`,
        evidence: {
          access: accessEvidence(row, t),
          registration: {
            ...placeOf(row.registration),
            patient: row.patient,
            controller: row.registration.controller,
          },
        },
      };
    });
  },
};
