import type { DisclosureJson } from "../schemas/disclosures";
import type { Basis } from "./policy";

/**
 * Only what 164.502(a)(2)(ii) and 164.512 permit may be summarised (164.528(b)(3)): what was not permitted, or was not
 * judged yet, is listed one by one.
 */
const NEVER: readonly Basis[] = ["impermissible", "notJudged"];

/**
 * Repeated disclosures by the same to the same for one purpose as one line, about the first, with the last, their number
 * and their frequency; in the order of the firsts.
 */
export function summarise(disclosures: readonly DisclosureJson[]): DisclosureJson[] {
  const groups = new Map<string, DisclosureJson[]>();
  for (const disclosure of disclosures) {
    const key = NEVER.includes(disclosure.basis.code) ? disclosure.id : sameness(disclosure);
    const group = groups.get(key);
    if (group) group.push(disclosure);
    else groups.set(key, [disclosure]);
  }
  return [...groups.values()].map((group) => {
    const [first, last] = [group[0]!, group.at(-1)!];
    if (first === last) return first;
    const repeated = { first: first.date, last: last.date, count: group.length };
    return { ...first, repeated: { ...repeated, frequency: frequencyOf(repeated) } };
  });
}

function sameness({ kind, recipient, disclosedBy, purpose, category, action, basis }: DisclosureJson): string {
  return [kind, recipient.account, disclosedBy.account, purpose.code, category.code, action.code, basis.code].join(" ");
}

const HOUR_MS = 3_600_000;

/** "7 times in 3 weeks, about every 3 days" */
function frequencyOf({ first, last, count }: { first: string; last: string; count: number }): string {
  const span = Date.parse(last) - Date.parse(first);
  if (span < HOUR_MS) return `${count} times within an hour`;
  return `${count} times in ${about(span)}, about every ${about(span / (count - 1))}`;
}

const UNITS = [
  ["year", 365.25 * 24],
  ["month", 30.44 * 24],
  ["day", 24],
  ["hour", 1],
] as const;

/** A span in its largest unit of which it has at least two; "minute" where it has hardly an hour. */
function about(ms: number): string {
  const hours = ms / HOUR_MS;
  for (const [unit, length] of UNITS) if (hours >= 2 * length) return `${Math.round(hours / length)} ${unit}s`;
  return hours >= 1 ? "hour" : "few minutes";
}
