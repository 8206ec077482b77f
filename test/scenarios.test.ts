/**
 * Sample scenarios through the whole monitor: each on a chain of its own, many at once. `npm test` plays some of them in the
 * way that `.ci/run`, which plays all, does not, and judges the facts of all in `detection.scenarios.test.ts`;
 * `npm run test:long` plays all, packed and not, on both queues.
 */
import { describe, expect, test } from "vitest";
import { checkScenarios } from "../devnet/check";
import { REDIS_MISSING, redisInstalled } from "../devnet/redis";
import { scenarioFile, scenarioFiles } from "./support/scenarios";

/** Files in which custodians log several accesses at once, and one with a reorganisation. */
const PACKED = ["gov-02-audit-gap", "nearest-miss", "organisations", "reorg"];

const long = process.env.TEST_LONG === "1";
const shortQueue = redisInstalled ? "redis" : "postgres";
const WAYS = (["postgres", "redis"] as const).flatMap((queue) =>
  [false, true]
    .filter((packed) => long || (packed && queue === shortQueue))
    .map((packed) => ({ queue, packed, files: long ? scenarioFiles() : PACKED.map(scenarioFile) })),
);

if (!redisInstalled) console.warn(`Scenarios with the queue on Redis are not checked. ${REDIS_MISSING}`);

describe.each(WAYS.filter(({ queue }) => queue === "postgres" || redisInstalled))(
  "queue on $queue, packed: $packed",
  ({ queue, packed, files }) => {
    test("the alerts are those that the oracle labelled", { timeout: 900_000 }, async () => {
      const checked = await checkScenarios({ files, queue, packed });
      expect(
        checked.flatMap(({ file, missing, unexpected }) =>
          [...missing, ...unexpected].map((each) => ({ file, ...each })),
        ),
      ).toEqual([]);
      for (const { found, expected } of checked) expect(found).toBe(expected);
    });
  },
);
