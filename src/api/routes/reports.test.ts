import { get as httpGet, type IncomingMessage } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { AlertJson } from "../../../alerts/alert-json";
import { reinstate, retract } from "../../../alerts/detect/settle/transitions";
import { insertFacts, setCheckpoint } from "../../../devnet/fact-tables";
import { DEFAULT_TERMS } from "../../../settings/triage-terms";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { WAITING } from "../../../test/support/database";
import { accessRow, accountOf, CHAIN_ID, GENESIS, idOf, patientRow, placeAt } from "../../../test/support/rows";
import type { Role } from "../identity/roles";
import type { AccessJson } from "../schemas/access";

let api: TestApi;

const PERIOD = `from=${new Date(GENESIS * 1000).toISOString()}`;

beforeAll(async () => {
  api = await startTestApi();
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana")],
      access: [1, 2, 3].map((seq) =>
        accessRow(
          { block: 1 + seq },
          { seq, actor: seq === 3 ? "dr-lee" : "dr-who", patient: "ana", purpose: "HPAYMT" },
        ),
      ),
    },
    { latest: 10, finalized: 5 },
  );
  for (const [account, kind, name] of [
    ["dr-lee", "person", "Dr Lee"],
    ["st-mary", "organisation", "St Mary"],
  ] as const)
    await api.ask(`/v1/directory/${accountOf(account)}`, { as: "officer", method: "PUT", json: { kind, name } });
});

afterAll(() => api?.stop());

