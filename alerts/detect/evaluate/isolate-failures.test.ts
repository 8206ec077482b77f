import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import { inSnapshot } from "../../../database/snapshot";
import { insertFacts } from "../../../devnet/fact-tables";
import { blockEnd } from "../../../facts/position";
import { useTestServer } from "../../../test/support/database";
import { accessRow, CHAIN_ID } from "../../../test/support/rows";
import { consentPass } from "../../rules/access/consent/pass";
import { createRuleset } from "../../rules/create-ruleset";
import type { EvaluationContext } from "../../rules/pass";
import { bisecting, optimistic, type RuleRun } from "./isolate-failures";
import { queryOn } from "./open-facts";

const access = Array.from({ length: 20 }, (_, index) =>
  accessRow({ block: 1 + Math.floor(index / 4), log: index % 4 }, { actor: "dr-lee", patient: "p-ana", seq: index }),
);
const BAD = [access[6]!.pos, access[13]!.pos];

const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
  await insertFacts(pool, { access });
});

/** Makes a rule fail on some facts, by a division by zero in PostgreSQL. */
const positionsBut = (bad: readonly bigint[]) => async (context: EvaluationContext) => {
  const { query, facts, fromPos, toPos } = context;
  const rows = await query<{ pos: string }>(
    `SELECT pos, 1 / (CASE WHEN pos = ANY($3::bigint[]) THEN 0 ELSE 1 END) FROM ${facts("access")}
     WHERE pos > $1::bigint AND pos <= $2::bigint ORDER BY pos`,
    [fromPos, toPos, bad.map(String)],
  );
  return rows.map(({ pos }) => BigInt(pos));
};

const within = <Result>(work: (context: EvaluationContext) => Promise<Result>) =>
  inSnapshot(pool, (client) =>
    work({
      query: queryOn(client),
      facts: (table) => `chain."${table}"`,
      ...{ chainId: CHAIN_ID, fromPos: -1n, toPos: blockEnd(99n), head: { blockNumber: 9, time: 0 } },
      ...{ ruleset: createRuleset(), store: true },
    }),
  );

const run = (bad: readonly bigint[], notify = true) =>
  within(async (context) => {
    const run: RuleRun = bisecting(context, notify);
    const found = await run.run([{ rules: consentPass.rules, work: positionsBut(bad), failed: consentPass.failed }]);
    return { found, failed: await run.recordFailures() };
  });

const errors = async () =>
  (
    await pool.query(
      "SELECT from_pos, to_pos, error, attempts, resolved_at IS NOT NULL AS resolved FROM compliance.rule_error ORDER BY to_pos",
    )
  ).rows;

test("the facts on which a rule fails are isolated and recorded, and block no others", async () => {
  const { found, failed } = await run(BAD);
  expect(failed).toBe(2);
  expect(found).toEqual(access.map(({ pos }) => pos).filter((pos) => !BAD.includes(pos)));
  const kept = await errors();
  expect(kept.map((row) => BigInt(row.to_pos))).toEqual(BAD);
  expect(kept[0]).toMatchObject({ attempts: 1, resolved: false, error: "error 22012" });
  const { rows } = await pool.query("SELECT pos FROM compliance.verdict WHERE consent = 'error' ORDER BY pos");
  expect(rows.map((row) => BigInt(row.pos))).toEqual(BAD);
});

test("an error is counted while it persists and resolved once it is gone", async () => {
  await run(BAD);
  await run([BAD[0]!]);
  expect(await errors()).toMatchObject([
    { attempts: 2, resolved: false },
    { attempts: 1, resolved: true },
  ]);
  await within(async (context) => {
    const run = optimistic(context, true);
    await run.run([{ rules: consentPass.rules, work: positionsBut([]) }]);
    return run.recordFailures();
  });
  expect(await errors()).toMatchObject([{ resolved: true }, { resolved: true }]);
});

test("a failure that was to notify stays so when a silent evaluation fails there too", async () => {
  const quiet = async () => (await pool.query("SELECT quiet FROM compliance.rule_error")).rows.map((row) => row.quiet);
  const bad = BAD.slice(0, 1);
  await run(bad, false);
  expect(await quiet()).toEqual([true]);
  await run(bad, true);
  await run(bad, false);
  expect(await quiet()).toEqual([false]);
  await run([]);
  await run(bad, false);
  expect(await quiet()).toEqual([true]);
});

test("when concurrent tasks fail, the cause is reported and not what failed because of it", async () => {
  const later = async <Result>(wait: number, work: () => Promise<Result>): Promise<Result> =>
    wait === 0 ? work() : await later(wait - 1, work);
  const failing = (context: EvaluationContext) => later(9, () => positionsBut(BAD)(context));
  const asked = within((context) =>
    optimistic(context, true).run([
      { rules: ["A"], work: failing },
      { rules: ["B"], work: positionsBut([]) },
      { rules: ["C"], work: positionsBut([]) },
    ]),
  );
  await expect(asked).rejects.toMatchObject({ code: "22012" });
});
