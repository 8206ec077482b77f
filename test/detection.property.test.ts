/**
 * The detection against the oracle, on random histories of everything that the contracts record: the same verdicts and
 * the same alerts, under whatever parameters, however the history is cut into ranges, in whatever order and by however
 * many workers they are evaluated, when some are evaluated twice, while the chain grows, and when it is reorganised.
 *
 * `npm test` plays the same histories each time; `npm run test:long` plays many, from a seed that it prints. `TEST_SEED`,
 * `TEST_RUNS` and `TEST_EVENTS` (about so many events a history, and no fewer) set what is played otherwise.
 */
import { availableParallelism } from "node:os";
import fc from "fast-check";
import type { Pool } from "pg";
import { beforeAll, expect, test } from "vitest";
import { catalogue } from "../alerts/rules/catalogue";
import { useTestServer } from "./support/database";
import { acceptedLines, reportOf } from "./support/detection/describe-difference";
import { schedules } from "./support/detection/schedule";
import { smallest } from "./support/detection/smallest";
import { chainIds, compare, rulesBroken, type Trial } from "./support/detection/trial";
import { histories } from "./support/histories";
import { policies } from "./support/parameters";

const long = process.env.TEST_LONG === "1";
const seed = Number(process.env.TEST_SEED ?? (long ? Date.now() % 2 ** 31 : 20260302));
const runs = Number(process.env.TEST_RUNS ?? (long ? 2000 : 60));
const events = Number(process.env.TEST_EVENTS ?? (long ? 200 : 0));

/** Up to a fifth of the lines of a history are refused. */
const size = events > 0 ? { least: Math.ceil(events * 1.3), most: Math.ceil(events * 1.4) } : { least: 10, most: 90 };

/** Histories that are played at the same time. */
const slots = Math.min(availableParallelism(), 4, runs);

/** Milliseconds for the whole test; of them, those for the search for the smallest failing history. */
const limit = Math.max(long ? 3_600_000 : 240_000, runs * 2_000);
const search = 90_000;

/** Histories among which one is looked for that triggers a rule, if none of those played did. */
const MORE = 1_000;

const server = useTestServer();
let pool: Pool;

beforeAll(async () => {
  ({ pool } = await server.createDatabase());
});

const trials: fc.Arbitrary<Trial> = fc.record({ actions: histories(size), policy: policies, schedule: schedules });

test(
  "detection and oracle agree on every history, cut and taken in any order",
  async () => {
    const nextChain = chainIds();
    let facts = 0;
    let fewest = Number.POSITIVE_INFINITY;
    const begun = Date.now();
    const property = fc.asyncProperty(trials, async (trial) => {
      const outcome = await compare(pool, nextChain(), trial);
      facts += outcome.facts;
      fewest = Math.min(fewest, outcome.facts);
      if (outcome.differences.length === 0) return;
      const differencesOf = async (each: Trial) => (await compare(pool, nextChain(), each)).differences;
      const fails = async (each: Trial) => (await differencesOf(each)).length > 0;
      const playable = { ...trial, actions: acceptedLines(trial.actions) };
      const found = await smallest((await fails(playable)) ? playable : trial, fails, Date.now() + search);
      throw new Error(reportOf(found, await differencesOf(found)));
    });
    await Promise.all(
      Array.from({ length: slots }, (_, slot) =>
        fc.assert(property, {
          seed: seed + slot,
          numRuns: Math.ceil((runs - slot) / slots),
          endOnFailure: true,
          interruptAfterTimeLimit: limit - search - 30_000,
          markInterruptAsFailure: true,
        }),
      ),
    );
    const seconds = (Date.now() - begun) / 1000;
    console.info(
      `${runs} histories, ${facts} events, ${fewest} at least, from seed ${seed}, in ${seconds.toFixed(1)} s (${(facts / seconds).toFixed(0)} events/s)`,
    );
    if (events > 0) expect(fewest).toBeGreaterThanOrEqual(events);
    const { rows } = await pool.query<{ rule_id: string }>("SELECT DISTINCT rule_id FROM compliance.alert ORDER BY 1");
    const reached = new Set(rows.map(({ rule_id }) => rule_id));
    const more = catalogue.every(({ id }) => reached.has(id)) ? [] : fc.sample(trials, { seed, numRuns: MORE });
    for (const { id } of catalogue.filter(({ id }) => !reached.has(id))) {
      const trial = more.find((each) => rulesBroken(each).has(id));
      expect(
        trial,
        `None of ${MORE} random histories triggers ${id}: teach test/support/scenes/ (a scene that can break it, in the list of test/support/histories.ts) and test/support/parameters.ts`,
      ).toBeDefined();
      expect((await compare(pool, nextChain(), trial!)).differences).toEqual([]);
    }
  },
  limit,
);
