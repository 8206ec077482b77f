import { afterAll, beforeAll, expect, test } from "vitest";
import { reinstate, retract } from "../../../alerts/detect/settle/transitions";
import { implausibleClock } from "../../../alerts/rules/access/acc-13-implausible-clock";
import { setCheckpoint } from "../../../devnet/fact-tables";
import { DEFAULT_TERMS } from "../../../settings/triage-terms";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createAlerts, exampleAlert } from "../../../test/fixtures/delivery-fixture";
import { meanwhile } from "../../../test/support/change-while-reading";
import { pagesOf } from "../../../test/support/pdf-pages";
import { accessRow, accountOf, CHAIN_ID, consentRow, GENESIS, patientRow, placeAt } from "../../../test/support/rows";

let api: TestApi;
let ids: string[];

const HOUR = 3_600_000;
/** Whom the example alerts concern. */
const ACTOR = exampleAlert(1).actor!;
const FROM = new Date(GENESIS * 1000).toISOString();

beforeAll(async () => {
  api = await startTestApi();
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana")],
      consent: [consentRow({ block: 2 }, { consent: "for-lee", patient: "ana", grantee: "dr-lee" })],
      access: ["dr-lee", "dr-who"].map((actor, index) =>
        accessRow({ block: 3 + index }, { seq: 1 + index, actor, patient: "ana" }),
      ),
    },
    { latest: 10, finalized: 5 },
  );
  // The alerts below are about later events than these facts.
  const [latest, finalized] = [
    { block: 10, time: Math.floor(Date.now() / 1000) },
    { block: 5, time: placeAt({ block: 5 }).blockTime },
  ];
  await setCheckpoint(api.pool, { chainId: CHAIN_ID, latest, finalized });
  await api.pool.query("DELETE FROM compliance.alert_history");
  await api.pool.query("DELETE FROM compliance.outbox");
  await api.pool.query("DELETE FROM compliance.alert WHERE rule_id <> 'ACC-04'");
  ids = await createAlerts(
    api.pool,
    [1, 2, 3, 4, 5, 6].map((index) => exampleAlert(index, { detectedAt: new Date(Date.now() - 10 * HOUR) })),
  );
  const set = (id: string, change: string) =>
    api.pool.query(`UPDATE compliance.alert SET ${change} WHERE id = $1`, [id]);
  await set(ids[0]!, "status = 'resolved', outcome = 'confirmed_violation'");
  await set(ids[1]!, "status = 'resolved', outcome = 'false_positive'");
  await set(ids[2]!, "status = 'acknowledged', due_at = now() - interval '1 hour'");
  await set(ids[3]!, "status = 'suppressed'");
  await set(ids[4]!, "status = 'retracted', retracted_at = now(), retraction = 'blockReplaced'");
  await set(
    ids[5]!,
    "detected_at = now() - interval '200 days' - interval '10 years', happened_at = 1000000000, assignee = 'kim'",
  );
  const stepped = (id: string, ...steps: [column: "acknowledged_at" | "resolved_at", hours: number][]) =>
    set(id, steps.map(([column, hours]) => `${column} = detected_at + interval '${hours} hours'`).join(", "));
  await stepped(ids[0]!, ["acknowledged_at", 1], ["resolved_at", 4]);
  // Taken back, and reinstated four hours later.
  await set(ids[1]!, "opened_at = detected_at + interval '4 hours'");
  await stepped(ids[1]!, ["acknowledged_at", 6], ["resolved_at", 6]);
  await stepped(ids[2]!, ["acknowledged_at", 3]);
  await set(ids[2]!, "organisation = '0x00000000000000000000000000000000000000bb'");
  await api.ask(`/v1/directory/${ACTOR}`, { as: "officer", method: "PUT", json: { kind: "person", name: "Dr Lee" } });
});

afterAll(() => api?.stop());

