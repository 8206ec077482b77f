import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Receiver, startReceiver } from "../../../devnet/receiver";
import {
  createAlerts,
  type DeliveryFixture,
  emptyTables,
  exampleAlert,
  startDatabase,
} from "../../../test/fixtures/delivery-fixture";
import { retract } from "../../detect/settle/transitions";
import { createQueues } from "../../queue";
import type { RetryPolicy } from "../backoff";
import { deliver } from "../deliver";
import {
  changeEndpoint,
  createEndpoint,
  getEndpoint,
  type NewEndpoint,
  rotateSecret,
  shownSecret,
  UnsignedError,
} from "../endpoints";
import { expandOutbox } from "../expand-outbox";
import { startRelay } from "../relay";
import { createTestMessage } from "../test-message";
import { createConnections } from "../webhook/connections";
import { http } from "../webhook/http";
import { startDeliveryWorker } from "../worker";
import type { Format } from "./format";
import { FORMATS, findFormat, UnknownFormatError } from "./index";
import { FormatSettingsError } from "./settings";

/** A notice board: lines of text, filed by board and thread. It accepts by 202 alone, and has no board where it says 404. */
const board: Format<{ board: string }> = {
  name: "board",
  transport: http,
  contentType: "text/plain; charset=utf-8",
  signed: false,
  settings: z.strictObject({ board: z.string().min(1).describe("name of the board") }).describe("`board`, its name"),
  write(notice) {
    const { event, alert, settings } = notice;
    return [
      `board: ${settings.board}`,
      event.type === "alert.retracted" ? `taken back: ${event.creationId}` : `what: ${alert.headline}`,
      `why: ${notice.payload === "full" ? notice.alert.summary : "see the link"}`,
      `link: ${notice.publicUrl}/alerts/${alert.id}`,
    ].join("\n");
  },
  writeTest: ({ endpoint, settings }) => `board: ${settings.board}\nwhat: a test of ${endpoint.name}`,
  headers: ({ id, creationId, settings }) => ({
    "x-board": settings.board,
    "x-message": id,
    ...(creationId === null ? {} : { "x-thread": creationId }),
  }),
  judge({ statusCode }) {
    if (statusCode === 202) return { result: "accepted", error: null };
    if (statusCode === 404) return { result: "gone", error: "There is no such board." };
    return { result: "failed", error: `The board answered ${statusCode}.` };
  },
};
const formats = [...FORMATS, board];

const logger = pino({ level: process.env.LOG_LEVEL ?? "silent" });
const policy: RetryPolicy = { attempts: 3, firstDelayMs: 50, factor: 2, longestDelayMs: 1_000, jitter: 0.2 };
const WAIT = { timeout: 60_000, interval: 50 };
const publicUrl = "https://monitor.example.org";

let fixture: DeliveryFixture;
let receiver: Receiver;
const running: (() => Promise<void>)[] = [];

beforeAll(async () => {
  fixture = await startDatabase();
});
afterAll(() => fixture?.stop());
beforeEach(async () => {
  await emptyTables(fixture.pool);
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
  await receiver.stop();
});

async function register(change: Partial<NewEndpoint> = {}) {
  const row = await createEndpoint({
    pool: fixture.pool,
    privateNetworks: "allow",
    endpoint: { name: "receiver", url: receiver.url, createdBy: "test", ...change },
    formats,
  });
  receiver.trust(row.secret, new URL(row.url).pathname);
  return row;
}
const registerBoard = (change: Partial<NewEndpoint> = {}) =>
  register({ name: "ward", url: `${receiver.url}board`, format: "board", settings: { board: "ward 3" }, ...change });

function startDelivery(): void {
  const { databaseUrl, pool } = fixture;
  const queues = createQueues({ databaseUrl });
  running.push(() => queues.close());
  const settings = { databaseUrl, publicUrl, webhookPrivateNetworks: "allow" as const, deliverConcurrency: 4 };
  running.push(startRelay({ pool, queues, logger, settings, formats, sweepMs: 100 }).stop);
  running.push(startDeliveryWorker({ queues, logger, settings, formats, policy, timeoutMs: 5_000 }).stop);
}

