/** All rules there are, a line each, by area and in the order of their ids, with the passes that decide them. */
import { breakGlassReasonPass, breakGlassReviewPass, breakGlassUnjustified } from "./acc-09-break-glass-unjustified";
import { breakGlassBurst } from "./acc-10-break-glass-burst";
import { bulkAccess } from "./acc-11-bulk-access";
import { deniedProbing } from "./acc-12-denied-probing";
import { implausibleClock, implausibleClockPass } from "./acc-13-implausible-clock";
import { unusualVolume } from "./acc-14-unusual-volume";
import { selfAccess, selfAccessPass } from "./acc-15-self-access";
import { burstPass } from "./burst-pass";
import { duplicateClaim, duplicateClaimPass } from "./clm-01-duplicate-claim";
import { claimWithoutService, claimWithoutServicePass } from "./clm-02-claim-without-service";
import { claimStateFault, claimStateFaultPass } from "./clm-03-claim-state-fault";
import { grantByThirdParty } from "./con-01-grant-by-third-party";
import { openEndedConsent } from "./con-02-open-ended-consent";
import { slowRevocation, slowRevocationPass } from "./con-03-slow-revocation";
import { hastyRegrant } from "./con-04-hasty-regrant";
import { consentPass, consentRules } from "./consent-pass";
import { uncredentialedAccess, uncredentialedAccessPass } from "./crd-01-uncredentialed-access";
import { untrustedIssuer, untrustedIssuerPass } from "./crd-02-untrusted-issuer";
import { staleGrants, staleGrantsPass } from "./crd-03-stale-grants";
import { ungovernedChange, ungovernedChangePass } from "./gov-01-ungoverned-change";
import { auditGap, auditGapPass } from "./gov-02-audit-gap";
import { grantPass } from "./grant-pass";
import type { DeadlinePass, Pass } from "./pass";
import type { Rule } from "./rule";
import { sharingPass } from "./sharing-pass";
import { shareOutsideAgreement } from "./shr-01-share-outside-agreement";
import { unpermittedRedisclosure } from "./shr-02-unpermitted-redisclosure";
import { wrongExchangeFormat } from "./shr-03-wrong-exchange-format";
import { overduePatientRequest, overduePatientRequestPass } from "./shr-04-overdue-patient-request";
import { volumePass } from "./volume-pass";

/** A rule, and what decides it: a pass over each range, a pass that waits for deadlines, or both. */
type Entry = { rule: Rule; pass?: Pass; deadlines?: DeadlinePass };

const entries: readonly Entry[] = [
  ...consentRules.map((rule) => ({ rule, pass: consentPass })),
  { rule: breakGlassUnjustified, pass: breakGlassReasonPass, deadlines: breakGlassReviewPass },
  { rule: breakGlassBurst, pass: burstPass },
  { rule: bulkAccess, pass: volumePass },
  { rule: deniedProbing, pass: burstPass },
  { rule: implausibleClock, pass: implausibleClockPass },
  { rule: unusualVolume, pass: volumePass },
  { rule: selfAccess, pass: selfAccessPass },
  { rule: grantByThirdParty, pass: grantPass },
  { rule: openEndedConsent, pass: grantPass },
  { rule: slowRevocation, pass: slowRevocationPass },
  { rule: hastyRegrant, pass: grantPass },
  { rule: uncredentialedAccess, pass: uncredentialedAccessPass },
  { rule: untrustedIssuer, pass: untrustedIssuerPass },
  { rule: staleGrants, deadlines: staleGrantsPass },
  { rule: shareOutsideAgreement, pass: sharingPass },
  { rule: unpermittedRedisclosure, pass: sharingPass },
  { rule: wrongExchangeFormat, pass: sharingPass },
  { rule: overduePatientRequest, deadlines: overduePatientRequestPass },
  { rule: duplicateClaim, pass: duplicateClaimPass },
  { rule: claimWithoutService, pass: claimWithoutServicePass },
  { rule: claimStateFault, pass: claimStateFaultPass },
  { rule: ungovernedChange, pass: ungovernedChangePass },
  { rule: auditGap, pass: auditGapPass },
];

export const catalogue: readonly Rule[] = entries.map(({ rule }) => rule);

/** Run over each range, each for itself. */
export const passes: readonly Pass[] = [...new Set(entries.flatMap(({ pass }) => pass ?? []))];

/** Asked for what a range sets, and again for what is due. */
export const deadlinePasses: readonly DeadlinePass[] = [
  ...new Set(entries.flatMap(({ deadlines }) => deadlines ?? [])),
];

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** The rule with this id; undefined where there is none. */
export const findRule = (id: string): Rule | undefined => byId.get(id);
