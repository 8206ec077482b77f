import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { expandOutbox } from "../../../alerts/deliver/expand-outbox";
import { retract } from "../../../alerts/detect/settle/transitions";
import { createEventHub } from "../../../alerts/stream/hub";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, idOf, licences, patientRow } from "../../../test/support/rows";
import type { Role } from "../identity/roles";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

let api: TestApi;
let block: number;

beforeEach(async () => {
  await api?.stop();
  api = await startTestApi();
  block = 2;
  await api.happen(
    { ...licences("dr-lee"), patient: [patientRow({ block: 1 }, "ana")] },
    { latest: block, finalized: 0 },
  );
});

afterAll(() => api?.stop());

type Event = {
  id: string;
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was sent.
  data: any;
};

/** A reader of the stream, as `EventSource` is one, but that it does not come again by itself. */
async function open({ after, from, as = "auditor" }: { after?: string; from?: string; as?: Role } = {}) {
  const gone = new AbortController();
  const response = await fetch(`${api.url}/v1/stream${from === undefined ? "" : `?after=${from}`}`, {
    headers: { authorization: `Bearer ${api.keys[as]}`, ...(after === undefined ? {} : { "last-event-id": after }) },
    signal: gone.signal,
  });
  expect(response.status).toBe(200);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const seen = { events: [] as Event[], lastId: after ?? "", comments: 0 };
  let text = "";
  const take = (block: string) => {
    const fields = block.split("\n").map((line) => [line.split(":", 1)[0]!, line.slice(line.indexOf(":") + 1).trim()]);
    const { id, event, data } = Object.fromEntries(fields);
    if (id !== undefined) seen.lastId = id;
    if (data !== undefined) seen.events.push({ id, event, data: JSON.parse(data) });
    if (block.startsWith(":")) seen.comments += 1;
  };
  const next = async () => {
    const { done, value } = await reader.read();
    if (done) return false;
    text += value;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      take(text.slice(0, end));
      text = text.slice(end + 2);
    }
    return true;
  };
  // What comes first says where the stream begins.
  while (seen.lastId === "") await next();
  return {
    seen,
    headers: response.headers,
    /** Reads until there are so many events. */
    async until(count: number) {
      while (seen.events.length < count) if (!(await next())) throw new Error("The stream ended early.");
      return seen.events;
    },
    /** Reads to the end of the stream. */
    async end() {
      while (await next());
      expect(text).toBe("");
    },
    leave: () => gone.abort(),
  };
}

/** Finds alerts, one in each of so many new blocks; their ids in this order. */
async function find(count: number): Promise<string[]> {
  const blocks = Array.from({ length: count }, () => ++block);
  const access = blocks.map((each) => accessRow({ block: each }, { actor: "dr-lee", patient: "ana", seq: each }));
  await api.happen({ access }, { latest: block + 1, finalized: 0 });
  const { rows } = await api.pool.query("SELECT id FROM compliance.alert WHERE block_number = ANY($1) ORDER BY pos", [
    blocks,
  ]);
  expect(rows).toHaveLength(count);
  return rows.map(({ id }) => id);
}

const relay = async () => {
  while ((await expandOutbox({ pool: api.pool, publicUrl: "https://monitor.example.org" })).events > 0);
};

const acknowledge = (id: string) =>
  api.ask(`/v1/alerts/${id}`, {
    ...{ as: "officer", method: "PATCH", json: { status: "acknowledged" } },
    headers: { "if-match": "1" },
  });

test("goes on where a list or an alert was read, so that no change falls between the two", async () => {
  const [id] = (await find(1)) as [string];
  await relay();
  const list = await api.ask("/v1/alerts?view=row");
  const detail = await api.ask(`/v1/alerts/${id}`);
  const position = list.headers.get("stream-position")!;
  expect(position).toBe(detail.headers.get("stream-position"));
  await acknowledge(id);
  await relay();
  const [event] = await (await open({ from: position })).until(1);
  expect([event!.event, event!.data.data.id, event!.data.data.version]).toEqual(["alert.updated", id, 2]);
  // A reader that comes again with the same address goes on after what it received.
  const again = await open({ from: position, after: event!.id });
  await acknowledgeNext(again);
  const ahead = await api.ask("/v1/stream?after=999999999");
  expect([ahead.status, ahead.body.errors[0].field]).toEqual([400, "after"]);
  expect((await api.ask("/v1/stream?after=x")).status).toBe(400);

  async function acknowledgeNext({ until }: Awaited<ReturnType<typeof open>>) {
    const [next] = (await find(1)) as [string];
    await relay();
    const events = await until(1);
    expect(events.map(({ data }) => data.data.id)).toEqual([next]);
  }
});

