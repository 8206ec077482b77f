import type { Pool } from "pg";
import { createRuleset } from "../../alerts/rules/create-ruleset";
import type { Finding } from "../../alerts/rules/finding";
import type { Deadline, DeadlinePass, EvaluationContext, Pass, Query } from "../../alerts/rules/pass";
import type { Rule } from "../../alerts/rules/rule";
import { type Facts, insertFacts } from "../../devnet/fact-tables";
import { blockEnd } from "../../facts/position";
import type { TestServer } from "./database";
import { CHAIN_ID } from "./rows";

/** What a rule with deadlines says of facts that stand alone in a database. */
export type DeadlineTrial = {
  pool: Pool;
  /** The deadlines that the facts up to the block set. */
  plan: (toBlock?: bigint) => Promise<Deadline[]>;
  /** What it finds of these deadlines, or of all that the facts set, when the newest block has this time. */
  decide: (headTime: number, due?: readonly Deadline[]) => Promise<Finding[]>;
  /** What a pass of events finds in all the facts. */
  evaluate: (pass: Pass) => Promise<Finding[]>;
};

/** Puts facts into a database of their own, for one rule with its parameters. */
export async function tryDeadlines({
  server,
  rule,
  pass,
  facts,
  parameters = {},
}: {
  server: TestServer;
  rule: Rule;
  pass: DeadlinePass;
  facts: Facts;
  parameters?: Record<string, unknown>;
}): Promise<DeadlineTrial> {
  const { pool } = await server.createDatabase();
  await insertFacts(pool, facts);
  const query: Query = async <Row>(sql: string, values: readonly unknown[]) =>
    (await pool.query(sql, [...values])).rows as Row[];
  const contextAt = (time: number): EvaluationContext => ({
    query,
    facts: (table) => `"chain"."${table}"`,
    chainId: CHAIN_ID,
    fromPos: -1n,
    toPos: blockEnd(100_000n),
    head: { blockNumber: 100_000, time },
    ruleset: { ...createRuleset(), parametersOf: () => rule.parameters.parse(parameters) },
    store: false,
  });
  const plan = (toBlock = 100_000n) => pass.plan({ ...contextAt(0), toPos: blockEnd(toBlock) });
  return {
    pool,
    plan,
    decide: async (headTime, due) => pass.decide({ ...contextAt(headTime), due: due ?? (await plan()) }),
    evaluate: (events) => events.evaluate(contextAt(0)),
  };
}
