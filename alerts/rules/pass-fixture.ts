/** Runs passes on facts that stand alone on a chain, with the rules' own parameters or some of the test's. */
import type { Pool } from "pg";
import { blockEnd } from "../../src/position";
import { type Facts, insertFacts } from "../../test/support/facts";
import { CHAIN_ID } from "../../test/support/rows";
import type { Finding } from "./finding";
import type { Pass, Query } from "./pass";
import type { Rule } from "./rule";
import { createRuleset } from "./ruleset";

export type PassTrial = {
  /** The findings in `(fromPos, toPos]`, by default on the whole chain, in the order of their positions. */
  find: (fromPos?: bigint, toPos?: bigint) => Promise<Finding[]>;
  /** What is found where the chain is cut after each of these positions, in the order of their positions. */
  findInParts: (cuts: readonly bigint[]) => Promise<Finding[]>;
};

const LAST = blockEnd(10_000_000n);

/** Writes the facts, and runs a pass on them. `toleranceSeconds` is the clock's. */
export async function tryPass({
  pool,
  pass,
  rules,
  facts,
  chainId = CHAIN_ID,
  parameters = {},
  toleranceSeconds = 300,
}: {
  pool: Pool;
  pass: Pass;
  rules: readonly Rule[];
  facts: Facts;
  chainId?: number;
  parameters?: Record<string, Record<string, unknown>>;
  toleranceSeconds?: number;
}): Promise<PassTrial> {
  await insertFacts(pool, facts);
  const query: Query = async <Row>(sql: string, values: readonly unknown[]) =>
    (await pool.query(sql, [...values])).rows as Row[];
  const parametersOf = (id: string) => rules.find((rule) => rule.id === id)!.parameters.parse(parameters[id] ?? {});
  const find = async (fromPos = -1n, toPos = LAST) => {
    const findings = await pass.evaluate({
      query,
      facts: (table) => `"chain"."${table}"`,
      chainId,
      fromPos,
      toPos,
      head: { blockNumber: 0, time: 0 },
      ruleset: { ...createRuleset({ ruleParameters: { "ACC-13": { toleranceSeconds } } }), parametersOf },
      store: false,
    });
    return inOrder(findings);
  };
  return {
    find,
    findInParts: async (cuts) => {
      const ends = [...cuts, LAST];
      const found: Finding[] = [];
      for (const [index, end] of ends.entries()) found.push(...(await find(ends[index - 1] ?? -1n, end)));
      return found;
    },
  };
}

const inOrder = (findings: readonly Finding[]) =>
  [...findings].sort(
    (a, b) => Number(a.subject.pos - b.subject.pos) || (a.ruleId < b.ruleId ? -1 : Number(a.ruleId > b.ruleId)),
  );