test("the report says what was watched, what was found, what became of it, how fast, and what is open", async () => {
  const { status, body } = await api.ask(`/v1/reports/compliance?from=${FROM}`);
  expect(status).toBe(200);
  const final = placeAt({ block: 4 });
  expect(body).toMatchObject({
    report: "compliance",
    period: { from: FROM },
    accesses: { recorded: 2, byVerdict: { explained: 1, missed: 1 } },
    openItems: { total: 3, overdue: 1 },
  });
  expect(body.chains[0]).toEqual({
    chainId: 31337,
    lastFinalBlock: {
      blockNumber: "4",
      blockHash: final.blockHash,
      blockTime: new Date(final.blockTime * 1000).toISOString(),
    },
    ...{ finalizedBlock: "5", evaluatedBlock: "10", gaps: [], errors: 0 },
  });
  expect(body.rulesets).toHaveLength(1);
  expect(body.rulesets[0].hash).toBe(body.ruleset);
  expect(body.rulesets[0].rules).toContainEqual({
    id: "ACC-13",
    version: implausibleClock.version,
    parameters: { toleranceSeconds: 300 },
  });

  const rule = (id: string) => body.findings.byRule.find((row: { rule: string }) => row.rule === id);
  const none = { found: 0, open: 0, suppressed: 0, confirmed: 0, policyException: 0, falsePositive: 0, duplicate: 0 };
  expect(rule("ACC-02")).toEqual({
    ...{ rule: "ACC-02", name: "revoked-grant-read", title: "Record accessed after consent was revoked" },
    ...{ severity: "critical", versions: [1], ...none, foundLater: 0, precision: 0.5 },
    ...{ found: 4, open: 1, suppressed: 1, confirmed: 1, falsePositive: 1, retracted: 1 },
  });
  expect(rule("ACC-04")).toMatchObject({ found: 1, open: 1 });
  expect(rule("GOV-01")).toMatchObject({ ...none, retracted: 0 });
  expect(body.findings.bySeverity).toMatchObject([
    { severity: "critical", found: 4, open: 1, retracted: 1 },
    { severity: "high", found: 1 },
    { severity: "medium", ...none },
    { severity: "low", ...none },
  ]);
  expect(body.responseTimes[0]).toEqual({
    severity: "critical",
    toAcknowledge: { count: 3, medianSeconds: 2 * 3_600, p90Seconds: expect.closeTo(2.8 * 3_600, 3) },
    toResolve: { count: 2, medianSeconds: 3 * 3_600, p90Seconds: expect.closeTo(3.8 * 3_600, 3) },
  });
  expect(body.responseTimes[3].toResolve).toEqual({ count: 0, medianSeconds: null, p90Seconds: null });
  expect(body.openItems.bySeverity).toMatchObject([
    { severity: "critical", open: 2, overdue: 1 },
    { severity: "high", open: 1, overdue: 0 },
    { open: 0 },
    { open: 0 },
  ]);
  expect(body.openItems.oldest.map(({ id }: { id: string }) => id).slice(0, 2)).toEqual([ids[5], ids[2]]);
  expect(body.openItems.oldest).toMatchObject([
    {
      ...{ actor: ACTOR, actorName: "Dr Lee", organisation: null, organisationName: null },
      headline: "Record read after consent was revoked",
    },
    { actorName: "Dr Lee", organisation: expect.stringMatching(/bb$/), organisationName: null },
    { actor: accountOf("dr-who"), actorName: null },
  ]);
  expect(JSON.stringify(body)).not.toContain(exampleAlert(1).patient);
});

test("steps that were taken before a retraction count no more once the alert is open again", async () => {
  const times = async () => (await api.ask(`/v1/reports/compliance?from=${FROM}`)).body.responseTimes;
  const before = await times();
  const [id] = await createAlerts(api.pool, [exampleAlert(7, { detectedAt: new Date(Date.now() - 10 * HOUR) })]);
  const steps = [
    { status: "acknowledged" },
    { status: "investigating" },
    { status: "resolved", outcome: "false_positive", note: "A test." },
  ];
  for (const [index, json] of steps.entries()) {
    const headers = { "if-match": String(index + 1) };
    const { status } = await api.ask(`/v1/alerts/${id}`, { as: "officer", method: "PATCH", json, headers });
    expect(status).toBe(200);
  }
  expect((await times())[0].toResolve.count).toBe(before[0].toResolve.count + 1);
  await retract(api.pool, [id!]);
  await reinstate(api.pool, [id!], DEFAULT_TERMS.dueHours);
  expect(await times()).toEqual(before);
  await retract(api.pool, [id!]);
});

test("of a period in which nothing was recorded it says so, and has what was open before", async () => {
  const { body } = await api.ask("/v1/reports/compliance?from=2025-12-01T00:00:00Z&to=2026-01-01T00:00:00Z");
  expect(body.findings.bySeverity[0]).toMatchObject({ found: 0, retracted: 0 });
  expect(body.coverage[0]).toMatchObject({ state: "noFacts", firstBlock: null, notEvaluated: [] });
  expect(body.accesses).toEqual({ recorded: 0, byVerdict: {} });
  expect(body.rulesets).toEqual([]);
  expect(body.openItems).toMatchObject({ total: 1, oldest: [{ id: ids[5], assignee: "kim" }] });
});

