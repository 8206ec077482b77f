import { blockEnd } from "../../../facts/position";
import type { DeadlinePass, EvaluationContext, Pass, Query } from "../pass";
import type { Ruleset } from "../ruleset";

/** Passes over a range, and passes that wait for deadlines. */
export type Passes = { passes: readonly Pass[]; deadlinePasses: readonly DeadlinePass[] };

/**
 * Returns the SQL that decides a rule: the text of every statement, in the order of issue, without values. Recorded by
 * running the rule's passes on a chain without facts, so it leaves out statements that are issued only after an earlier
 * one has found something.
 */
export async function statementsOf(
  ruleId: string,
  { passes, deadlinePasses }: Passes,
  ruleset: Ruleset,
): Promise<string[]> {
  const statements: string[] = [];
  const query: Query = async (sql) => {
    statements.push(sql.replace(/\s+/g, " ").trim());
    return [];
  };
  const context: EvaluationContext = {
    query,
    facts: (table) => `"chain"."${table}"`,
    chainId: 1,
    fromPos: 0n,
    toPos: blockEnd(1_000n),
    head: { blockNumber: 1_000, time: 1_000_000 },
    ruleset,
    store: true,
  };
  const due = [{ ruleId, pos: 0n, blockHash: "0x", dueTime: 0 }];
  for (const { rules, evaluate } of passes) if (rules.includes(ruleId)) await evaluate(context);
  for (const { rules, plan, decide } of deadlinePasses)
    if (rules.includes(ruleId)) {
      await plan(context);
      await decide({ ...context, due });
    }
  return statements;
}
