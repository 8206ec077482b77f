/**
 * Sample scenarios through the whole monitor: each on a chain of its own, many at once. `npm test` plays some of them (the
 * facts of all are judged in `detection.scenarios.test.ts`), `npm run test:long` all, packed and not, on both queues.
 */
import { describe, expect, test } from "vitest";
import { checkScenarios } from "../devnet/check";
import { REDIS_MISSING, redisInstalled } from "../devnet/redis";
import { scenarioFile, scenarioFiles } from "./support/scenarios";

/** Consents, credentials, shares, deadlines and a reorganisation; then files in which custodians log several accesses at once. */
const PLAIN = ["first-story", "crd-03-stale-grants", "reorg", "shr-02-unpermitted-redisclosure"];
const PACKED = ["gov-02-audit-gap", "nearest-miss", "organisations"];

const long = process.env.TEST_LONG === "1";
const WAYS = (["postgres", "redis"] as const).flatMap((queue) =>
  [false, true]
    .filter((packed) => long || packed === (queue === "redis"))
    .map((packed) => ({ queue, packed, files: long ? scenarioFiles() : (packed ? PACKED : PLAIN).map(scenarioFile) })),
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
