import { type Action, numberLines } from "../../../oracle/lines";
import { labelsOf } from "../../../oracle/oracle";
import { storyOf } from "../../../oracle/scenario-facts";
import type { Difference, Trial } from "./trial";

/**
 * A trial that failed, for people: a scenario file that reproduces it, with the oracle's labels under the trial's
 * parameters, and what is different about which line.
 */
export function reportOf({ actions, policy, schedule }: Trial, differences: readonly Difference[]): string {
  const labels = labelsOf(numberLines(actions), policy);
  const lines = actions.map((action, index) =>
    JSON.stringify({ ...action, expect: action.do.startsWith("chain.") ? undefined : (labels.get(index + 1) ?? []) }),
  );
  return [
    "Detection and oracle differ on this scenario:",
    ...lines,
    `With the parameters ${JSON.stringify(policy)}`,
    `and the schedule ${JSON.stringify(schedule)}:`,
    ...differences.map(({ by, line, is, says }) => `Only the ${by}, of the ${is} of line ${line}: ${says}`),
  ].join("\n");
}

/**
 * The lines of a history that the contracts take, at the end or before a reorganisation takes them away: what is left is
 * a scenario that can be played.
 */
export function acceptedLines(actions: readonly Action[]): Action[] {
  const ends = [...actions.keys()].filter((index) => actions[index]!.do === "chain.reorg");
  const accepted = new Set<number>();
  for (const end of [...ends, actions.length])
    for (const { line } of storyOf(numberLines(actions.slice(0, end))).facts) accepted.add(line);
  return actions.filter(({ do: verb }, index) => accepted.has(index + 1) || verb.startsWith("chain."));
}
