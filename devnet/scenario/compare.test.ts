import { describe, expect, test } from "vitest";
import { compare } from "./compare";
import type { StandingAlert } from "./findings";
import { parseScenario } from "./format";
import type { PlayedLine } from "./played-chain";
import { allMatch, report, reportJson } from "./print-comparison";

const at = (minute: number) => `2026-03-02T08:0${minute}:00Z`;
const read = (minute: number, more: object = {}) => ({
  at: at(minute),
  do: "access",
  access: `a${minute}`,
  custodian: "st-mary",
  actor: "dr-lee",
  patient: "p-ana",
  record: "r1",
  purpose: "TREAT",
  category: "LAB",
  action: "read",
  ...more,
});
const scenarioOf = (...lines: object[]) => parseScenario(lines.map((line) => JSON.stringify(line)).join("\n"));

/** The lines as played into one packed batch, so that only the entry tells them apart. */
const playedOf = ({ lines }: ReturnType<typeof scenarioOf>): PlayedLine[] =>
  lines.map((line, entryIndex) => ({
    line,
    subject: { txHash: "0xaa", blockNumber: 5, blockHash: "0xbb", logIndex: 2, entryIndex },
    refused: false,
    removed: false,
  }));
const alert = (ruleId: string, entryIndex: number, more: Partial<StandingAlert> = {}): StandingAlert => ({
  chainId: 31337,
  ruleId,
  blockNumber: 5,
  blockHash: "0xbb",
  txHash: "0xaa",
  logIndex: 2,
  entryIndex,
  ...more,
});

describe("compare", () => {
  const scenario = scenarioOf(read(0, { expect: ["ACC-04", "ACC-13"], id: "first" }), read(1), read(2));
  const played = playedOf(scenario);

  test("matches each expected alert to its line", () => {
    const result = compare(scenario, played, [alert("ACC-13", 0), alert("ACC-04", 0)]);
    expect(result).toMatchObject({ lines: 3, expected: 2, found: 2, missing: [], unexpected: [] });
    expect(allMatch(result)).toBe(true);
  });

  test("names lines with missing or unexpected alerts, even within a batch", () => {
    const result = compare(scenario, played, [alert("ACC-04", 0), alert("ACC-04", 1)]);
    expect(result.missing).toEqual([{ line: 1, id: "first", rule: "ACC-13" }]);
    expect(result.unexpected).toEqual([{ line: 2, id: null, rule: "ACC-04" }]);
    expect(result.rules).toEqual([
      { rule: "ACC-04", expected: 1, found: 2, missing: 0, unexpected: 1 },
      { rule: "ACC-13", expected: 1, found: 0, missing: 1, unexpected: 0 },
    ]);
    const text = report({ file: "story.jsonl", ...result });
    expect(text).toContain("story.jsonl, line 1 (first): ACC-13 was expected but not found.");
    expect(text).toContain("story.jsonl, line 2: ACC-04 was found but not expected.");
    expect(JSON.parse(reportJson([{ file: "story.jsonl", ...result }]))).toEqual({
      lines: 3,
      expected: 2,
      found: 2,
      missing: [{ line: 1, id: "first", rule: "ACC-13" }],
      unexpected: [{ line: 2, id: null, rule: "ACC-04" }],
    });
  });

  test("does not count alerts on other blocks or on no line as expected", () => {
    const elsewhere = [alert("ACC-04", 0, { blockHash: "0xcc" }), alert("GOV-01", 0, { txHash: "0xdd" })];
    const result = compare(scenario, played, elsewhere);
    expect(result.missing).toHaveLength(2);
    expect(result.unexpected).toEqual([
      { line: 3, id: null, rule: "ACC-04" },
      { line: null, id: null, rule: "GOV-01" },
    ]);
  });

  test("expects no alerts for a line without an event", () => {
    const removed = played.map((each) => ({ ...each, subject: null, removed: true }));
    expect(compare(scenario, removed, [])).toMatchObject({ expected: 0, missing: [] });
  });

  test("compares nothing in a file without expectations", () => {
    const plain = scenarioOf(read(0));
    const result = compare(plain, playedOf(plain), [alert("ACC-04", 0)]);
    expect(result).toMatchObject({ expected: 0, found: 1, missing: [], unexpected: [] });
    expect(allMatch(result)).toBe(true);
  });
});
