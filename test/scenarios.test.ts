/** Every sample scenario through the whole monitor: each on a chain of its own, many at once. */
import { describe, expect, test } from "vitest";
import { checkScenarios } from "../devnet/check";
import { REDIS_MISSING, redisInstalled } from "../devnet/redis";
import { scenarioFile, scenarioFiles } from "./support/scenarios";

/** Every file the plain way; packed and on the other queue those in which custodians log several accesses at once. */
const WAYS = [
  { queue: "postgres", packed: false, files: scenarioFiles() },
  {
    queue: "redis",
    packed: true,
    files:
      process.env.TEST_LONG === "1"
        ? scenarioFiles()
        : ["gov-02-audit-gap", "nearest-miss", "organisations"].map(scenarioFile),
  },
] as const;

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
