import { isDeepStrictEqual } from "node:util";
import type { Ruleset } from "./ruleset";

type Content = Ruleset["content"];

/**
 * Returns what differs between the contents of two rulesets, ordered by rule: a line for each version and each parameter
 * with its value before and after, such as `ACC-11.patients: 50 → 80`. `none` stands for a rule or parameter that one of
 * them does not have.
 */
export function rulesetChanges(before: Content, after: Content): string[] {
  const [former, current] = [before, after].map((content) => new Map(content.map((rule) => [rule.id, rule])));
  const ids = [...new Set([...former!.keys(), ...current!.keys()])].sort();
  return ids.flatMap((id) => {
    const [then, now] = [former!.get(id), current!.get(id)];
    const names = new Set([...Object.keys(then?.parameters ?? {}), ...Object.keys(now?.parameters ?? {})]);
    return [
      ...difference(`${id} version`, then?.version, now?.version),
      ...[...names]
        .sort()
        .flatMap((name) => difference(`${id}.${name}`, then?.parameters[name], now?.parameters[name])),
    ];
  });
}

function difference(what: string, before: unknown, after: unknown): string[] {
  const shown = (value: unknown) => (value === undefined ? "none" : JSON.stringify(value));
  return isDeepStrictEqual(before, after) ? [] : [`${what}: ${shown(before)} → ${shown(after)}`];
}
