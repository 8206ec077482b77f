/**
 * Random histories through the whole monitor: real contracts take their lines, the indexer makes the rows, the worker
 * decides; what it finds must be what the oracle labelled. So the rows that `detection.property.test.ts` inserts are
 * those that the indexer would write, and what the oracle takes for accepted the contracts accept.
 *
 * `npm test` plays the same few each time, `npm run test:long` more, from a seed that a failure shows; `TEST_SEED` and
 * `TEST_CHAINS` set what is played otherwise.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createRuleset } from "../alerts/rules/create-ruleset";
import { checkScenarios } from "../devnet/check";
import { relabel } from "../oracle/relabel";
import { acceptedLines } from "./support/detection/describe-difference";
import { histories } from "./support/histories";

const long = process.env.TEST_LONG === "1";
const seed = Number(process.env.TEST_SEED ?? (long ? Date.now() % 2 ** 31 : 20260302));
const chains = Number(process.env.TEST_CHAINS ?? (long ? 20 : 3));
const size = long ? { least: 100, most: 140 } : { least: 60, most: 80 };

const folder = mkdtempSync(join(tmpdir(), "consentry-histories-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rules = new Set(createRuleset().rules.map(({ rule }) => rule.id));

/** A scenario file of a history, with labels. Its blocks stay where they are: two of them may not have the same time. */
const scenarios = histories(size).map((actions) => {
  const lines = acceptedLines(actions.filter((action) => action.do !== "chain.reorg"));
  return relabel(lines.map((line) => JSON.stringify(line)).join("\n"), rules).text;
});

test(`${chains} histories of seed ${seed}, played on chains of their own`, async () => {
  const texts = fc.sample(scenarios, { seed, numRuns: chains });
  const files = texts.map((text, index) => {
    const file = join(folder, `${index}.jsonl`);
    writeFileSync(file, text);
    return file;
  });
  const checked = await checkScenarios({ files });
  const wrong = checked.flatMap(({ missing, unexpected }, index) =>
    missing.length + unexpected.length === 0 ? [] : [{ missing, unexpected, scenario: texts[index]! }],
  );
  if (wrong.length > 0)
    throw new Error(
      wrong
        .map(({ missing, unexpected, scenario }) =>
          [
            "Missing or unexpected on this scenario:",
            scenario,
            ...[...missing, ...unexpected].map((each) => JSON.stringify(each)),
          ].join("\n"),
        )
        .join("\n\n"),
    );
  for (const { found, expected } of checked) expect(found).toBe(expected);
  expect(new Set(checked.flatMap(({ rules }) => rules.map(({ rule }) => rule))).size).toBeGreaterThan(rules.size / 2);
});
