import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { catalogue, findRule } from "../../../alerts/rules/catalogue";
import { startAnvil } from "../../anvil";
import { connectDevelopmentNode } from "../../node";
import { parseScenario } from "../format";
import { playScenario } from "../player";
import { latestStart, prepareScenario } from "../prepare";
import type { LineOf, ScenarioLine } from "../verbs";
import { ANOMALIES } from "./anomalies/all";
import { busyness, isWeekend } from "./calendar";
import { generateScenario } from "./generate";
import { type OptionTexts, readOptions } from "./options";

const story = (texts: OptionTexts) => generateScenario(readOptions(texts));
const linesOf = (text: string) => parseScenario(text).lines;
const accessesOf = (lines: readonly ScenarioLine[]) =>
  lines.filter((line): line is LineOf<"access"> => line.do === "access");
/** How often each rule is expected. */
function rulesOf(lines: readonly ScenarioLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const rule of lines.flatMap(({ expect: rules }) => rules ?? [])) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
/** Which kind of anomaly a line was told as. */
const notifiedAs = ({ id }: ScenarioLine) => ANOMALIES.find(({ name }) => name === id?.replace(/-\d+$/, ""));

describe("a generated story", () => {
  test("is the same, byte for byte, for the same seed and options, and another for another seed", () => {
    const options = { seed: "7", events: "700", "anomaly-rate": "0.05" };
    expect(story(options)).toBe(story(options));
    expect(story({ ...options, seed: "8" })).not.toBe(story(options));
  });

  test.each<OptionTexts>([
    { seed: "1", events: "300" },
    { seed: "2", events: "300", "anomaly-rate": "0.5" },
    { seed: "3", events: "400", days: "1" },
    { seed: "4", events: "1500", days: "400", patients: "40" },
    { seed: "9007199254740991", events: "2000", days: "30", actors: "120", patients: "200", "anomaly-rate": "0.2" },
  ])("has the lines that were asked for, in order and well formed: %o", (options) => {
    const lines = linesOf(story(options));
    expect(lines).toHaveLength(Number(options.events));
    const told = lines.filter((line) => notifiedAs(line) !== undefined);
    expect(told).toHaveLength(Math.round(Number(options.events) * Number(options["anomaly-rate"] ?? 0.01)));
  });

  test.each([11, 12, 13])("is labelled, with nothing to find, where nothing is wrong in it: seed %i", (seed) => {
    const { lines, labelled } = parseScenario(story({ seed: String(seed), events: "2000", "anomaly-rate": "0" }));
    expect(labelled).toBe(true);
    expect(rulesOf(lines)).toEqual(new Map());
    expect(lines.filter(({ id }) => id !== undefined)).toEqual([]);
  });
});

describe("a story of two months", () => {
  let calm: ScenarioLine[];
  let wild: ScenarioLine[];
  beforeAll(() => {
    calm = linesOf(story({ seed: "21", events: "5000" }));
    wild = linesOf(story({ seed: "21", events: "5000", "anomaly-rate": "0.1" }));
  });

  test("has an anomaly for every rule, and more of each at a higher rate", () => {
    const [few, many] = [rulesOf(calm), rulesOf(wild)];
    for (const { id } of catalogue) {
      expect(
        ANOMALIES.map(({ rule }) => rule),
        `No generated story breaks ${id}: write an anomaly for it in devnet/scenario/generate/anomalies/, listed in all.ts there`,
      ).toContain(id);
      const unlabelled = `${id} is expected nowhere: see its anomaly in devnet/scenario/generate/anomalies/, and whether oracle/oracle.ts knows the rule`;
      expect(few.get(id) ?? 0, unlabelled).toBeGreaterThan(0);
      expect(many.get(id), id).toBeGreaterThan(few.get(id)!);
    }
    expect(
      ANOMALIES.filter(({ rule }) => findRule(rule) === undefined),
      "These anomalies in devnet/scenario/generate/anomalies/ are for rules that alerts/rules/catalogue.ts does not have",
    ).toEqual([]);
  });

  test("means each anomaly as the oracle reads it", () => {
    for (const line of [...calm, ...wild]) {
      const anomaly = notifiedAs(line);
      if (anomaly) expect(line.expect, `${line.id} on line ${line.line}`).toContain(anomaly.rule);
    }
    expect(new Set(calm.map((line) => notifiedAs(line)?.name).filter(Boolean))).toEqual(
      new Set(ANOMALIES.map(({ name }) => name)),
    );
  });

  test("counts each custodian's accesses without a gap but where it is meant", () => {
    const last = new Map<string, number>();
    for (const { custodian, seq, id, line } of accessesOf(wild)) {
      const next = (last.get(custodian) ?? 0) + 1;
      if (id?.startsWith("audit-gap")) expect(seq).toBeGreaterThan(next);
      else expect(seq, `line ${line}`).toBe(next);
      last.set(custodian, seq!);
    }
    expect(last.size).toBeGreaterThan(3);
  });

  test("is busy by day and on weekdays, and gives a few people much to do", () => {
    const accesses = accessesOf(calm);
    const share = (some: (line: LineOf<"access">) => boolean) => accesses.filter(some).length / accesses.length;
    expect(share(({ at }) => isWeekend(at))).toBeLessThan(0.2);
    expect(share(({ at }) => busyness(at) === 1)).toBeGreaterThan(0.4);
    const counts = new Map<string, number>();
    for (const { actor } of accesses) counts.set(actor, (counts.get(actor) ?? 0) + 1);
    const most = [...counts.values()].sort((a, b) => b - a).slice(0, Math.ceil(counts.size / 10));
    expect(most.reduce((sum, count) => sum + count, 0) / accesses.length).toBeGreaterThan(0.3);
  });

  test("gives patients several consents, to organisations and to persons", () => {
    const grants = calm.filter((line): line is LineOf<"consent.grant"> => line.do === "consent.grant");
    const byPatient = new Map<string, Set<string>>();
    for (const { patient, grantee } of grants)
      byPatient.set(patient, (byPatient.get(patient) ?? new Set()).add(grantee));
    expect([...byPatient.values()].filter((grantees) => grantees.size > 1).length / byPatient.size).toBeGreaterThan(
      0.5,
    );
    expect(grants.some(({ grantee }) => grantee.startsWith("dr-"))).toBe(true);
    expect(grants.some(({ redisclose }) => redisclose)).toBe(true);
    expect(grants.some(({ request }) => request !== undefined)).toBe(true);
    expect(grants.some(({ from, at }) => from !== undefined && from > at)).toBe(true);
  });
});

test("tells only what the contracts accept", async () => {
  const { lines } = parseScenario(story({ seed: "31", events: "400", "anomaly-rate": "0.3" }));
  const anvil = await startAnvil({ genesisTime: latestStart(lines) });
  onTestFinished(anvil.stop);
  const node = await connectDevelopmentNode(anvil);
  const played = await playScenario({ lines, node, ...(await prepareScenario({ node, lines })) });
  expect(played.lines.filter(({ subject }) => subject === null)).toEqual([]);
});
