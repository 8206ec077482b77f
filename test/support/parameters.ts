/** Parameters that a deployment may set, drawn at random, as the oracle and as the rules take them. */
import fc from "fast-check";
import { createRuleset } from "../../alerts/rules/create-ruleset";
import type { Ruleset } from "../../alerts/rules/ruleset";
import type { Purpose } from "../../facts/codes";
import { DEFAULTS, type Parameters, type Policy } from "../../oracle/policy";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const burst = (least: fc.Arbitrary<number>, ...within: number[]) =>
  fc.record({ least, within: fc.constantFrom(...within) });

const drawn: { [Name in keyof Parameters]: fc.Arbitrary<Parameters[Name]> } = {
  exemptPurposes: fc.constantFrom([], ["HRESCH"], ["HPAYMT", "COC"]),
  timeZone: fc.constantFrom("UTC", "UTC", "UTC", "Asia/Kolkata", "America/New_York", "Pacific/Auckland"),
  clockTolerance: fc.constantFrom(300, 300, 0, 60),
  emergencyReviewWithin: fc.constantFrom(DAY, 3 * DAY),
  breakGlassBurst: burst(fc.integer({ min: 1, max: 5 }), DAY, HOUR, MINUTE),
  bulkAccess: burst(fc.constantFrom(2, 3, 3, 4, 20, 50), HOUR, DAY, 300),
  deniedProbing: burst(fc.integer({ min: 1, max: 5 }), 10 * MINUTE, HOUR),
  unusualVolume: fc.record({
    patients: fc.integer({ min: 0, max: 3 }),
    deviations: fc.integer({ min: 0, max: 4 }),
    days: fc.constantFrom(5, 7, 30),
    leastDays: fc.integer({ min: 1, max: 7 }),
  }),
  longestConsentYears: fc.constantFrom(1, 1, 2),
  revocationWithin: fc.constantFrom(DAY, 0),
  regrantWithin: fc.constantFrom(MINUTE, 0, 300),
  staleGrantsAfter: fc.constantFrom(DAY, HOUR, 0),
  requestFulfilledWithin: fc.constantFrom(30 * DAY, 20 * DAY),
  extendedRequestFulfilledWithin: fc.constantFrom(60 * DAY, 40 * DAY),
  serviceAccessBefore: fc.constantFrom(7 * DAY, DAY, 0),
  serviceAccessAfter: fc.constantFrom(8 * DAY, 2 * DAY, DAY),
};

/**
 * What a deployment sets, most of it near the defaults; counts are small, so that small histories reach them. Times are
 * those from which the histories stay a second away.
 */
export const policies: fc.Arbitrary<Policy> = fc.record(drawn, {
  requiredKeys: ["breakGlassBurst", "bulkAccess", "deniedProbing", "unusualVolume"],
});

/** What a policy sets, as the rules name it: each rule's parameters, by its id. */
export function ruleParametersOf(policy: Policy): Record<string, Record<string, unknown>> {
  const set = { ...DEFAULTS, ...policy };
  const count = ({ least, within }: { least: number; within: number }) => ({ count: least, windowSeconds: within });
  const { patients, deviations, days, leastDays } = set.unusualVolume;
  return {
    "ACC-09": { reviewHours: set.emergencyReviewWithin / HOUR },
    "ACC-10": count(set.breakGlassBurst),
    "ACC-11": { patients: set.bulkAccess.least, windowSeconds: set.bulkAccess.within },
    "ACC-12": count(set.deniedProbing),
    "ACC-13": { toleranceSeconds: set.clockTolerance },
    "ACC-14": { floorPatients: patients, deviations, baselineDays: days, leastDays },
    "CON-02": { mostYears: set.longestConsentYears },
    "CON-03": { mostSeconds: set.revocationWithin },
    "CON-04": { withinSeconds: set.regrantWithin },
    "CRD-03": { graceHours: set.staleGrantsAfter / HOUR },
    "SHR-04": { days: set.requestFulfilledWithin / DAY, extendedDays: set.extendedRequestFulfilledWithin / DAY },
    "CLM-02": { daysBefore: set.serviceAccessBefore / DAY, daysAfter: set.serviceAccessAfter / DAY - 1 },
  };
}

/** The rules with what a policy sets. */
export const rulesetOf = (policy: Policy): Ruleset =>
  createRuleset({
    exemptPurposes: { ...DEFAULTS, ...policy }.exemptPurposes as readonly Purpose[],
    ruleParameters: ruleParametersOf(policy),
    timeZone: { ...DEFAULTS, ...policy }.timeZone,
  });
