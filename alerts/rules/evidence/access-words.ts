import {
  actionDone,
  capitalised,
  dateInWords,
  informationWas,
  instantInWords,
  placeInWords,
  purposeInWords,
  shortEnough,
  timeOfDayInWords,
} from "../../../facts/display";
import type { AccessRow } from "../../../facts/rows";

/** An access, and the instant by which it is judged, Unix seconds. */
export type Judged = { access: AccessRow; t: number };

/** Whether the custodian's clock was not believed. */
export const isByBlock = ({ access, t }: Judged) => Number(access.occurred_at) !== t;

/** "3 March 2026 at 14:05 UTC", with what the custodian's clock said where it was not believed. */
export function whenJudged(judged: Judged): string {
  const { access, t } = judged;
  if (!isByBlock(judged)) return instantInWords(t);
  const occurred = Number(access.occurred_at);
  const clock = dateInWords(occurred) === dateInWords(t) ? timeOfDayInWords(occurred) : instantInWords(occurred);
  return `${instantInWords(t)}, judged by block time; custodian's clock ${clock.replace(/ UTC$/, "")}`;
}

/**
 * "Laboratory results were read for treatment after … (3 March 2026 at 14:05 UTC).": the summary of an access. Takes the first
 * of the endings with which it is short enough.
 */
export function accessSummary(judged: Judged, ...endings: [string, ...string[]]): string {
  const what = whatHappened(judged);
  const full = whenJudged(judged);
  const short = `${instantInWords(judged.t)}${isByBlock(judged) ? " by block time" : ""}`;
  const sentences = [full, short].flatMap((when) => endings.map((ending) => `${what}${ending} (${when}).`));
  return shortEnough(...(sentences as [string, ...string[]]));
}

/** How an explanation of an access begins: where it stands, and the instant by which it is judged. */
export function howTimed(judged: Judged): string {
  const { access, t } = judged;
  const place = placeInWords(access.pos);
  return isByBlock(judged)
    ? `The access (${place}) is judged by its block's time, ${instantInWords(t)}. The custodian's clock said ${instantInWords(Number(access.occurred_at))}, which is too far off to be accepted.`
    : `The access (${place}) took place on ${instantInWords(t)}.`;
}

/** "Laboratory results were read for treatment" */
export function whatHappened({ access }: Pick<Judged, "access">): string {
  const { category, action, purpose } = access;
  const why = `${purpose === "BTG" ? "under" : "for"} ${purposeInWords(purpose)}`;
  return `${capitalised(informationWas(category))} ${actionDone(action)} ${why}`;
}

/** The end of a headline that compares times, where the custodian's clock was not believed: ", by the block's time". */
export const byBlock = (judged: Judged) => (isByBlock(judged) ? ", by the block's time" : "");
