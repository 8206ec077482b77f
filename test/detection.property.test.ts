/**
 * The detection against the oracle, on random histories: the same verdicts and the same alerts, however the history is
 * cut into ranges, in whatever order they are evaluated, and when some are evaluated twice.
 *
 * `npm test` plays the same histories each time; `npm run test:long` plays many, from a seed that it prints with a failure.
 */
import fc from "fast-check";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateRange } from "../alerts/detect/evaluate";
import { createRuleset } from "../alerts/rules/ruleset";
import { blockStart } from "../src/position";
import { type Action, numberLines } from "./oracle/lines";
import { judge } from "./oracle/oracle";
import { relabel } from "./oracle/relabel";
import { factsOf } from "./oracle/scenario-facts";
import { startTestServer, type TestServer } from "./support/database";
import { idOf, type Placed, placeFacts, rowsOf } from "./support/fact-rows";
import { insertFacts, setCheckpoint } from "./support/facts";
import { histories } from "./support/histories";

const long = process.env.TEST_LONG === "1";
const seed = Number(process.env.TEST_SEED ?? (long ? Date.now() % 2 ** 31 : 20260302));
const numRuns = Number(process.env.TEST_RUNS ?? (long ? 2000 : 50));

/** Milliseconds for the whole test; the search for the smallest failing history ends a little earlier. */
const limit = long ? 3_600_000 : 150_000;

const EXEMPT = ["HRESCH"] as const;

let server: TestServer;
let pool: Pool;
let chains = 0;

beforeAll(async () => {
  server = await startTestServer();
  ({ pool } = await server.createDatabase());
});

afterAll(() => server?.stop());

/** How a history is evaluated: where it is cut, in which order its parts come, and which of them come again. */
const schedules = fc.record({
  packed: fc.boolean(),
  exempt: fc.boolean(),
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
  order: fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
  again: fc.array(fc.nat(), { maxLength: 3 }),
  finalized: fc.double({ min: 0, max: 1, noNaN: true }),
});

type Schedule = typeof schedules extends fc.Arbitrary<infer Value> ? Value : never;
type Range = [from: bigint, to: bigint];

/** Ranges `(from, to]` that together hold every fact, some of them twice, in the order in which they are evaluated. */
function rangesOf(placed: readonly Placed[], { cuts, order, again }: Schedule): Range[] {
  const positions = placed.map(({ pos }) => pos);
  const ends = cuts.map((cut) => positions[Math.floor(cut * (positions.length - 1))]!);
  const borders = [-1n, ...new Set(ends)].sort((a, b) => (a < b ? -1 : 1));
  borders.push(blockStart(BigInt((placed.at(-1)?.blockNumber ?? 0) + 1)));
  const ranges = borders.slice(1).map((to, index): Range => [borders[index]!, to]);
  const scheduled = [...ranges, ...again.map((index) => ranges[index % ranges.length]!)];
  return scheduled
    .map((range, index) => ({ range, place: order[index % order.length]! }))
    .sort((a, b) => a.place - b.place)
    .map(({ range }) => range);
}

const sorted = (lines: string[]) => lines.toSorted();
const DIMENSION: Record<string, string> = { sensitive: "scope", revoked: "time", expired: "time", early: "time" };

/** What the oracle says, and what the detection stored, as lines that can be compared. */
async function bothOpinions(actions: Action[], schedule: Schedule) {
  const chainId = 100_000 + chains++;
  const placed = placeFacts(factsOf(numberLines(actions)), schedule.packed);
  const last = placed.at(-1)!;
  await insertFacts(pool, rowsOf(placed, chainId));
  const finalized = Math.floor(schedule.finalized * last.blockNumber);
  await setCheckpoint(pool, {
    chainId,
    latest: { block: last.blockNumber, time: last.fact.time },
    finalized: { block: finalized, time: 0 },
  });
  const exemptPurposes = schedule.exempt ? [...EXEMPT] : [];
  const ruleset = createRuleset({ exemptPurposes });
  const isEvaluated = (id: string) => ruleset.rules.some(({ rule }) => rule.id === id);
  for (const [fromPos, toPos] of rangesOf(placed, schedule))
    await evaluateRange({ pool, chainId, fromPos, toPos, ruleset });

  const judgements = judge(
    placed.map(({ fact }) => fact),
    { policy: { exemptPurposes } },
  );
  const expected = judgements.flatMap(({ fact, verdict, rules }, index) => {
    if (fact.is !== "access" || !verdict) return [];
    const { pos, blockNumber } = placed[index]!;
    const grant = "grant" in verdict && verdict.grant !== null ? idOf(verdict.grant) : null;
    const missed = verdict.consent === "missed" ? verdict : null;
    return [
      `${pos} ${verdict.consent} ${grant} ${missed?.rule ?? null}`,
      ...rules.filter(isEvaluated).map((rule) => {
        const finality = blockNumber > finalized ? "provisional" : "final";
        const also = rule === missed?.rule ? missed.alsoFailed.join("+") : "";
        return `${pos} alert ${rule} ${finality} ${also}`;
      }),
    ];
  });

  const { rows: verdicts } = await pool.query(
    "SELECT pos, consent, consent_id, rule_id FROM compliance.verdict WHERE chain_id = $1",
    [chainId],
  );
  const { rows: alerts } = await pool.query(
    "SELECT pos, rule_id, finality, evidence FROM compliance.alert WHERE chain_id = $1",
    [chainId],
  );
  const found = [
    ...verdicts.map((row) => `${row.pos} ${row.consent} ${row.consent_id} ${row.rule_id}`),
    ...alerts.map((row) => {
      const also: string[] = row.evidence.alsoFailed ?? [];
      return `${row.pos} alert ${row.rule_id} ${row.finality} ${also.map((fault) => DIMENSION[fault] ?? fault).join("+")}`;
    }),
  ];
  return { expected: sorted(expected), found: sorted(found), chainId, placed };
}

/** The history as a scenario file with the oracle's labels, without the lines that the contracts refuse. */
function scenarioOf(actions: Action[]): string {
  const lines = new Set(factsOf(numberLines(actions)).map((fact) => fact.line));
  const text = actions.filter((_, index) => lines.has(index + 1)).map((action) => JSON.stringify(action));
  return relabel(text.join("\n")).text;
}

test(
  "detection and oracle agree on every history, cut and taken in any order",
  async () => {
    const property = fc.asyncProperty(histories, schedules, async (actions, schedule) => {
      const { expected, found, placed } = await bothOpinions(actions, schedule);
      const missing = expected.filter((line) => !found.includes(line));
      const unexpected = found.filter((line) => !expected.includes(line));
      if (found.length === expected.length && missing.length + unexpected.length === 0) return;
      const lineOf = (line: string) => {
        const at = placed.find(({ pos }) => line.startsWith(`${pos} `));
        return `line of ${at?.fact.is === "access" ? at.fact.access : "nothing"}: ${line}`;
      };
      throw new Error(
        [
          "Detection and oracle differ on this scenario:",
          scenarioOf(actions),
          "Only the oracle:",
          ...missing.map(lineOf),
          "Only the detection:",
          ...unexpected.map(lineOf),
        ].join("\n"),
      );
    });
    await fc.assert(property, { seed, numRuns, interruptAfterTimeLimit: limit - 30_000, markInterruptAsFailure: true });
    const { rows } = await pool.query("SELECT count(DISTINCT rule_id)::int AS rules FROM compliance.alert");
    expect(rows[0].rules).toBe(createRuleset().rules.length);
  },
  limit,
);
