/** Break-glass access without a reason, without a review, or too often: ACC-09 and ACC-10. */
import { watchBursts } from "./bursts";
import type { History, Told } from "./history";
import type { Parameters } from "./policy";
import { isEmergency } from "./purposes";
import { effectiveTime } from "./validity";

/**
 * ACC-09, once all facts are recorded: no reason was recorded, or the time for review has passed without an approval by
 * somebody other than the actor. A review refers to the access by its name, wherever it is.
 */
export function isUnjustified({
  history,
  access,
  parameters,
  head,
}: {
  history: History;
  access: Told<"access">;
  parameters: Parameters;
  head: number;
}): boolean {
  if (access.outcome === "denied" || !isEmergency(access.purpose)) return false;
  if (access.reason === null) return true;
  const deadline = effectiveTime(access, parameters) + parameters.emergencyReviewWithin;
  const approved = (history.reviewsOf.get(access.access) ?? []).some(
    (review) => review.approved && review.reviewer !== access.actor && review.time <= deadline,
  );
  return head > deadline && !approved;
}

/** ACC-10, for accesses in chain order: the actor uses break-glass access too often in a day. */
export function watchBreakGlass(parameters: Parameters): (access: Told<"access">) => boolean {
  const burstStarts = watchBursts(parameters.breakGlassBurst, parameters, (accesses) => accesses.length);
  return (access) => access.outcome === "permitted" && isEmergency(access.purpose) && burstStarts(access);
}
