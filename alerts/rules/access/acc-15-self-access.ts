import { z } from "zod";
import { purposeAndAbove } from "../../../facts/code-hierarchy";
import { PURPOSES } from "../../../facts/codes";
import { actionHeadline, isoInstant } from "../../../facts/display";
import { effectiveTimeOf } from "../../../facts/effective-time";
import type { AccessRow, PlaceRow } from "../../../facts/rows";
import { accessEvidence, accessFinding, whatHappened } from "../evidence/access";
import { placeOf } from "../evidence/place";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** Somebody opens their own record, or one of a patient they decide for, through their access at work. */
export const selfAccess = defineRule({
  id: "ACC-15",
  name: "self-access",
  version: 1,
  severity: "medium",
  citations: ["45 CFR 164.308(a)(1)(ii)(D)"],
  trigger: "event",
  subject: "access",
  description:
    "An access by the account that decides for the patient, for another purpose than a request of the patient.",
  parameters: z.strictObject({}),
  triage: [
    "Find out whether the record is the person's own or that of somebody they decide for, such as a child.",
    "See what was done: reading one's own results is another matter than changing, deleting or exporting a record.",
    "Check the house's policy on staff who look at their own records, and whether the person knows it.",
    "Where the record was changed, have the change reviewed by somebody else.",
  ],
  falsePositives: [
    "A request of the patient that was recorded with the purpose of the person's work.",
    "Staff who register their own visit at the desk.",
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
        summary: `${whatHappened({ access: row, t })}, by the very person who decides for the patient: for their own record, or that of somebody in their care.`,
        explanation: `The access took effect at ${isoInstant(t)}. Its actor ${row.actor} is the patient's controller by the registration at position ${row.registration.pos}, before the access's own, and its purpose ${row.purpose} is neither PATRQT nor below it in the HL7 hierarchy.`,
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