test("breach clocks run from a confirmed violation until its assessment, whatever the period", async () => {
  const breaches = async () => (await api.ask(`/v1/reports/compliance?from=${FROM}`)).body.breaches;
  expect(await breaches()).toEqual({ running: 0, overdue: 0, assessed: 0, notifiable: 0, items: [] });
  const set = (change: string) => api.pool.query(`UPDATE compliance.alert SET ${change} WHERE id = $1`, [ids[0]]);
  await set(
    "breach_authority_due_at = now() - interval '1 hour', breach_individuals_due_at = now() + interval '9 days'",
  );
  expect(await breaches()).toMatchObject({
    ...{ running: 1, overdue: 1, assessed: 0 },
    items: [{ id: ids[0], headline: "Record read after consent was revoked", overdue: true }],
  });
  await set(`breach_assessment = '{"notifiable": true, "note": "n", "by": "kim", "at": "2026-05-01T00:00:00Z"}'`);
  expect(await breaches()).toEqual({ running: 0, overdue: 0, assessed: 1, notifiable: 1, items: [] });
  await set("breach_authority_due_at = NULL, breach_individuals_due_at = NULL, breach_assessment = NULL");
});

test("a ruleset is named for every period of whose blocks it evaluated some, whenever it did", async () => {
  await api.pool.query("INSERT INTO compliance.ruleset (hash, rules, first_used_at) VALUES ('other', '[]', now())");
  await api.pool.query("INSERT INTO compliance.coverage VALUES ($1, 'other', $2, $3, now())", [
    ...[31337, placeAt({ block: 1 }).pos - 1n, placeAt({ block: 3 }).pos - 1n],
  ]);
  const at = (block: number) => new Date(placeAt({ block }).blockTime * 1000).toISOString();
  const named = async (from: number, to: number) =>
    (await api.ask(`/v1/reports/compliance?from=${at(from)}&to=${at(to)}`)).body.rulesets.map(
      ({ hash }: { hash: string }) => hash,
    );
  expect(await named(0, 20)).toContain("other");
  expect(await named(2, 3)).toContain("other");
  expect(await named(3, 20)).not.toContain("other");
  expect(await named(5, 20)).toEqual([]);
  await api.pool.query("DELETE FROM compliance.coverage WHERE ruleset = 'other'");
});

test("an account that is known as a patient's alone is not shown, though an alert concerns it", async () => {
  await api.pool.query("UPDATE compliance.alert SET actor = $2 WHERE id = $1", [ids[2], accountOf("ana")]);
  const { body } = await api.ask(`/v1/reports/compliance?from=${FROM}`);
  expect(body.openItems.oldest[1]).toMatchObject({ id: ids[2], actor: null, actorName: null });
  expect(JSON.stringify(body)).not.toContain(accountOf("ana"));
  await api.pool.query("UPDATE compliance.alert SET actor = $2 WHERE id = $1", [ids[2], ACTOR]);
});

test("as PDF it names whom the open items concern, whatever letters the name has", async () => {
  const pdf = async () =>
    Buffer.from(
      await (
        await fetch(`${api.url}/v1/reports/compliance?from=${FROM}&format=pdf`, {
          headers: { authorization: `Bearer ${api.keys.auditor}` },
        })
      ).arrayBuffer(),
    );
  const latin = await pdf();
  expect(pagesOf(latin).join()).toContain("Dr Lee");
  expect(pagesOf(latin).join()).toContain("Record read after consent was revoked");
  expect(pagesOf(latin).join()).toContain(`${accountOf("dr-who").slice(0, 10)}…`);
  const json = { kind: "person", name: "डॉ. अनीता शर्मा 王小明" };
  await api.ask(`/v1/directory/${ACTOR}`, { as: "officer", method: "PUT", json });
  const pages = pagesOf(await pdf()).join();
  for (const part of ["अनीता शर्मा", "王小明"]) expect(pages).toContain(part);
});

