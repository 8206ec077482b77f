/** A history put before the detection and the oracle. */
import type { Pool } from "pg";
import { evaluateRange } from "../../../alerts/detect/evaluate/evaluate-range";
import { decideDue } from "../../../alerts/detect/settle/decide-deadlines";
import { insertFacts, setCheckpoint } from "../../../devnet/fact-tables";
import type { Action } from "../../../oracle/lines";
import { judge, type Policy } from "../../../oracle/oracle";
import { rowsOf } from "../fact-rows";
import type { Placed } from "../indexed/places";
import { rulesetOf } from "../parameters";
import { detectionsOpinion, oraclesOpinion } from "./opinions";
import { removeFacts } from "./remove-facts";
import { rangesOf, type Schedule } from "./schedule";
import { type Stage, safeBlock, stagesOf } from "./stages";

export type Trial = { actions: readonly Action[]; policy: Policy; schedule: Schedule };

/** What one of the two says of a fact and the other does not. */
export type Difference = { by: "oracle" | "detection"; line: number; is: string; says: string };

/** What was found out: nothing in `differences` where both agree at every stop. `facts` are those of the whole. */
export type Outcome = { differences: Difference[]; facts: number };

/** Numbers for chains that no trial has had. */
export const chainIds =
  (first = 100_000) =>
  () =>
    first++;

/**
 * Lets a chain grow by the history, evaluates each stage as the schedule says, and compares what stands then. Stops at
 * the first stage at which the two differ.
 */
export async function compare(pool: Pool, chainId: number, { actions, policy, schedule }: Trial): Promise<Outcome> {
  const ruleset = rulesetOf(policy);
  const isEvaluated = (id: string) => ruleset.rules.some(({ rule }) => rule.id === id);
  const stages = stagesOf(actions, { ...schedule, chainId });
  const finalizedBlock = Math.floor(schedule.finalized * safeBlock(stages));
  for (const [index, stage] of stages.entries()) {
    const { placed, blocks, timeOf } = stage;
    const head = timeOf(blocks);
    const finalized = { block: finalizedBlock, time: timeOf(finalizedBlock) };
    if (index > 0) await removeFacts(pool, chainId);
    await insertFacts(pool, rowsOf(placed, chainId));
    await setCheckpoint(pool, { chainId, latest: { block: blocks, time: head }, finalized });
    for (const ranges of rangesOf(stage, schedule))
      await Promise.all(ranges.map(([fromPos, toPos]) => evaluateRange({ pool, chainId, fromPos, toPos, ruleset })));
    for (const clock of clocksOf(stage, schedule))
      await decideDue({ pool, chainId, ruleset, viewsSchema: "chain", clock });

    const judgements = judge(
      placed.map(({ fact }) => fact),
      { policy, head },
    );
    const expected = oraclesOpinion(placed, judgements, isEvaluated);
    const found = await detectionsOpinion(pool, chainId, { placed, finalized });
    const differences = [
      ...only(expected, found).map((says) => differenceOf("oracle", says, placed)),
      ...only(found, expected).map((says) => differenceOf("detection", says, placed)),
    ];
    if (differences.length > 0) return { differences, facts: placed.length };
  }
  return { differences: [], facts: stages.at(-1)?.placed.length ?? 0 };
}

/** The rules that the oracle finds broken at the end of a trial's history. */
export function rulesBroken({ actions, policy, schedule }: Trial): Set<string> {
  const { placed, blocks, timeOf } = stagesOf(actions, { ...schedule, chainId: 1 }).at(-1)!;
  const judgements = judge(
    placed.map(({ fact }) => fact),
    { policy, head: timeOf(blocks) },
  );
  return new Set(judgements.flatMap(({ rules }) => rules));
}

/** The heads as of which deadlines are decided. */
function clocksOf({ blocks, timeOf }: Stage, { early }: Schedule): number[] {
  const head = timeOf(blocks);
  return early === null ? [head] : [timeOf(1 + Math.floor(early * (blocks - 1))), head];
}

/** Those of `some` that `others` do not have, or not as often. */
function only(some: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return some.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

function differenceOf(by: Difference["by"], says: string, placed: readonly Placed[]): Difference {
  const [pos = "", ...words] = says.split(" ");
  const fact = placed.find((each) => `${each.pos}` === pos)?.fact;
  return { by, line: fact?.line ?? 0, is: fact?.is ?? "fact that is not there", says: words.join(" ").trim() };
}
