/** All rules there are, by area and in the order of their ids, and the passes that decide them. */
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

export const catalogue: readonly Rule[] = [
  ...consentRules,
  breakGlassUnjustified,
  breakGlassBurst,
  bulkAccess,
  deniedProbing,
  implausibleClock,
  unusualVolume,
  selfAccess,
  grantByThirdParty,
  openEndedConsent,
  slowRevocation,
  hastyRegrant,
  uncredentialedAccess,
  untrustedIssuer,
  staleGrants,
  shareOutsideAgreement,
  unpermittedRedisclosure,
  wrongExchangeFormat,
  overduePatientRequest,
  duplicateClaim,
  claimWithoutService,
  claimStateFault,
  ungovernedChange,
  auditGap,
];

/** Run in this order over each range. */
export const passes: readonly Pass[] = [
  consentPass,
  implausibleClockPass,
  auditGapPass,
  breakGlassReasonPass,
  burstPass,
  volumePass,
  selfAccessPass,
  uncredentialedAccessPass,
  grantPass,
  slowRevocationPass,
  untrustedIssuerPass,
  sharingPass,
  duplicateClaimPass,
  claimWithoutServicePass,
  claimStateFaultPass,
  ungovernedChangePass,
];

/** Asked for what a range sets, and again for what is due. */
export const deadlinePasses: readonly DeadlinePass[] = [
  breakGlassReviewPass,
  staleGrantsPass,
  overduePatientRequestPass,
];

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** The rule with this id; undefined where there is none. */
export const findRule = (id: string): Rule | undefined => byId.get(id);
