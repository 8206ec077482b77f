import {
  actionDone,
  capitalised,
  dateInWords,
  informationWas,
  instantInWords,
  placeInWords,
  purposeInWords,
  shortEnough,
  spanInWords,
  timeOfDayInWords,
} from "../../../facts/display";
import type { AccessRow } from "../../../facts/rows";

/** An access, and the instant by which it is judged, Unix seconds. */
export type Judged = { access: AccessRow; t: number };

/** Whether the custodian's clock was not believed. */
export const isByBlock = ({ access, t }: Judged) => Number(access.occurred_at) !== t;

/** What the custodian's clock said, without the date where it is the same: "11:59:59". */
export function custodiansClock({ access, t }: Judged): string {
  const occurred = Number(access.occurred_at);
  const clock = dateInWords(occurred) === dateInWords(t) ? timeOfDayInWords(occurred) : instantInWords(occurred);
  return clock.replace(/ UTC$/, "");
}

/**
 * "on 3 March 2026 at 14:05 UTC", and where the custodian's clock was not believed, "on 3 March 2026 at 14:05 UTC (by the
 * block; 13:40 by the custodian's clock)".
 */
const whenJudged = (judged: Judged) =>
  `on ${instantInWords(judged.t)}${isByBlock(judged) ? ` (by the block; ${custodiansClock(judged)} by the custodian's clock)` : ""}`;

/** The same in fewer words. */
const whenJudgedBriefly = (judged: Judged) =>
  `on ${instantInWords(judged.t)}${isByBlock(judged) ? ` (block time; custodian ${custodiansClock(judged)})` : ""}`;

/**
 * "Laboratory results were read for treatment on 3 March 2026 at 14:05 UTC, 5 minutes after …": the summary of an access.
 * The time stands directly after what happened, so an ending begins with its own space or punctuation. Takes the first of
 * the endings with which it is short enough, and leaves out the purpose where none is.
 */
export function accessSummary(judged: Judged, ...endings: [string, ...string[]]): string {
  const sentences = [
    [whatHappened(judged), whenJudged(judged)],
    [whatHappened(judged), whenJudgedBriefly(judged)],
    [whatWasDone(judged), whenJudgedBriefly(judged)],
  ].flatMap(([what, when]) => endings.map((ending) => `${what} ${when}${ending}.`));
  return shortEnough(...(sentences as [string, ...string[]]));
}

/** The summary of several accesses that are judged at the last one. `what` goes up to that one's time, "…, the last time". */
export const lastAccessSummary = (judged: Judged, what: string) =>
  shortEnough(`${what} ${whenJudged(judged)}.`, `${what} ${whenJudgedBriefly(judged)}.`);

/** How an explanation of an access begins: where it stands, and the instant by which it is judged. */
export function howTimed(judged: Judged): string {
  const { access, t } = judged;
  const place = placeInWords(access.pos);
  return isByBlock(judged)
    ? `The access (${place}) is judged by its block's time, ${instantInWords(t)}. The custodian's clock said ${instantInWords(Number(access.occurred_at))}, which lies outside the accepted range.`
    : `The access (${place}) took place on ${instantInWords(t)}${recordedLater(judged)}.`;
}

/** Where the custodian's clock was believed, though the block's time is another. */
function recordedLater({ access, t }: Judged): string {
  const recorded = Number(access.block_time);
  return recorded === t ? "" : ` by the custodian's clock, and was recorded ${spanInWords(recorded - t)} later`;
}

/** "Laboratory results were read" */
const whatWasDone = ({ access: { category, action } }: Pick<Judged, "access">) =>
  `${capitalised(informationWas(category))} ${actionDone(action)}`;

/** "Laboratory results were read for treatment" */
export function whatHappened({ access }: Pick<Judged, "access">): string {
  const { purpose } = access;
  return `${whatWasDone({ access })} ${purpose === "BTG" ? "under" : "for"} ${purposeInWords(purpose)}`;
}

/** The end of a headline that compares times, where the custodian's clock was not believed: " (block time)". */
export const byBlock = (judged: Judged) => (isByBlock(judged) ? " (block time)" : "");
