/**
 * What officers read: the headline, the summary and the explanation of everything that the rules find in the sample
 * scenarios, with the rules' own parameters and with some at their ends, where counts are one and no time is allowed.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Pool } from "pg";
import { beforeAll, expect, test } from "vitest";
import { EVIDENCE_BY_RULE } from "../alerts/evidence-schema";
import { catalogue } from "../alerts/rules/catalogue";
import type { Finding } from "../alerts/rules/finding";
import { dryRun } from "../alerts/trials/dry-run";
import { insertFacts, setCheckpoint } from "../devnet/fact-tables";
import { CATEGORIES, PURPOSES } from "../facts/codes";
import { blockEnd } from "../facts/position";
import { readLines } from "../oracle/lines";
import { DEFAULTS, type Policy } from "../oracle/policy";
import { useTestServer } from "./support/database";
import { PLAIN } from "./support/detection/schedule";
import { stagesOf } from "./support/detection/stages";
import { chainIds } from "./support/detection/trial";
import { rowsOf } from "./support/fact-rows";
import { rulesetOf } from "./support/parameters";
import { scenarioFiles } from "./support/scenarios";

/** Everything that can be one or nothing is. */
const SMALLEST: Policy = {
  ...DEFAULTS,
  clockTolerance: 0,
  emergencyReviewWithin: 3_600,
  breakGlassBurst: { least: 1, within: 1 },
  bulkAccess: { least: 1, within: 1 },
  deniedProbing: { least: 1, within: 1 },
  unusualVolume: { patients: 0, deviations: 0, days: 30, leastDays: 1 },
  revocationWithin: 0,
  regrantWithin: 0,
  staleGrantsAfter: 0,
  requestFulfilledWithin: 86_400,
  extendedRequestFulfilledWithin: 86_400,
  serviceAccessBefore: 0,
  serviceAccessAfter: 86_400,
};

const rules = catalogue.map(({ id }) => id);
const server = useTestServer();
const nextChain = chainIds();
let pool: Pool;
beforeAll(async () => {
  ({ pool } = await server.createDatabase());
});

/** What the rules find in a scenario's facts. Its accesses are packed, as those of gateways are. */
async function findingsIn(file: string, policy: Policy): Promise<Finding[]> {
  const chainId = nextChain();
  const actions = readLines(readFileSync(file, "utf8")).map(({ action }) => action);
  const { placed, blocks, timeOf } = stagesOf(actions, { ...PLAIN, packed: true, chainId }).at(-1)!;
  const last = { block: blocks, time: timeOf(blocks) };
  await insertFacts(pool, rowsOf(placed, chainId));
  await setCheckpoint(pool, { chainId, latest: last, finalized: last });
  const range = { fromPos: -1n, toPos: blockEnd(BigInt(blocks)) };
  return dryRun({ pool, chainId, ...range, ruleset: rulesetOf(policy), rules });
}

const DATE = /\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;
const DATES = new RegExp(`${DATE.source} \\d{4}`, "g");
const RULE_OR_ID = /0x|\b[A-Z]{3}-\d/;
const CODES = [...PURPOSES, ...CATEGORIES].filter((code) => code !== "HIV");
const HAS_CODE = new RegExp(`\\b(?:${CODES.join("|")})\\b`);
const NOTHING = /undefined|null|NaN|Infinity|\[object/;

const wordsOf = (sentence: string) => sentence.split(/\s+/);
const sentencesOf = (text: string) => text.split(/(?<=[.?!]) /);

function positionsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "pos" ? [String(inner)] : positionsIn(inner)));
}

/** Whether evidence has all that the API's description of its rule says, and nothing that it does not. */
function isDescribed(ruleId: string, evidence: unknown): boolean {
  const found = JSON.parse(JSON.stringify(evidence));
  return EVIDENCE_BY_RULE[ruleId as keyof typeof EVIDENCE_BY_RULE].some((schema) => {
    const described = schema.safeParse(found);
    return described.success && isDeepStrictEqual(described.data, found);
  });
}

const seen = new Set<string>();

test.each(
  scenarioFiles().flatMap((file) => [
    { name: basename(file, ".jsonl"), as: "default", file, policy: DEFAULTS as Policy },
    { name: basename(file, ".jsonl"), as: "smallest", file, policy: SMALLEST },
  ]),
)("$name with $as parameters: headlines, summaries and explanations can be read", async ({ file, policy }) => {
  const findings = await findingsIn(file, policy);
  expect(findings).not.toEqual([]);
  for (const { ruleId, headline, summary, explanation, subject, evidence } of findings) {
    seen.add(ruleId);

    expect(headline).toMatch(/^[A-Z].*[^.\s]$/);
    expect(headline.length, headline).toBeLessThanOrEqual(80);
    expect(headline).not.toMatch(DATE);
    expect(headline).not.toMatch(/\d{2}:\d{2}|\d{4}-\d{2}/);

    expect(summary).toMatch(/^[A-Z][^\n]*\.$/);
    expect(sentencesOf(summary)).toHaveLength(1);
    expect(wordsOf(summary).length, summary).toBeLessThanOrEqual(30);
    expect(summary).not.toMatch(/of which/);
    const dates = summary.match(DATES) ?? [];
    expect(dates, summary).toEqual([...new Set(dates)]);

    for (const text of [headline, summary]) {
      expect(text).not.toMatch(RULE_OR_ID);
      expect(text).not.toMatch(HAS_CODE);
    }

    expect(explanation).toMatch(/^[A-Z][^\n]*\.$/);
    for (const sentence of sentencesOf(explanation)) {
      expect(sentence).toMatch(/^[A-Z]/);
      expect(wordsOf(sentence).length, sentence).toBeLessThanOrEqual(30);
    }
    expect(explanation).not.toMatch(/position/);
    expect(isDescribed(ruleId, evidence), `${ruleId}: ${JSON.stringify(evidence)}`).toBe(true);
    for (const pos of [subject.pos, ...positionsIn(evidence)]) expect(explanation).not.toContain(String(pos));
    const ids = explanation.match(/0x[0-9a-f]+/g) ?? [];
    expect(ids, explanation).toEqual([...new Set(ids)]);

    for (const text of [headline, summary, explanation]) {
      expect(text).not.toMatch(NOTHING);
      expect(text).not.toMatch(/healthcare| {2}|\b1 (?:days|hours|minutes|seconds|entries|patients)\b/);
    }
  }
});

test("all rules have been heard", () => {
  expect([...seen].sort()).toEqual([...rules].sort());
});
