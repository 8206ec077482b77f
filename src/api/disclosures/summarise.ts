import type { DisclosureJson } from "../schemas/disclosures";
import type { Basis } from "./policy";

/**
 * Bases that are always listed one by one, because only disclosures permitted by 164.502(a)(2)(ii) and 164.512 may be
 * summarised (164.528(b)(3)).
 */
const NEVER: readonly Basis[] = ["impermissible", "notJudged"];

/**
 * Merges repeated disclosures by the same party to the same recipient for one purpose into one line: the first one,
 * with the date of the last, the count and the frequency. Keeps the order of the first ones.
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

/** Formats a duration in the largest unit that fits at least twice; in minutes if it is about an hour or less. */
function about(ms: number): string {
  const hours = ms / HOUR_MS;
  for (const [unit, length] of UNITS) if (hours >= 2 * length) return `${Math.round(hours / length)} ${unit}s`;
  return hours >= 1 ? "hour" : "few minutes";
}
