/** All rules, one line each, by area and in the order of their ids, with the passes that decide them. */
import {
  breakGlassReasonPass,
  breakGlassReviewPass,
  breakGlassUnjustified,
} from "./access/acc-09-break-glass-unjustified";
import { implausibleClock, implausibleClockPass } from "./access/acc-13-implausible-clock";
import { selfAccess, selfAccessPass } from "./access/acc-15-self-access";
import { consentPass, consentRules } from "./access/consent/pass";
import { breakGlassBurst } from "./access/volume/acc-10-break-glass-burst";
import { bulkAccess } from "./access/volume/acc-11-bulk-access";
import { deniedProbing } from "./access/volume/acc-12-denied-probing";
import { unusualVolume } from "./access/volume/acc-14-unusual-volume";
import { burstPass } from "./access/volume/burst-pass";
import { volumePass } from "./access/volume/volume-pass";
import { duplicateClaim, duplicateClaimPass } from "./claims/clm-01-duplicate-claim";
import { claimWithoutService, claimWithoutServicePass } from "./claims/clm-02-claim-without-service";
import { claimStateFault, claimStateFaultPass } from "./claims/clm-03-claim-state-fault";
import { grantByThirdParty } from "./consent/con-01-grant-by-third-party";
import { openEndedConsent } from "./consent/con-02-open-ended-consent";
import { slowRevocation, slowRevocationPass } from "./consent/con-03-slow-revocation";
import { hastyRegrant } from "./consent/con-04-hasty-regrant";
import { grantPass } from "./consent/pass";
import { uncredentialedAccess, uncredentialedAccessPass } from "./credentials/crd-01-uncredentialed-access";
import { untrustedIssuer, untrustedIssuerPass } from "./credentials/crd-02-untrusted-issuer";
import { staleGrants, staleGrantsPass } from "./credentials/crd-03-stale-grants";
import { ungovernedChange, ungovernedChangePass } from "./governance/gov-01-ungoverned-change";
import { auditGap, auditGapPass } from "./governance/gov-02-audit-gap";
import type { DeadlinePass, Pass } from "./pass";
import type { Rule } from "./rule";
import { sharingPass } from "./sharing/pass";
import { shareOutsideAgreement } from "./sharing/shr-01-share-outside-agreement";
import { unpermittedRedisclosure } from "./sharing/shr-02-unpermitted-redisclosure";
import { wrongExchangeFormat } from "./sharing/shr-03-wrong-exchange-format";
import { overduePatientRequest, overduePatientRequestPass } from "./sharing/shr-04-overdue-patient-request";

/** A rule and what decides it: a pass over each range, a pass that waits for deadlines, or both. */
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

/** The passes that run over each range, independently of each other. */
export const passes: readonly Pass[] = [...new Set(entries.flatMap(({ pass }) => pass ?? []))];

/** The passes that plan deadlines for a range, and decide them once due. */
export const deadlinePasses: readonly DeadlinePass[] = [
  ...new Set(entries.flatMap(({ deadlines }) => deadlines ?? [])),
];

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** Returns the rule with this id, or `undefined` if there is none. */
export const findRule = (id: string): Rule | undefined => byId.get(id);