async function statuses(): Promise<Record<string, string>> {
  const { rows } = await fixture.pool.query(
    `SELECT e.name || ' ' || d.type AS what, d.status FROM compliance.delivery d
     JOIN compliance.endpoint e ON e.id = d.endpoint_id`,
  );
  return Object.fromEntries(rows.map(({ what, status }) => [what, status]));
}
const at = (path: string) => receiver.received.filter((message) => message.path === path);
const accept = () => receiver.behave(({ path }) => ({ status: path === "/board" ? 202 : 204 }));

describe("a format beside the standard one", () => {
  test("writes, heads and files an alert and its retraction by itself", async () => {
    accept();
    await register({ name: "desk" });
    await registerBoard();
    startDelivery();
    const [id] = await createAlerts(fixture.pool, [exampleAlert(1)]);
    await expect.poll(statuses, WAIT).toEqual({ "desk alert.created": "delivered", "ward alert.created": "delivered" });
    await retract(fixture.pool, [id!]);
    await expect.poll(async () => Object.values(await statuses()), WAIT).toEqual(Array(4).fill("delivered"));

    const [created, retracted] = at("/board");
    const link = `why: see the link\nlink: ${publicUrl}/alerts/${id}`;
    const thread = created!.headers["x-message"];
    expect(created!.body).toBe(`board: ward 3\nwhat: Record read after consent was revoked\n${link}`);
    expect(retracted!.body).toBe(`board: ward 3\ntaken back: ${thread}\n${link}`);
    for (const { headers } of [created!, retracted!]) {
      expect(headers).toMatchObject({
        "content-type": "text/plain; charset=utf-8",
        "x-board": "ward 3",
        "x-thread": thread,
      });
      expect(Object.keys(headers).filter((name) => name.startsWith("webhook-"))).toEqual([]);
    }
    expect(retracted!.headers["x-message"]).not.toBe(thread);

    expect(at("/").map(({ type, verified, message }) => [type, verified, message?.data.id])).toEqual([
      ["alert.created", true, id],
      ["alert.retracted", true, id],
    ]);
    expect(at("/")[0]!.headers).toMatchObject({ "content-type": "application/json" });
  });

  test("reads answers by itself: what accepts, what is tried again and what ends it", async () => {
    let requests = 0;
    await registerBoard();
    await registerBoard({ name: "closed", url: `${receiver.url}closed` });
    receiver.behave(({ path }) => ({ status: path === "/closed" ? 404 : requests++ === 0 ? 200 : 202 }));
    startDelivery();
    await createAlerts(fixture.pool, [exampleAlert(1)]);
    await expect.poll(statuses, WAIT).toEqual({ "ward alert.created": "delivered", "closed alert.created": "failed" });
    expect([at("/board").length, at("/closed").length]).toEqual([2, 1]);
    const { rows } = await fixture.pool.query(
      "SELECT status_code AS status, error FROM compliance.delivery_attempt ORDER BY status_code",
    );
    expect(rows).toEqual([
      { status: 200, error: "The board answered 200." },
      { status: 202, error: null },
      { status: 404, error: "There is no such board." },
    ]);
  });

  test("is given the whole alert only where the endpoint asks for it", async () => {
    await registerBoard({ name: "thin" });
    await registerBoard({ name: "full", payload: "full" });
    await createAlerts(fixture.pool, [exampleAlert(1)]);
    const given: object[] = [];
    const watching = [
      {
        ...board,
        write: (notice: Parameters<typeof board.write>[0]) => {
          given.push(notice);
          return board.write(notice);
        },
      },
    ];
    await expandOutbox({ pool: fixture.pool, publicUrl, formats: watching });
    expect(given).toMatchObject([
      { payload: "thin" },
      { payload: "full", alert: { patient: exampleAlert(1).patient } },
    ]);
    expect(JSON.stringify(given[0], (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toMatch(
      /patient|actor|evidence|summary/,
    );
  });

  test("writes the test message", async () => {
    accept();
    const endpoint = await registerBoard();
    startDelivery();
    await createTestMessage({ pool: fixture.pool, endpoint, formats });
    const message = await receiver.waitFor(({ path }) => path === "/board");
    expect(message.body).toBe("board: ward 3\nwhat: a test of ward");
    expect(message.headers).not.toHaveProperty("x-thread");
  });
});

describe("an endpoint", () => {
  test("has the settings that its format takes, from its making on", async () => {
    const { pool } = fixture;
    const { id } = await registerBoard();
    const change = (settings: Record<string, unknown>) =>
      changeEndpoint({ pool, id, privateNetworks: "allow", change: { settings }, formats });
    for (const settings of [{}, { board: "" }, { board: "ward 3", colour: "red" }]) {
      await expect(registerBoard({ settings })).rejects.toThrow(FormatSettingsError);
      await expect(change(settings)).rejects.toThrow(FormatSettingsError);
    }
    await expect(register({ settings: { board: "ward 3" } })).rejects.toThrow(FormatSettingsError);
    expect(await change({ board: "ward 4" })).toMatchObject({ format: "board", settings: { board: "ward 4" } });
    expect(await getEndpoint({ pool, id })).toMatchObject({ settings: { board: "ward 4" } });
  });

  test("refuses an unknown format", async () => {
    await expect(register({ format: "pigeon" })).rejects.toThrow(UnknownFormatError);
    await expect(
      createEndpoint({
        pool: fixture.pool,
        privateNetworks: "allow",
        endpoint: { name: "x", url: receiver.url, createdBy: "test", format: "board", settings: { board: "ward 3" } },
      }),
    ).rejects.toThrow(UnknownFormatError);
  });

  test("shows a secret, and gets another, only where its format signs", async () => {
    const { pool } = fixture;
    const [unsigned, signed] = [await registerBoard(), await register()];
    expect([unsigned, signed].map((row) => shownSecret(row, formats))).toEqual([null, signed.secret]);
    await expect(rotateSecret({ pool, id: unsigned.id, overlapHours: 1, formats })).rejects.toThrow(UnsignedError);
    expect((await rotateSecret({ pool, id: signed.id, overlapHours: 1, formats }))?.secret).not.toBe(signed.secret);
  });
});

describe("a process that does not know an endpoint's format", () => {
  test("loses no message: it writes none, and leaves them to one that does", async () => {
    const { pool } = fixture;
    await register({ name: "desk" });
    await registerBoard();
    await createAlerts(pool, [exampleAlert(1)]);
    await expect(expandOutbox({ pool, publicUrl })).rejects.toThrow(
      "This version knows no webhook format board: run one that does, or delete the endpoints that have it.",
    );
    expect(await statuses()).toEqual({});
    await expandOutbox({ pool, publicUrl, formats });
    expect(Object.keys(await statuses()).sort()).toEqual(["desk alert.created", "ward alert.created"]);
  });

  test("sends none of its messages", async () => {
    const { pool } = fixture;
    const { id: endpointId } = await registerBoard();
    await createAlerts(pool, [exampleAlert(1)]);
    await expandOutbox({ pool, publicUrl, formats });
    const connections = createConnections();
    const deliverWith = (known: readonly Format[]) =>
      deliver({ pool, connections, endpointId, privateNetworks: "allow", formats: known });
    await expect(deliverWith(FORMATS)).rejects.toThrow(UnknownFormatError);
    expect(receiver.received).toEqual([]);
    expect(await statuses()).toEqual({ "ward alert.created": "pending" });
    expect(await deliverWith(formats)).toHaveLength(1);
    expect(receiver.received).toHaveLength(1);
    connections.close();
  });
});

describe("every format", () => {
  test("has a name of its own, and says what settings it takes", () => {
    const names = FORMATS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const format of FORMATS) {
      expect(format.name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(format.settings.description).toBeTruthy();
      expect(findFormat(format.name)).toBe(format);
    }
  });
});