async function report(path: string, as: Role = "officer") {
  const response = await fetch(`${api.url}/v1/reports/${path}`, {
    headers: { authorization: `Bearer ${api.keys[as]}` },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The lines of a CSV without quoted cells, and those of its head and end. */
function read(text: string) {
  const lines = text.split("\r\n").slice(0, -1);
  const marked = (line: string) => line.startsWith("# ");
  const [names, ...rows] = lines.filter((line) => !marked(line)).map((line) => line.split(","));
  return {
    head: lines.filter(marked).slice(0, -1),
    end: lines.at(-1),
    rows: rows.map((cells) => Object.fromEntries(names!.map((name, index) => [name, cells[index]]))),
  };
}

test("accesses as CSV: a head that says what it is based on, a line a row, and how many there are", async () => {
  const { status, headers, text } = await report(`accesses?${PERIOD}`);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toMatch(/^text\/csv; charset=utf-8/);
  expect(headers.get("content-disposition")).toMatch(
    /^attachment; filename="accesses-2026-01-01-\d{4}-\d\d-\d\d\.csv"$/,
  );
  const { head, end, rows } = read(text);
  const final = placeAt({ block: 4 });
  expect(head).toEqual([
    "# report,accesses",
    expect.stringMatching(/^# period,2026-01-01T00:00:00\.000Z,\d{4}-.*Z$/),
    "# clock,block",
    expect.stringMatching(/^# generatedAt,\d{4}-.*Z$/),
    expect.stringMatching(/^# version,\d+\.\d+\.\d+$/),
    expect.stringMatching(/^# ruleset,[0-9a-f]{16}$/),
    `# lastFinalBlock,31337,4,${final.blockHash},${new Date(final.blockTime * 1000).toISOString()}`,
    "# finalizedBlock,31337,5",
    "# evaluatedBlock,31337,10",
    "# errors,31337,0",
    "# lastFinalBlock,31338,,,",
    "# finalizedBlock,31338,",
    "# evaluatedBlock,31338,",
    "# errors,31338,0",
  ]);
  expect(end).toBe("# rows,3");
  const listed = (await api.ask("/v1/accesses?sort=blockTime")).body.items;
  expect(rows).toMatchObject(
    listed.map(({ id, actor, verdict, alerts }: AccessJson) => ({
      ...{ id, actor, organisationName: "St Mary" },
      verdict: verdict.consent,
      alerts: alerts.map((alert) => alert.id).join(" "),
    })),
  );
});

test("whom the directory knows has a name beside the pseudonym, in a column that is there for everybody", async () => {
  const { text } = await report(`accesses?${PERIOD}`);
  const [columns, ...lines] = text.split("\r\n").filter((line) => !line.startsWith("# "));
  expect(columns).toContain(",custodian,organisationName,");
  expect(columns).toContain(",actor,actorName,");
  const [who, , lee] = lines;
  expect(who).toContain(`,${accountOf("dr-who")},,`);
  expect(lee).toContain(`,${accountOf("dr-lee")},Dr Lee,`);
  const alerts = (await report(`alerts?${PERIOD}&format=jsonl`)).text.trimEnd().split("\n").slice(1, -1);
  const found = alerts.map((line) => JSON.parse(line) as Record<"actor" | "actorName" | "organisationName", unknown>);
  expect(new Set(found.map(({ actor }) => actor))).toEqual(new Set([accountOf("dr-lee"), accountOf("dr-who")]));
  for (const { actor, actorName, organisationName } of found)
    expect([actorName, organisationName]).toEqual([actor === accountOf("dr-lee") ? "Dr Lee" : null, null]);
});

test("CSV begins with a byte order mark if it is asked for, and nothing else does", async () => {
  const get = (query: string) =>
    fetch(`${api.url}/v1/reports/${query}&${PERIOD}`, { headers: { authorization: `Bearer ${api.keys.officer}` } });
  for (const report of ["alerts", "accesses"]) {
    const bytes = async (query: string) => new Uint8Array(await (await get(`${report}?${query}`)).arrayBuffer());
    expect([...(await bytes("bom=true")).slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x23]);
    for (const query of ["bom=false", "format=csv"]) expect((await bytes(query))[0]).toBe(0x23);
    expect((await get(`${report}?format=jsonl&bom=true`)).status).toBe(400);
    expect((await get(`${report}?format=jsonl&bom=false`)).status).toBe(200);
    expect(await (await get(`${report}?bom=yes`)).json()).toMatchObject({
      errors: [{ in: "query", field: "bom", detail: "This must be true or false." }],
    });
  }
});

test("alerts as CSV have the headline, and of what was retracted why and what took its place", async () => {
  const listed = (await api.ask("/v1/alerts?sort=detectedAt&rule=ACC-04")).body.items as AlertJson[];
  await api.pool.query("UPDATE compliance.alert SET finality = 'provisional' WHERE id = $1", [listed[0]!.id]);
  expect(await retract(api.pool, [listed[0]!.id])).toBe(1);
  onTestFinished(() => reinstate(api.pool, [listed[0]!.id], DEFAULT_TERMS.dueHours).then(() => {}));
  const csv = (await report(`alerts?${PERIOD}&rule=ACC-04`)).text;
  const rows: Record<string, string>[] = parse(csv, { columns: true, comment: "# ", comment_no_infix: true });
  expect(
    rows.map(({ id, headline, retractionReason, replacedBy }) => [id, headline, retractionReason, replacedBy]),
  ).toEqual(listed.map(({ id, headline }, index) => [id, headline, index === 0 ? "blockReplaced" : "", ""]));
  const lines = (await report(`alerts?${PERIOD}&rule=ACC-04&format=jsonl`)).text.trimEnd().split("\n").slice(1, -1);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { headline: listed[0]!.headline, retraction: { reason: "blockReplaced", replacedBy: null } },
    ...listed.slice(1).map(({ headline }) => ({ headline, retraction: null })),
  ]);
});

test("alerts as JSON Lines are the list's items, filtered as the list is", async () => {
  const { headers, text } = await report(`alerts?${PERIOD}&format=jsonl&actor=${accountOf("dr-who")}&rule=ACC-04`);
  expect(headers.get("content-type")).toMatch(/^application\/jsonl/);
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines[0].header).toMatchObject({
    report: "alerts",
    filters: { actor: [accountOf("dr-who")], rule: ["ACC-04"] },
    chains: [{ chainId: 31337, lastFinalBlock: { blockNumber: "4" }, gaps: [] }, { chainId: 31338 }],
  });
  const { items } = (await api.ask(`/v1/alerts?sort=detectedAt&actor=${accountOf("dr-who")}&rule=ACC-04`)).body;
  expect(items).toHaveLength(2);
  // Each of them happened when its custodian says.
  const named = items.map((item: { occurredAt: string }) => ({
    ...item,
    happenedAt: item.occurredAt,
    actorName: null,
    organisationName: null,
  }));
  expect(lines.slice(1)).toEqual([...named, { end: { rows: 2 } }]);
});

test("what no formula may be in is in the CSV of alerts as text", async () => {
  await api.pool.query(
    `UPDATE compliance.alert SET assignee = '=cmd|''/c calc''!A1' WHERE rule_id = 'ACC-04' AND actor = $1`,
    [accountOf("dr-lee")],
  );
  const { text } = await report(`alerts?${PERIOD}&actor=${accountOf("dr-lee")}&rule=ACC-04`);
  expect(text).toContain(",'=cmd|'/c calc'!A1,");
  expect(text).toMatch(/# rows,1\r\n$/);
});

test("alerts that nobody has taken can be exported", async () => {
  const takers = async (query: string) =>
    (await report(`alerts?${PERIOD}&rule=ACC-04&format=jsonl&${query}`)).text
      .split("\n")
      .slice(1, -2)
      .map((line) => (JSON.parse(line) as AlertJson).assignee);
  const all = (await takers("")).length;
  await api.pool.query(`UPDATE compliance.alert SET assignee = 'kim' WHERE rule_id = 'ACC-04' AND actor = $1`, [
    accountOf("dr-lee"),
  ]);
  expect(await takers("assigned=true")).toEqual(["kim"]);
  expect(await takers("assigned=false")).toEqual(Array(all - 1).fill(null));
});

test("what is not evaluated of the final blocks is in the head", async () => {
  await api.pool.query("DELETE FROM compliance.coverage");
  const { text } = await report(`accesses?${PERIOD}`);
  expect(read(text).head).toContain("# gap,31337,0,5");
});

test("only officers export, of a period that has begun, with parameters that there are", async () => {
  for (const role of ["auditor", "security", "service", "admin"] as const)
    for (const kind of ["alerts", "accesses"]) expect((await report(`${kind}?${PERIOD}`, role)).status).toBe(403);
  const faults = async (path: string) =>
    JSON.parse((await report(path)).text).errors.map(({ field }: { field: string }) => field);
  expect(await faults("alerts")).toEqual(["from"]);
  expect(await faults(`alerts?${PERIOD}&to=${new Date((GENESIS - 1) * 1000).toISOString()}`)).toEqual(["from"]);
  expect(await faults("accesses?from=2999-01-01T00:00:00Z")).toEqual(["from"]);
  expect(await faults(`alerts?${PERIOD}&format=xlsx&limit=5`)).toEqual(["format", "limit"]);
});

test("accesses are exported as far as every chain is indexed, and the next export begins there", async () => {
  const timeOf = (block: number) => placeAt({ block }).blockTime;
  onTestFinished(() => indexedTo({ block: 10, time: timeOf(10) }));
  await indexedTo({ block: 3, time: timeOf(3) });
  const first = read((await report(`accesses?${PERIOD}`)).text);
  const end = new Date(timeOf(3) * 1000).toISOString();
  expect(first.head[1]).toBe(`# period,${new Date(GENESIS * 1000).toISOString()},${end}`);
  expect(first.rows.map(({ blockNumber }) => blockNumber)).toEqual(["2"]);
  // Asked again before more is indexed, there is nothing yet.
  const early = read((await report(`accesses?from=${new Date(timeOf(4) * 1000).toISOString()}`)).text);
  expect([early.rows, early.end]).toEqual([[], "# rows,0"]);
  await indexedTo({ block: 10, time: timeOf(10) });
  const rest = read((await report(`accesses?from=${end}`)).text);
  expect(rest.rows.map(({ blockNumber }) => blockNumber)).toEqual(["3", "4"]);
});

test("an export by when things happened names its end by detection, and cannot begin in the future", async () => {
  const end = new Date().toISOString();
  const header = async (query: string) =>
    JSON.parse((await report(`alerts?${query}&format=jsonl`)).text.split("\n")[0]!).header;
  const from = new Date(GENESIS * 1000).toISOString();
  const byEvent = await header(`occurredFrom=${from}&occurredTo=2026-02-01T00:00:00Z&to=${end}`);
  expect(byEvent).toMatchObject({
    clock: "happened",
    period: { from, to: "2026-02-01T00:00:00.000Z" },
    filters: { to: end },
  });
  expect(await header(`occurredFrom=${from}&to=${end}`)).toMatchObject({ period: { from, to: end } });
  const future = await report("alerts?occurredFrom=2999-01-01T00:00:00Z");
  expect([future.status, JSON.parse(future.text).errors[0].field]).toEqual([400, "occurredFrom"]);
});

/** `npm run test:long` reads a report of more than 100 MB, `npm test` a fifth of it. */
const ROWS = process.env.TEST_LONG === "1" ? 200_000 : 40_000;
const LEAST_BYTES = 500 * ROWS;
/** Bytes of the report between two looks at the memory, at which the reader rests. */
const STEP = LEAST_BYTES / 5;
/** Most bytes by which the memory that is kept may grow. */
const GROWTH = Math.min(20e6, LEAST_BYTES / 2);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes that the process, which is server and reader in one, holds on to. */
function memoryKept(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const indexedTo = (latest: { block: number; time: number }) =>
  setCheckpoint(api.pool, {
    ...{ chainId: CHAIN_ID, latest },
    finalized: { block: 5, time: placeAt({ block: 5 }).blockTime },
  });

/** Many accesses of one actor, ten a block, from block 1,000 on. */
async function manyAccesses(): Promise<void> {
  const json = { kind: "person", name: "Dr Busy" };
  await api.ask(`/v1/directory/${accountOf("dr-busy")}`, { as: "officer", method: "PUT", json });
  await insertFacts(api.pool, { access: [accessRow({ block: 999 }, { seq: 1, actor: "dr-busy", patient: "bob" })] });
  const same =
    "block_hash, tx_hash, log_index, access_id, custodian, seq, actor, patient, record, purpose, category, action, outcome";
  await api.pool.query(
    `INSERT INTO chain.access (chain_id, pos, block_number, entry_index, block_time, occurred_at, ${same})
     SELECT chain_id, ((1000 + n / 10)::bigint << 27) + n % 10, 1000 + n / 10, n % 10, block_time + n, occurred_at + n, ${same}
     FROM chain.access, generate_series(2, $1::int) n WHERE block_number = 999`,
    [ROWS],
  );
  await api.pool.query("analyze chain.access");
  await indexedTo({ block: 1_000 + ROWS, time: placeAt({ block: 999 }).blockTime + ROWS + 1 });
}

test("alerts that are being stored belong to the next period, and to no page upwards before", async () => {
  const storing = await api.pool.connect();
  // The last that an evaluation writes, after its alerts.
  await storing.query("BEGIN; LOCK TABLE compliance.evaluated_block IN EXCLUSIVE MODE");
  const access = [accessRow({ block: 7 }, { seq: 9, actor: "dr-who", patient: "bob", purpose: "HPAYMT" })];
  const happening = api.happen({ access }, { latest: 10, finalized: 5 });
  const waiting = async () => (await api.pool.query(WAITING)).rowCount;
  await expect.poll(waiting, { timeout: 60_000 }).toBe(1);
  const upwards = async () =>
    (await api.ask(`/v1/alerts?sort=detectedAt&limit=500`)).body.items.map(({ id }: { id: string }) => id);
  const before = await upwards();
  const [, period] = read((await report(`alerts?${PERIOD}`)).text).head;
  const end = period!.split(",")[2]!;
  await storing.query("COMMIT");
  storing.release();
  await happening;
  const rest = read((await report(`alerts?from=${end}`)).text).rows.map(({ id }) => id);
  expect(rest.length).toBeGreaterThan(0);
  const all = await upwards();
  expect(all.slice(0, before.length)).toEqual(before);
  expect(all.slice(before.length)).toEqual(rest);
});

test("a long report is read as fast as its reader takes it, in little memory, and broken off in a way that shows", async () => {
  await manyAccesses();
  const open = () =>
    new Promise<IncomingMessage>((resolve, reject) =>
      httpGet(
        `${api.url}/v1/reports/accesses?${PERIOD}&actor=${accountOf("dr-busy")}`,
        { headers: { authorization: `Bearer ${api.keys.officer}` } },
        resolve,
      ).on("error", reject),
    );
  const kept: number[] = [];
  let bytes = 0;
  let last = "";
  let names = 0;
  const answer = await open();
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (Math.floor((bytes + chunk.length) / STEP) > Math.floor(bytes / STEP)) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      kept.push(memoryKept());
    }
    bytes += chunk.length;
    const text = last.slice(-6) + chunk.toString("latin1");
    names += text.split("Dr Busy").length - 1;
    last = (last + chunk.toString("latin1")).slice(-100);
  }
  expect(last.endsWith(`\r\n# rows,${ROWS}\r\n`)).toBe(true);
  expect(names).toBe(ROWS);
  expect(bytes).toBeGreaterThan(LEAST_BYTES);
  expect(kept.length).toBeGreaterThan(3);
  expect(Math.max(...kept) - kept[0]!).toBeLessThan(GROWTH);

  const broken = await open();
  const reading = (async () => {
    let text = "";
    for await (const chunk of broken as AsyncIterable<Buffer>) {
      if (text === "") await api.pool.query("ALTER TABLE chain.access RENAME TO access_away");
      text = (text + chunk.toString("latin1")).slice(-100);
    }
    return text;
  })();
  await expect(reading).rejects.toThrow();
  expect(broken.complete).toBe(false);
  await api.pool.query("ALTER TABLE chain.access_away RENAME TO access");
  expect(api.logged).toContainEqual(expect.objectContaining({ report: "accesses", message: "A report ended early" }));

  const left = await open();
  left.once("data", () => left.destroy());
  await new Promise((resolve) => left.once("close", resolve));
  expect((await report(`accesses?${PERIOD}&patient=${idOf("ana")}`)).text).toMatch(/# rows,3\r\n$/);
});
