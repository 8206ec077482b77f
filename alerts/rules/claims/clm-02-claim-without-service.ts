import { z } from "zod";
import { instantInWords, isoInstant } from "../../../facts/display";
import { DAY, effectiveTimeOf } from "../../../facts/effective-time";
import type { AccessRow } from "../../../facts/rows";
import { accessEvidence } from "../evidence/access";
import { type ClaimRow, claimEvidence, serviceDay } from "../evidence/claim";
import { type CredentialRow, credentialEvidence, LICENSED_KINDS } from "../evidence/credential";
import { eventFinding } from "../evidence/event";
import { type AffiliationRow, affiliationEvidence } from "../evidence/interval";
import type { Pass } from "../pass";
import { defineRule } from "../rule";
import { claimServiceStatement } from "./service-statement";

/** Nothing on record shows that the service was given: no access around that day, or nobody who was licensed to give it. */
export const claimWithoutService = defineRule({
  id: "CLM-02",
  name: "claim-without-service",
  version: 1,
  severity: "high",
  citations: ["31 USC 3729"],
  trigger: "event",
  subject: "claim",
  description:
    "A claim without an access of the provider to the patient's record around the day of the service, or of a provider that had nobody with a licence on that day.",
  parameters: z.strictObject({
    daysBefore: z
      .int()
      .min(0)
      .max(365)
      .default(7)
      .describe("Whole days before the day of the service on which an access counts."),
    daysAfter: z
      .int()
      .min(0)
      .max(365)
      .default(7)
      .describe("Whole days after the day of the service on which an access counts."),
  }),
  triage: [
    "See which of the two is missing: the access, or the licence.",
    "Ask the provider for the notes of that day, and who gave the service.",
    "Ask the patient whether they were there.",
    "Look at the provider's other claims of that month, and count those that have no access either.",
    "Hold the payment until it is clear; without a service, report it as the programme demands.",
  ],
  falsePositives: [
    "A service that needs no look at the record, such as a delivery or a vaccination campaign.",
    "A custodian whose accesses are not followed, or are recorded late.",
    "An affiliation or a licence that was only recorded afterwards.",
  ],
});

type UnservedRow = {
  claim: ClaimRow;
  accessed: { access: AccessRow; affiliation: AffiliationRow | null } | null;
  licensed: { credential: CredentialRow; affiliation: AffiliationRow | null } | null;
};

/** CLM-02, for each claim as it is submitted. */
export const claimWithoutServicePass: Pass = {
  rules: [claimWithoutService.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const { daysBefore, daysAfter } = claimWithoutService.parameters.parse(
      ruleset.parametersOf(claimWithoutService.id),
    );
    const tolerance = ruleset.clockToleranceSeconds;
    const rows = await query<UnservedRow>(claimServiceStatement(facts), [
      chainId,
      fromPos,
      toPos,
      tolerance,
      daysBefore * DAY,
      daysAfter * DAY,
      LICENSED_KINDS,
    ]);
    return rows.map(({ claim, accessed, licensed }) => {
      const at = BigInt(claim.pos);
      const day = Number(claim.service_date);
      const span = `from ${isoInstant(day - daysBefore * DAY)} and before ${isoInstant(day + (1 + daysAfter) * DAY)}`;
      return {
        ...eventFinding(claim, "claim", claim.claim_id),
        ruleId: claimWithoutService.id,
        patient: claim.patient,
        actor: claim.provider,
        headline: whatLacks({ accessed, licensed }),
        summary: `On ${instantInWords(Number(claim.block_time))} a provider claimed a service, although ${whatIsMissing({ accessed, licensed })}.`,
        explanation: `Claim ${claim.claim_id} of provider ${claim.provider} is for ${serviceDay(claim)}. ${
          accessed === null
            ? `Among the permitted accesses to records of patient ${claim.patient} before position ${claim.pos} that took effect ${span}, none is by the provider or by somebody who was then its member.`
            : `It has an access that took effect ${span}, at position ${accessed.access.pos}.`
        } ${
          licensed === null
            ? `No credential of the kinds ${LICENSED_KINDS.join(", ")}, issued before position ${claim.pos}, not revoked before it and valid at some moment of that day, is the provider's own or that of a member whose affiliation, recorded and not ended before it, was valid at some moment of that day.`
            : `It has a licence on that day, by the credential at position ${licensed.credential.pos}.`
        }`,
        evidence: {
          claim: claimEvidence(claim, at),
          access:
            accessed === null
              ? null
              : {
                  ...accessEvidence(accessed.access, effectiveTimeOf(accessed.access, tolerance)),
                  affiliation: affiliationOrNull(accessed.affiliation, at),
                },
          credential:
            licensed === null
              ? null
              : {
                  ...credentialEvidence(licensed.credential),
                  affiliation: affiliationOrNull(licensed.affiliation, at),
                },
          daysBefore,
          daysAfter,
        },
      };
    });
  },
};

const affiliationOrNull = (row: AffiliationRow | null, at: bigint) =>
  row === null ? null : affiliationEvidence(row, at);

function whatLacks({ accessed, licensed }: Pick<UnservedRow, "accessed" | "licensed">): string {
  if (accessed !== null) return "Service claimed, but nobody was licensed that day";
  return licensed === null
    ? "Service claimed, but no record was opened and nobody was licensed"
    : "Service claimed, but nobody opened the patient's record";
}

function whatIsMissing({ accessed, licensed }: Pick<UnservedRow, "accessed" | "licensed">): string {
  const nobodyLicensed = "it had nobody with a licence on that day";
  if (accessed !== null) return nobodyLicensed;
  const nobodyLooked = "nobody of the provider looked at the patient's record around that day";
  return licensed === null ? `${nobodyLooked} and ${nobodyLicensed}` : nobodyLooked;
}
