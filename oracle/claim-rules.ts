/** Duplicate claims, claims without a service, and improper payments: CLM-01 to CLM-03. */
import { licencesOf } from "./credential-rules";
import type { History, Told } from "./history";
import type { ClaimApproved, ClaimPaid, ClaimSubmitted } from "./oracle-facts";
import { DAY, type Parameters } from "./policy";
import { actsFor, effectiveTime, hasEnded, isOver } from "./validity";

/**
 * CLM-01: the same provider has already claimed the same service for the same patient and day, and that claim is still
 * active.
 */
export function isDuplicate(history: History, claim: ClaimSubmitted): boolean {
  return [...history.claims.values()].some(
    (earlier) =>
      earlier.provider === claim.provider &&
      earlier.patient === claim.patient &&
      earlier.service === claim.service &&
      earlier.serviceDate === claim.serviceDate &&
      !earlier.denied &&
      !earlier.voided,
  );
}

/** CLM-02: nobody at the provider accessed the patient's records around the day, or nobody there was licensed on it. */
export function isWithoutService(history: History, claim: Told<"claim">, parameters: Parameters): boolean {
  return !hasAccess(history, claim, parameters) || !hasLicence(history, claim);
}

function hasAccess(history: History, claim: ClaimSubmitted, parameters: Parameters): boolean {
  const { serviceAccessBefore, serviceAccessAfter } = parameters;
  return (history.accessesTo.get(claim.patient) ?? []).some((access) => {
    const t = effectiveTime(access, parameters);
    return (
      access.outcome === "permitted" &&
      t >= claim.serviceDate - serviceAccessBefore &&
      t < claim.serviceDate + serviceAccessAfter &&
      actsFor(history, access.actor, { pos: access.pos, t }).has(claim.provider)
    );
  });
}

/** Of the provider, or of a member of it on that day, as it stands when the claim is made. */
function hasLicence(history: History, claim: Told<"claim">): boolean {
  const asOf = { pos: claim.pos, t: claim.time };
  const isOnTheDay = ({ from, until }: { from: number; until: number }) =>
    from < claim.serviceDate + DAY && !isOver(until, claim.serviceDate);
  const members = (history.membersOf.get(claim.provider) ?? [])
    .filter((setting) => isOnTheDay(setting) && !hasEnded(setting, asOf))
    .map(({ member }) => member);
  return [claim.provider, ...members].some((holder) =>
    licencesOf(history, holder).some((licence) => isOnTheDay(licence) && !hasEnded(licence, asOf)),
  );
}

/** CLM-03, approval: the submitter of the claim approved it. */
export function isOwnApproval(history: History, approval: ClaimApproved): boolean {
  return history.claims.get(approval.claim)?.provider === approval.approver;
}

/** CLM-03, payment: the claim is not approved or no longer active, or more was paid in total than was approved last. */
export function isUnduePayment(history: History, payment: ClaimPaid): boolean {
  const claim = history.claims.get(payment.claim);
  const approval = claim?.approvals.at(-1);
  if (!claim || !approval || claim.denied || claim.voided) return true;
  const paid = claim.payments.reduce((sum, earlier) => sum + earlier.amount, payment.amount);
  return paid > approval.amount;
}