test("as CSV it has the figures of the JSON, one a line", async () => {
  const { body } = await api.ask(`/v1/reports/compliance?from=${FROM}`);
  const { body: csv } = await api.ask(`/v1/reports/compliance?from=${FROM}&format=csv`);
  const lines = new Set((csv as string).split("\r\n"));
  expect(lines).toContain("# clock,happened");
  for (const { rule, found, confirmed } of body.findings.byRule) {
    expect(lines).toContain(`findings,${rule},found,${found}`);
    expect(lines).toContain(`findings,${rule},confirmed,${confirmed}`);
  }
  expect(lines).toContain(`accesses,accesses,recorded,${body.accesses.recorded}`);
  expect(lines).toContain(`openItems,,total,${body.openItems.total}`);
  expect(lines).toContain(`openItems,${ids[2]},headline,Record read after consent was revoked`);
});

test("as CSV it begins with a byte order mark if it is asked for", async () => {
  const get = (query: string) =>
    fetch(`${api.url}/v1/reports/compliance?from=${FROM}&${query}`, {
      headers: { authorization: `Bearer ${api.keys.auditor}` },
    });
  const start = async (query: string) => [...new Uint8Array(await (await get(query)).arrayBuffer()).slice(0, 4)];
  expect(await start("format=csv&bom=true")).toEqual([0xef, 0xbb, 0xbf, 0x23]);
  expect((await start("format=csv&bom=false"))[0]).toBe(0x23);
  expect((await get("format=pdf&bom=true")).status).toBe(400);
});

test("a report to now ends where the chain is indexed to, and one of a later period says that it does", async () => {
  const indexed = Math.floor(Date.now() / 1000) - 7_200;
  const finalized = { block: 5, time: placeAt({ block: 5 }).blockTime };
  await setCheckpoint(api.pool, { chainId: CHAIN_ID, latest: { block: 10, time: indexed }, finalized });
  const end = new Date((indexed + 1) * 1000).toISOString();
  for (const to of ["", "&to=2999-01-01T00:00:00Z"]) {
    const { body } = await api.ask(`/v1/reports/compliance?from=${FROM}${to}`);
    expect([body.period.to, body.coverage[0].state]).toEqual([end, "evaluated"]);
  }
  const later = new Date((indexed + 60) * 1000).toISOString();
  const { body } = await api.ask(`/v1/reports/compliance?from=${FROM}&to=${later}`);
  expect([body.period.to, body.coverage[0].state]).toEqual([later, "partly"]);
  const { body: since } = await api.ask(`/v1/reports/compliance?from=${later}`);
  expect(since.coverage[0]).toMatchObject({ state: "notIndexed" });
  expect((await api.ask(`/v1/reports/compliance?from=${later}&to=${later}`)).status).toBe(400);
});

test("as PDF it is pages of A4", async () => {
  const response = await fetch(`${api.url}/v1/reports/compliance?from=${FROM}&format=pdf`, {
    headers: { authorization: `Bearer ${api.keys.auditor}` },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/pdf");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="compliance-2026-01-01-.*\.pdf"$/);
  const pdf = Buffer.from(await response.arrayBuffer()).toString("latin1");
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf.match(/\/MediaBox \[0 0 595\.28 841\.89\]/g)!.length).toBeGreaterThanOrEqual(2);
  expect(pdf.trimEnd()).toMatch(/%%EOF$/);
});

test("auditors and officers read it, nobody else", async () => {
  expect((await api.ask("/v1/reports/compliance", { as: "officer" })).status).toBe(200);
  for (const role of ["security", "service", "admin"] as const)
    expect((await api.ask("/v1/reports/compliance", { as: role })).status).toBe(403);
  expect((await api.ask("/v1/reports/compliance?format=xml")).body.errors).toMatchObject([{ field: "format" }]);
});

test("the figures of one report agree with each other, whatever happens while it is read", async () => {
  const openCounts = new Set<number>();
  const open = (rows: { open: number }[]) => rows.reduce((sum, row) => sum + row.open, 0);
  const change = (round: number) =>
    api.pool.query("UPDATE compliance.alert SET status = $1 WHERE id = $2", [
      round % 2 === 0 ? "resolved" : "acknowledged",
      ids[2],
    ]);
  await meanwhile(change, async () => {
    for (let reads = 0; reads < 20; reads++) {
      const { body } = await api.ask("/v1/reports/compliance?from=2000-01-01T00:00:00Z");
      const { findings, openItems } = body;
      const counts = [findings.byRule, findings.bySeverity, openItems.bySeverity].map(open);
      expect([...counts, openItems.oldest.length]).toEqual(Array(4).fill(openItems.total));
      openCounts.add(openItems.total);
    }
  });
  expect(openCounts.size).toBe(2);
});
