/**
 * The compliance reports of three months of a chain, compared with the oracle's labels: when the chain is followed from
 * the third month on, after a long outage, after a new version of the rules, and while a part is not evaluated.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateRange } from "../../../alerts/detect/evaluate/evaluate-range";
import { decideDue } from "../../../alerts/detect/settle/decide-deadlines";
import { createRuleset } from "../../../alerts/rules/create-ruleset";
import { insertFacts, setCheckpoint } from "../../../devnet/fact-tables";
import { generateScenario } from "../../../devnet/scenario/generate/generate";
import { blockEnd } from "../../../facts/position";
import { readLines } from "../../../oracle/lines";
import { judge } from "../../../oracle/oracle";
import type { Fact } from "../../../oracle/oracle-facts";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { copyAlerts } from "../../../test/support/alert-copies";
import { type Stage, stagesOf } from "../../../test/support/detection/stages";
import { rowsOf } from "../../../test/support/fact-rows";
import { pagesOf } from "../../../test/support/pdf-pages";
import { CHAIN_ID } from "../../../test/support/rows";

const MONTHS = ["2026-03", "2026-04", "2026-05"] as const;
const next = (month: string) => `2026-${String(Number(month.slice(5)) + 1).padStart(2, "0")}`;
const monthOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 7);

let api: TestApi;
let stage: Stage;
/** The oracle's findings of each month, by rule. */
let expected: Record<string, Record<string, number>>;

/** When a fact happened: by the custodian's clock where it is at most five minutes before the block. */
function happened(fact: Fact): number {
  if (fact.is !== "access") return fact.time;
  return fact.occurredAt <= fact.time && fact.occurredAt >= fact.time - 300 ? fact.occurredAt : fact.time;
}

const evaluateBlocks = (from: number, to: number) =>
  evaluateRange({
    ...{ pool: api.pool, chainId: CHAIN_ID, ruleset: createRuleset() },
    ...{ fromPos: from === 0 ? -1n : blockEnd(BigInt(from)), toPos: blockEnd(BigInt(to)) },
  });

const decide = () =>
  decideDue({
    ...{ pool: api.pool, chainId: CHAIN_ID, ruleset: createRuleset(), viewsSchema: "chain" },
    clock: stage.timeOf(stage.blocks),
  });

beforeAll(async () => {
  api = await startTestApi(() => ({ organisationName: "St Mary's Hospital" }));
  const story = generateScenario({ seed: 11, events: 1_200, anomalyRate: 0.08, patients: 60, actors: 24, days: 88 });
  const actions = readLines(story).map(({ action }) => action);
  [stage] = stagesOf(actions, { stops: [], chainId: CHAIN_ID, packed: false }) as [Stage];
  const head = stage.timeOf(stage.blocks);
  await insertFacts(api.pool, rowsOf(stage.placed, CHAIN_ID));
  const point = { block: stage.blocks, time: head };
  await setCheckpoint(api.pool, { chainId: CHAIN_ID, latest: point, finalized: point });
  const judgements = judge(
    stage.placed.map(({ fact }) => fact),
    { head },
  );
  expected = Object.fromEntries(MONTHS.map((month) => [month, {}]));
  for (const { fact, rules } of judgements)
    for (const rule of rules) {
      const of = expected[monthOf(happened(fact))]!;
      of[rule] = (of[rule] ?? 0) + 1;
    }
  for (const month of MONTHS) expect(Object.keys(expected[month]!).length).toBeGreaterThan(3);
});

afterAll(() => api?.stop());

async function reportOf(month: string) {
  const query = `from=${month}-01T00:00:00Z&to=${next(month)}-01T00:00:00Z`;
  const { status, body } = await api.ask(`/v1/reports/compliance?${query}`);
  expect(status).toBe(200);
  return body;
}

