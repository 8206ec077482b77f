import { beforeAll, describe, expect, test } from "vitest";
import { evaluateRange } from "../../alerts/detect/evaluate/evaluate-range";
import { catalogue } from "../../alerts/rules/catalogue";
import { createRuleset } from "../../alerts/rules/create-ruleset";
import { blockEnd } from "../../facts/position";
import { type TestDatabase, useTestServer } from "../../test/support/database";
import { CHAIN_ID } from "./fact-lines";
import type { HistoryOptions } from "./history";
import { type LoadedHistory, loadHistory, setIndexed } from "./load";
import { createNaiveTables, evaluateOne, NAIVE_RULES } from "./naive";

/** A month at a slow pace, with enough violations for every rule. */
const HISTORY: HistoryOptions = {
  accesses: 2_000,
  seed: 7,
  rate: 0.001,
  blockSeconds: 60,
  violations: 0.15,
  campaigns: 100,
  sizes: { organisations: 8, actors: 40, patients: 2_400 },
};

const server = useTestServer();
let database: TestDatabase;
let loaded: LoadedHistory;

beforeAll(async () => {
  database = await server.createEmptyDatabase();
  loaded = await loadHistory(database.pool, database.url, HISTORY);
  await setIndexed(database.pool, loaded.last);
});

describe("the naive way", () => {
  test("has every rule about accesses that is decided at once", () => {
    const atOnce = catalogue.filter(({ subject, trigger }) => subject === "access" && trigger !== "deadline");
    expect(atOnce.map(({ id }) => id).filter((id) => !(NAIVE_RULES as readonly string[]).includes(id))).toEqual([]);
  });

  test("gives the same results as the product", async () => {
    const { pool } = database;
    await evaluateRange({
      pool,
      chainId: CHAIN_ID,
      fromPos: -1n,
      toPos: blockEnd(BigInt(loaded.last.block)),
      ruleset: createRuleset({}),
    });
    await createNaiveTables(pool);
    const { rows: positions } = await pool.query<{ pos: string }>("SELECT pos FROM chain.access ORDER BY pos");
    for (let start = 0; start < positions.length; start += 10)
      await Promise.all(positions.slice(start, start + 10).map(({ pos }) => evaluateOne(pool, pos)));

    const rules = NAIVE_RULES.filter((id) => catalogue.some((rule) => rule.id === id));
    const found = async (alerts: string) => {
      const { rows } = await pool.query<{ found: string }>(
        `SELECT n.rule_id || ' ' || n.pos AS found FROM ${alerts} n JOIN chain.access a USING (pos)
         WHERE n.rule_id = ANY($1) AND (n.rule_id <> 'ACC-09' OR a.reason_hash IS NULL) ORDER BY 1`,
        [rules],
      );
      return rows.map((row) => row.found);
    };
    const expected = await found("compliance.alert");
    expect(await found("naive.alert")).toEqual(expected);
    expect(rules.filter((id) => !expected.some((alert) => alert.startsWith(id)))).toEqual([]);

    const { rows: verdicts } = await pool.query(
      `SELECT count(*)::int AS different FROM naive.verdict n FULL JOIN compliance.verdict v USING (pos)
       WHERE (n.consent, n.consent_id) IS DISTINCT FROM (v.consent, v.consent_id)`,
    );
    expect(verdicts).toEqual([{ different: 0 }]);
  });
});