test("tells what happens to alerts from now on, in its order", async () => {
  await find(1);
  await relay();
  const stream = await open();
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.headers.get("cache-control")).toBe("no-store");
  const [one, two] = (await find(2)) as [string, string];
  await relay();
  await acknowledge(one);
  await retract(api.pool, [two]);
  await relay();
  const events = await stream.until(4);
  expect(events.map(({ event, data }) => [event, data.type, data.data.id]).slice(2)).toEqual([
    ["alert.updated", "alert.updated", one],
    ["alert.retracted", "alert.retracted", two],
  ]);
  expect(
    events
      .slice(0, 2)
      .map(({ event, data }) => [event, data.data.id])
      .sort(),
  ).toEqual([one, two].map((id) => ["alert.created", id]).sort());
  expect(events[2]!.data.data).toMatchObject({ status: "acknowledged", version: 2, patient: idOf("ana") });
  expect(events[3]!.data.data).toMatchObject({
    ...{ status: "retracted", headline: expect.stringMatching(/^.{1,80}$/) },
    retraction: { reason: "blockReplaced", at: expect.stringMatching(/Z$/), replacedBy: null },
  });
  stream.leave();
});

test("sends no retraction of an alert it never sent", async () => {
  const [earlier] = await find(1);
  for (const table of ["outbox", "alert_history"])
    await api.pool.query(`DELETE FROM compliance.${table} WHERE alert_id = $1`, [earlier]);
  await api.pool.query("UPDATE compliance.alert SET id = $2, rule_version = 0 WHERE id = $1", [
    earlier,
    idOf("of an earlier version of the rule"),
  ]);
  await api.happen({}, { latest: block + 1, finalized: 0 });
  const { rows } = await api.pool.query("SELECT id, outcome FROM compliance.alert WHERE id = $1", [earlier]);
  expect(rows).toEqual([{ id: earlier, outcome: "duplicate" }]);
  const { status, body } = await api.ask("/v1/suppressions", {
    ...{ as: "officer", method: "POST" },
    json: {
      ...{ rule: "ACC-04", patient: idOf("ana"), reason: "A registry is being rebuilt." },
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
  });
  expect(status).toBe(201);
  const [suppressed] = await find(1);
  await retract(api.pool, [earlier!, suppressed!]);
  await api.ask(`/v1/suppressions/${body.id}`, { as: "officer", method: "DELETE" });
  const [one] = await find(1);
  await relay();
  const stream = await open({ after: "0" });
  expect((await stream.until(1)).map(({ event, data }) => [event, data.data.id])).toEqual([["alert.created", one]]);
  stream.leave();
});

test("goes on where a reader left it, across restarts, without loss or repetition", async () => {
  const found = new Set<string>();
  const seen: Event[] = [];
  let after: string | undefined = "0";
  for (let round = 0; round < 4; round++) {
    const stream = await open({ after });
    for (const id of await find(5)) found.add(id);
    await relay();
    await stream.until(3 + round);
    const ended = stream.end();
    // While the API is away, more happens.
    await Promise.all([api.restart(), ended]);
    for (const id of await find(3)) found.add(id);
    await relay();
    seen.push(...stream.seen.events);
    after = stream.seen.lastId;
  }
  const last = await open({ after });
  await last.until(found.size - seen.length);
  seen.push(...last.seen.events);
  last.leave();
  expect(seen).toHaveLength(found.size);
  expect(new Set(seen.map(({ data }) => data.data.id))).toEqual(found);
  const ids = seen.map(({ id }) => Number(id));
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
});

test("misses nothing that commits late, behind events already sent", async () => {
  const [late, early] = (await find(2)) as [string, string];
  await relay();
  const stream = await open();
  // A change takes its place in the outbox first and commits last.
  const slow = await api.pool.connect();
  await slow.query("BEGIN");
  const insert = (id: string) =>
    [
      "INSERT INTO compliance.outbox (event, alert_id, incarnation, version) VALUES ('alert.updated', $1, 1, 2)",
      [id],
    ] as const;
  await slow.query(insert(late)[0], [...insert(late)[1]]);
  await api.pool.query(insert(early)[0], [...insert(early)[1]]);
  await relay();
  expect((await stream.until(1)).map(({ data }) => data.data.id)).toEqual([early]);
  await slow.query("COMMIT");
  slow.release();
  await relay();
  expect((await stream.until(2)).map(({ data }) => data.data.id)).toEqual([early, late]);
  stream.leave();
  const again = await open({ after: "2" });
  expect((await again.until(2)).map(({ data }) => data.data.id)).toEqual([early, late]);
  again.leave();
});

test("tells a service and security no more than a thin webhook, and nobody else anything", async () => {
  const [id] = (await find(1)) as [string];
  await relay();
  for (const as of ["service", "security"] as const) {
    const stream = await open({ after: "0", as });
    const [event] = await stream.until(1);
    expect(Object.keys(event!.data.data).sort()).toEqual(
      "blockNumber chainId detectedAt finality headline id logIndex retraction rule severity status txHash url"
        .split(" ")
        .sort(),
    );
    expect(event!.data.data.url).toBe(`https://monitor.example.org/v1/alerts/${id}`);
    expect(JSON.stringify(event)).not.toContain(idOf("ana"));
    stream.leave();
  }
  for (const as of ["auditor", "officer"] as const) {
    const stream = await open({ after: "0", as });
    expect((await stream.until(1))[0]!.data.data).toMatchObject({ id, patient: idOf("ana") });
    stream.leave();
  }
  expect((await api.ask("/v1/stream", { as: "admin" })).status).toBe(403);
});

test("tells its reader nothing of what goes wrong here, and ends", async () => {
  const stream = await open();
  await find(1);
  await api.pool.query("ALTER TABLE compliance.alert RENAME TO away");
  await api.pool.query("UPDATE compliance.outbox SET position = 1, relayed_at = now()");
  await stream.end();
  expect(stream.seen.events).toEqual([]);
  expect(api.logged).toMatchObject([{ message: "An event stream ended early", error: expect.any(String) }]);
});

test("that is over is cut off from a reader that does not read, and its seat is free", async () => {
  const lifetimeMs = 15_000;
  await api.stop();
  api = await startTestApi(({ pool, databaseUrl }) => ({
    // Long enough for a busy machine to send something meanwhile.
    streamLifetimeMs: lifetimeMs,
    events: createEventHub({ pool, databaseUrl, logger: { debug: () => {}, warn: () => {} }, subscriptions: 1 }),
  }));
  await api.happen(
    { ...licences("dr-lee"), patient: [patientRow({ block: 1 }, "ana")] },
    { latest: block, finalized: 0 },
  );
  await find(60);
  await relay();
  await api.pool.query("UPDATE compliance.alert SET explanation = repeat('x', 400000)");
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  let received = "";
  let resumed = false;
  socket.on("data", (data) => {
    received += data;
    if (!resumed && received.includes("alert.created")) socket.pause();
  });
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  socket.write(
    `GET /v1/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${api.keys.auditor}\r\nlast-event-id: 0\r\n\r\n`,
  );
  await expect.poll(() => received.includes("alert.created"), { timeout: lifetimeMs - 500 }).toBe(true);
  collectGarbage();
  expect((await api.ask("/v1/stream")).status).toBe(503);
  await new Promise((resolve) => setTimeout(resolve, lifetimeMs + 6_500));
  resumed = true;
  socket.resume();
  await closed;
  expect(received.length).toBeLessThan(60 * 400_000);
  expect(received.endsWith("0\r\n\r\n")).toBe(false);
  expect((await api.ask("/v1/stream")).status).toBe(200);
});

test("refuses an id that is none of its own, and a parameter", async () => {
  for (const after of ["x", "-1", "1".repeat(16), "7"])
    expect(await api.ask("/v1/stream", { headers: { "last-event-id": after } })).toMatchObject({
      status: 400,
      body: { errors: [{ in: "header", field: "last-event-id" }] },
    });
  expect((await api.ask("/v1/stream?after=1")).status).toBe(400);
});

test("serves many readers at once, of which one that does not read keeps nobody waiting", async () => {
  const idle = await open();
  const streams = await Promise.all(Array.from({ length: 20 }, () => open()));
  const ids = await find(120);
  await relay();
  for (const stream of streams)
    expect((await stream.until(ids.length)).map(({ data }) => data.data.id).sort()).toEqual([...ids].sort());
  expect(idle.seen.events).toEqual([]);
  await Promise.all([api.restart(), ...[idle, ...streams].map((stream) => stream.end())]);
  const rest = await open({ after: idle.seen.lastId });
  const missed = await rest.until(ids.length - idle.seen.events.length);
  expect([...idle.seen.events, ...missed].map(({ data }) => data.data.id).sort()).toEqual([...ids].sort());
  rest.leave();
});
