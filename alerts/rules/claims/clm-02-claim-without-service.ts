import { z } from "zod";
import { dateInWords, instantInWords, monthDayInWords, placeInWords, shortEnough } from "../../../facts/display";
import { DAY, effectiveTimeOf } from "../../../facts/effective-time";
import type { AccessRow } from "../../../facts/rows";
import { accessEvidence } from "../evidence/access";
import { type ClaimRow, claimEvidence } from "../evidence/claim";
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
  title: "Claim for a service with no record of it",
  version: 3,
  severity: "high",
  citations: ["31 USC 3729"],
  trigger: "event",
  subject: "claim",
  description:
    "A claim by a provider that did not open the patient's record around the day of the service, or had nobody licensed on that day.",
  parameters: z.strictObject({
    daysBefore: z
      .int()
      .min(0)
      .max(365)
      .default(7)
      .describe("An access counts from this many days before the day of the service."),
    daysAfter: z
      .int()
      .min(0)
      .max(365)
      .default(7)
      .describe("An access counts until this many days after the day of the service."),
  }),
  triage: [
    "Check which of the two is missing: the access to the record, the licence, or both.",
    "Ask the provider for the notes of that day, and who gave the service.",
    "Ask the patient whether they were there.",
    "Review the provider's other claims that month, and count those that also lack an access.",
    "Hold the payment until this is clear. If there was no service, report it as the programme requires.",
  ],
  falsePositives: [
    "A service that needs no access to the record, such as a delivery or a vaccination campaign.",
    "A custodian whose accesses are not monitored, or are recorded late.",
    "An affiliation or licence that was recorded only later.",
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
      const from = day - daysBefore * DAY;
      const to = day + daysAfter * DAY;
      const lack = accessed !== null ? "licence" : licensed !== null ? "access" : "both";
      return {
        ...eventFinding(claim, "claim", claim.claim_id),
        ruleId: claimWithoutService.id,
        patient: claim.patient,
        actor: claim.provider,
        headline: HEADLINES[lack],
        summary: summaryOf(lack, { claimed: Number(claim.block_time), day, from, to }),
        explanation: `Claim ${claim.claim_id} of provider ${claim.provider} (${placeInWords(claim.pos)}) is for a service on ${dateInWords(day)}. ${
          accessed === null
            ? `The rule requires that the provider, or one of its members at that time, opened the patient's records ${windowOf(from, to, dateInWords)} (UTC). No such permitted access had been recorded before the claim.`
            : `The provider opened the patient's records near that day, at ${placeInWords(accessed.access.pos)}.`
        } ${
          licensed === null
            ? "The rule requires that the provider, or one of its members on that day, was licensed as a physician, nurse or pharmacist. No such licence, recorded and not revoked by the time of the claim, was valid on that day."
            : `The provider was licensed on that day, by the credential at ${placeInWords(licensed.credential.pos)}.`
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

type Lack = "access" | "licence" | "both";

const HEADLINES: Record<Lack, string> = {
  access: "Service claimed without the provider opening the record",
  licence: "Service claimed, but nobody was licensed that day",
  both: "Service claimed, but nobody was licensed or opened the record",
};

/**
 * The summary. All are Unix seconds: when the claim was submitted, the day of the service, and the first and the last day
 * on which an access counts. Days of the year of the claim have no year.
 */
function summaryOf(
  lack: Lack,
  { claimed, day, from, to }: { claimed: number; day: number; from: number; to: number },
): string {
  const yearOf = (seconds: number) => new Date(seconds * 1000).getUTCFullYear();
  const ofYear = (...days: number[]) => days.every((each) => yearOf(each) === yearOf(claimed));
  const claim = `A provider's claim of ${instantInWords(claimed)} is for`;
  const date = (ofYear(day) ? monthDayInWords : dateInWords)(day);
  if (lack === "licence") return `${claim} a service on ${date}, a day on which nobody there was licensed.`;
  const last = lastDayBefore(claimed, { from, to });
  const window = windowOf(from, last, ofYear(from, last) ? monthDayInWords : dateInWords);
  if (lack === "access") {
    const nobody = "but nobody there opened the patient's record";
    return shortEnough(`${claim} a service on ${date}, ${nobody} ${window}.`, `${claim} ${date}, ${nobody} ${window}.`);
  }
  const lacking = "but had nobody licensed that day and never opened the record";
  const briefly = windowOf(from, last, monthDayInWords);
  const provider = `A provider claimed on ${instantInWords(claimed)} for`;
  return shortEnough(
    `${provider} a service on ${date}, ${lacking} ${window}.`,
    `${provider} ${date}, ${lacking} ${window}.`,
    `${provider} ${date}, with nobody licensed that day and the record not opened ${briefly}.`,
  );
}

/** The last day on which an access could count when the claim was submitted: no access after it is in question. */
function lastDayBefore(claimed: number, { from, to }: { from: number; to: number }): number {
  const submitted = Math.floor(claimed / DAY) * DAY;
  return submitted < from ? to : Math.min(to, submitted);
}

/** "from 23 February to 9 March", or "on 2 March" where it is one day. */
const windowOf = (from: number, to: number, inWords: (day: number) => string) =>
  from === to ? `on ${inWords(from)}` : `from ${inWords(from)} to ${inWords(to)}`;