async function pdfOf(month: string): Promise<Buffer> {
  const query = `from=${month}-01T00:00:00Z&to=${next(month)}-01T00:00:00Z&format=pdf`;
  const headers = { authorization: `Bearer ${api.keys.auditor}` };
  const response = await fetch(`${api.url}/v1/reports/compliance?${query}`, { headers });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** The words of a month's PDF. */
const printed = async (month: string) =>
  pagesOf(await pdfOf(month))
    .join(" ")
    .replace(/\s+/g, " ");

type RuleRow = { rule: string; found: number; foundLater: number };
const byRule = (rows: RuleRow[], figure: "found" | "foundLater" = "found") =>
  Object.fromEntries(rows.filter((row) => row[figure] > 0).map((row) => [row.rule, row[figure]]));
const total = (rules: Record<string, number>) => Object.values(rules).reduce((sum, some) => sum + some, 0);
const accessesOf = (month: string) =>
  stage.placed.filter(({ fact }) => fact.is === "access" && monthOf(happened(fact)) === month).length;

/** Detection at SQL's `time` of an alert that happened at `happened_at`. */
const detected = (time: string) =>
  api.pool.query(`UPDATE compliance.alert SET detected_at = ${time}, opened_at = ${time}`);

test("what is not evaluated is said of the months that it concerns, and of no other", async () => {
  const marchEnd = Math.max(
    ...stage.placed.filter(({ fact }) => monthOf(fact.time) === "2026-03").map(({ blockNumber }) => blockNumber),
  );
  const middle = Math.floor(marchEnd / 2);
  const states = async () => Promise.all(MONTHS.map(async (month) => (await reportOf(month)).coverage[0].state));
  expect(await states()).toEqual(["notEvaluated", "notEvaluated", "notEvaluated"]);
  expect(await printed("2026-03")).toMatch(
    /Nothing in this period has been evaluated yet, so no rule could have found/,
  );
  expect(await printed("2026-03")).not.toMatch(/rules found nothing/);

  // An access that happened in the period is missed, though its block came after the period's end.
  const late = stage.placed.find(({ fact }) => fact.is === "access" && happened(fact) < fact.time)!;
  expect(late.blockNumber).toBeLessThan(middle);
  const to = new Date((happened(late.fact) + 1) * 1000).toISOString();
  const untilThen = async () =>
    (await api.ask(`/v1/reports/compliance?from=2026-03-01T00:00:00Z&to=${to}`)).body.coverage[0].state;
  await evaluateBlocks(0, late.blockNumber - 1);
  expect(await untilThen()).toBe("partly");
  await evaluateBlocks(late.blockNumber - 1, late.blockNumber);
  expect(await untilThen()).toBe("evaluated");

  await evaluateBlocks(late.blockNumber, middle);
  expect(await states()).toEqual(["partly", "notEvaluated", "notEvaluated"]);
  expect(await printed("2026-03")).toMatch(/\d+ of 31 rules found nothing in what was evaluated\./);
  const march = await reportOf("2026-03");
  expect(march.coverage[0].notEvaluated.at(-1).toBlock).toBe(String(marchEnd));
  expect(march.accesses.byVerdict.pending).toBeGreaterThan(0);
  await evaluateBlocks(middle, marchEnd);
  expect(await states()).toEqual(["evaluated", "notEvaluated", "notEvaluated"]);
  await evaluateBlocks(marchEnd, stage.blocks);
  expect(await states()).toEqual(["evaluated", "evaluated", "partly"]);
  expect(await printed("2026-03")).toMatch(/\d+ of 31 rules found nothing\./);
  await decide();
});

test("a month with a failed rule is not wholly evaluated", async () => {
  const failed = stage.placed.find(({ fact }) => monthOf(fact.time) === "2026-04")!.blockNumber;
  await api.pool.query(
    `INSERT INTO compliance.rule_error (chain_id, from_pos, to_pos, rules, ruleset, error, quiet)
     VALUES ($1, $2, $3, 'ACC-01', 'test', 'test', false)`,
    [CHAIN_ID, String(blockEnd(BigInt(failed - 1))), String(blockEnd(BigInt(failed)))],
  );
  expect((await reportOf("2026-04")).coverage[0]).toMatchObject({ state: "partly", errors: 1, notEvaluated: [] });
  expect(await printed("2026-04")).toMatch(/\d+ of 31 rules found nothing in what was evaluated\./);
  expect((await reportOf("2026-05")).previous.state).toBe("partly");
  await api.pool.query("DELETE FROM compliance.rule_error");
});

test("a month after the newest indexed block is not called quiet, and one that it cuts says where it ends", async () => {
  const [may, july] = [await reportOf("2026-05"), await reportOf("2026-07")];
  expect(july.coverage[0]).toMatchObject({ state: "notIndexed", indexedTo: may.coverage[0].indexedTo });
  const text = await printed("2026-07");
  expect(text).toMatch(/Chain 31337: nothing was indexed, so findings may be missing\./);
  expect(text).toMatch(/no rule could have found/);
  expect(text).not.toMatch(/rules found nothing|Nothing was recorded in the period/);
  expect(await printed("2026-05")).toMatch(/Chain 31337 is indexed to .*; later events are missing\./);
  expect(await printed("2026-05")).toMatch(/Chain 31338 is not indexed yet; its events are missing\./);
  expect(await printed("2026-04")).not.toMatch(/later events are missing/);
});

test("each month has what happened in it, when the chain is followed from the third month on", async () => {
  await detected("GREATEST(to_timestamp(happened_at) + interval '1 minute', timestamptz '2026-05-10T00:00:00Z')");
  for (const month of MONTHS) {
    const report = await reportOf(month);
    expect(byRule(report.findings.byRule)).toEqual(expected[month]);
    expect(byRule(report.findings.byRule, "foundLater")).toEqual(month === "2026-05" ? {} : expected[month]);
    expect(report.accesses.recorded).toBe(accessesOf(month));
    expect(report.accesses.byVerdict.pending).toBeUndefined();
    const statistics = await api.ask(
      `/v1/alerts/stats?occurredFrom=${month}-01T00:00:00Z&occurredTo=${next(month)}-01T00:00:00Z`,
    );
    expect(statistics.body).toMatchObject({ clock: "happened", total: total(expected[month]!) });
  }
  const may = await reportOf("2026-05");
  expect(may.foundAboutEarlier.total).toBe(total(expected["2026-03"]!) + total(expected["2026-04"]!));
  expect(byRule(may.previous.byRule)).toEqual(expected["2026-04"]);
  expect(may.trend.map(({ period }: { period: { from: string } }) => period.from.slice(0, 7))).toEqual([...MONTHS]);
  expect((await reportOf("2026-04")).foundAboutEarlier.total).toBe(0);
});

test("each month has what happened in it after a long outage over the end of a month", async () => {
  await detected(
    `CASE WHEN happened_at BETWEEN extract(epoch FROM timestamptz '2026-03-20Z') AND extract(epoch FROM timestamptz '2026-04-12Z')
       THEN timestamptz '2026-04-12Z' ELSE to_timestamp(happened_at) + interval '1 minute' END`,
  );
  for (const month of MONTHS) expect(byRule((await reportOf(month)).findings.byRule)).toEqual(expected[month]);
  const { rows } = await api.pool.query(
    "SELECT count(*)::integer AS late FROM compliance.alert WHERE happened_at BETWEEN $1 AND $2",
    [Date.parse("2026-03-20T00:00:00Z") / 1000, Date.parse("2026-03-31T23:59:59Z") / 1000],
  );
  expect(rows[0].late).toBeGreaterThan(0);
  expect(total(byRule((await reportOf("2026-03")).findings.byRule, "foundLater"))).toBe(rows[0].late);
  expect((await reportOf("2026-04")).foundAboutEarlier.total).toBe(rows[0].late);
});

test("a new version of the rules, which judges the past anew, adds nothing to what was found before", async () => {
  // What is stored becomes what the version before found.
  await copyAlerts({
    pool: api.pool,
    changes: `jsonb_build_object('id', '0x' || encode(sha256(a.id::bytea), 'hex'), 'rule_version', a.rule_version - 1,
      'ruleset', 'the one before')`,
  });
  const later = "WHERE ruleset <> 'the one before'";
  for (const table of ["alert_history", "outbox"])
    await api.pool.query(
      `DELETE FROM compliance.${table} WHERE alert_id IN (SELECT id FROM compliance.alert ${later})`,
    );
  await api.pool.query(`DELETE FROM compliance.alert ${later}`);
  await api.pool.query("DELETE FROM compliance.deadline");
  await evaluateBlocks(0, stage.blocks);
  await decide();
  for (const month of MONTHS) {
    const { findings, foundAboutEarlier } = await reportOf(month);
    expect(byRule(findings.byRule)).toEqual(expected[month]);
    const duplicates = findings.bySeverity.reduce(
      (sum: number, { duplicate }: { duplicate: number }) => sum + duplicate,
      0,
    );
    expect(duplicates).toBe(total(expected[month]!));
    expect(foundAboutEarlier.total).toBeLessThan(total(expected["2026-03"]!));
  }
});

test("the export and the list take both clocks, and refuse a period that ends before it begins", async () => {
  const march = "occurredFrom=2026-03-01T00:00:00Z&occurredTo=2026-04-01T00:00:00Z";
  const { body } = await api.ask(`/v1/alerts?${march}&count=true`);
  expect(body.totalCount).toBe(2 * total(expected["2026-03"]!));
  const { body: exported } = await api.ask(`/v1/reports/alerts?${march}`, { as: "officer" });
  expect(exported).toContain("# period,2026-03-01T00:00:00.000Z,2026-04-01T00:00:00.000Z\r\n# clock,happened\r\n");
  expect(exported).toContain(`# rows,${body.totalCount}\r\n`);
  for (const path of ["alerts", "reports/alerts", "alerts/stats"]) {
    const backwards = await api.ask(`/v1/${path}?occurredFrom=2026-04-01T00:00:00Z&occurredTo=2026-03-01T00:00:00Z`, {
      as: "officer",
    });
    expect(backwards.status).toBe(400);
  }
  expect((await api.ask("/v1/reports/alerts", { as: "officer" })).body.errors).toMatchObject([{ field: "from" }]);
  expect((await api.ask(`/v1/alerts/stats?${march}&from=2026-03-01T00:00:00Z`)).status).toBe(400);
});

test("as PDF it names the hospital and what was found, in words, with a chart that can be read aloud", async () => {
  const pdf = await pdfOf("2026-05");
  const text = pdf.toString("latin1");
  expect(pagesOf(pdf).join(" ")).toContain("St Mary's Hospital");
  expect(pagesOf(pdf).join(" ")).toContain("1 May 2026 to 31 May 2026 (UTC)");
  expect(text).toContain("/Figure");
  expect(text).toContain("/MarkInfo");
});
