/** Records sent between organisations, and to patients who request their data: SHR-01 to SHR-04. */
import type { Agreement, DataRequest, History, Told } from "./history";
import type { Parameters } from "./policy";
import { coversCategory, coversPurpose } from "./purposes";
import { hasEnded, isOver, isWithinWindow } from "./validity";

/** Returns the agreements that cover a recorded or new share, whichever the sender cites. */
function agreementsFor(history: History, share: Told<"share">): Agreement[] {
  const asOf = { pos: share.pos, t: share.time };
  return [...history.agreements.values()].filter((agreement) => {
    const { proposer, counterparty, acceptance, until } = agreement;
    const isBetween =
      (proposer === share.sender && counterparty === share.recipient) ||
      (proposer === share.recipient && counterparty === share.sender);
    if (!isBetween || acceptance === null || acceptance.pos >= share.pos || hasEnded(agreement, asOf)) return false;
    return isWithinWindow({ from: agreement.from || acceptance.time, until }, asOf.t) && covers(agreement, share);
  });
}

function covers(
  { purposes, categories }: { purposes: readonly string[]; categories: readonly string[] },
  { purpose, category }: Told<"share">,
): boolean {
  return coversPurpose(purposes, purpose) && coversCategory(categories, category);
}

/** SHR-01: no agreement covers the share. */
export function isOutsideAgreement(history: History, share: Told<"share">): boolean {
  return agreementsFor(history, share).length === 0;
}

/**
 * SHR-02: the sender received the record under agreements, none of which permits redisclosure, and no grant of the
 * patient does.
 */
export function isUnpermittedRedisclosure(history: History, share: Told<"share">): boolean {
  const bound = (history.sharesTo.get(share.sender) ?? []).some((received) => {
    if (received.patient !== share.patient || received.record !== share.record) return false;
    const agreements = agreementsFor(history, received);
    return agreements.length > 0 && !agreements.some(({ redisclose }) => redisclose);
  });
  const asOf = { pos: share.pos, t: share.time };
  const permitted = (history.grantsOf.get(share.patient) ?? []).some(
    (grant) =>
      grant.grantee === share.sender &&
      grant.redisclose &&
      asOf.t >= Math.max(grant.from, grant.time) &&
      !isOver(grant.until, asOf.t) &&
      !hasEnded(grant, asOf) &&
      covers(grant, share),
  );
  return bound && !permitted;
}

/** SHR-03: agreements cover the share, but none lists its format. */
export function isInWrongFormat(history: History, share: Told<"share">): boolean {
  const agreements = agreementsFor(history, share);
  return agreements.length > 0 && !agreements.some(({ formats }) => formats.includes(share.format));
}

/** SHR-04, once all facts are recorded: the time to give the patient the data has passed without it. */
export function isOverdue({ time, extension, fulfilment }: DataRequest, parameters: Parameters, head: number): boolean {
  const unextended = time + parameters.requestFulfilledWithin;
  const isExtended = extension !== null && extension.time <= unextended;
  const deadline = isExtended ? time + parameters.extendedRequestFulfilledWithin : unextended;
  return head > deadline && (fulfilment === null || fulfilment.time > deadline);
}
