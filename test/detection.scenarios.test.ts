/**
 * The facts of every sample scenario before the detection and the oracle, unpacked and packed, at once and in pieces.
 * `scenarios:check` holds the labels in the files against the same oracle, and `scenarios.test.ts` plays files on chains.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Pool } from "pg";
import { beforeAll, expect, test } from "vitest";
import { readLines } from "../oracle/lines";
import { DEFAULTS } from "../oracle/policy";
import { useTestServer } from "./support/database";
import { PLAIN, type Schedule } from "./support/detection/schedule";
import { chainIds, compare } from "./support/detection/trial";
import { scenarioFiles } from "./support/scenarios";

const WAYS: readonly Schedule[] = [
  PLAIN,
  { ...PLAIN, packed: true, cuts: [0.3, 0.7], order: [2, 0, 1], again: [1], workers: 2 },
];

const server = useTestServer();
let pool: Pool;

beforeAll(async () => {
  ({ pool } = await server.createDatabase());
});

const nextChain = chainIds();

test.each(scenarioFiles().map((file) => ({ name: basename(file, ".jsonl"), file })))(
  "$name: detection and oracle agree",
  async ({ file }) => {
    const actions = readLines(readFileSync(file, "utf8")).map(({ action }) => action);
    for (const schedule of WAYS) {
      const { differences, facts } = await compare(pool, nextChain(), { actions, policy: DEFAULTS, schedule });
      expect(differences).toEqual([]);
      expect(facts).toBeGreaterThan(0);
    }
  },
);
