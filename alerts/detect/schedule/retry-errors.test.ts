import type { Pool } from "pg";
import pino from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { insertFacts } from "../../../devnet/fact-tables";
import { blockEnd, positionOf } from "../../../facts/position";
import { startTestServer, type TestServer } from "../../../test/support/database";
import { accessRow, CHAIN_ID, idOf } from "../../../test/support/rows";
import { createQueues, type Queues } from "../../queue";
import { consentPass } from "../../rules/access/consent/pass";
import { createRuleset } from "../../rules/create-ruleset";
import { evaluateRange } from "../evaluate/evaluate-range";
import { startDetectWorker } from "../evaluate/worker";
import { DETECT_QUEUE, type DetectJob } from "./jobs";
import { retryErrors } from "./retry-errors";

const ruleset = createRuleset();
const CONSENT = consentPass.rules.join(" ");
let server: TestServer;
let pool: Pool;
let queues: Queues;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  const database = await server.createDatabase();
  pool = database.pool;
  queues = createQueues({ databaseUrl: database.url });
  await pool.query("INSERT INTO compliance.chain VALUES ($1, 0, 0, '0x', -1)", [CHAIN_ID]);
  const broken = accessRow({ block: 3 }, { actor: "dr-lee", patient: "p-ana", purpose: "BTG", seq: 5 });
  const access = [1, 2].map((block) =>
    accessRow({ block }, { actor: "dr-lee", patient: "p-ana", purpose: "HPAYMT", seq: block * 2 }),
  );
  await insertFacts(pool, { access: [...access, { ...broken, reasonHash: idOf("unconscious") }] });
});
afterEach(() => queues.close());
afterAll(() => server?.stop());

/** Records that rules failed on the only access of a block, a minute ago. */
const failed = (rules: string, block: number, quiet: boolean) =>
  pool.query(
    `INSERT INTO compliance.rule_error (chain_id, rules, ruleset, from_pos, to_pos, error, quiet, last_at)
     VALUES ($1, $2, $3, $4, $5, 'error 57014', $6, now() - INTERVAL '1 minute')`,
    [CHAIN_ID, rules, ruleset.hash, blockEnd(BigInt(block - 1)), positionOf(BigInt(block), 0, 0), quiet],
  );
const evaluateQuietly = () =>
  evaluateRange({ pool, chainId: CHAIN_ID, fromPos: -1n, toPos: blockEnd(99n), ruleset, notify: false });
const alerts = async () =>
  (
    await pool.query(
      "SELECT rule_id || ' ' || block_number || CASE WHEN notify THEN ' told' ELSE '' END AS alert FROM compliance.alert ORDER BY pos, rule_id",
    )
  ).rows.map(({ alert }) => alert);

test("a failure during re-evaluation of history is retried silently", async () => {
  await failed(CONSENT, 1, true);
  await failed(CONSENT, 2, true);
  await failed("GOV-02", 2, false);
  startDetectWorker({ pool, queues, ruleset, logger: pino({ level: "silent" }), concurrency: 1 });
  await retryErrors({ pool, queue: queues.queue<DetectJob>(DETECT_QUEUE), chainId: CHAIN_ID });
  await expect
    .poll(async () => (await pool.query("SELECT FROM compliance.rule_error WHERE resolved_at IS NULL")).rowCount, {
      timeout: 60_000,
    })
    .toBe(0);
  expect(await alerts()).toEqual(["ACC-04 1", "ACC-04 2 told", "GOV-02 2 told"]);
});

test("a silent evaluation notifies what a notifying one failed to find", async () => {
  await failed(CONSENT, 2, false);
  await failed("ACC-09", 3, false);
  await evaluateQuietly();
  expect(await alerts()).toEqual(["ACC-04 1", "ACC-04 2 told", "GOV-02 2", "CRD-01 3"]);
  expect((await pool.query("SELECT notify FROM compliance.deadline")).rows).toEqual([{ notify: true }]);
  expect((await pool.query("SELECT FROM compliance.outbox")).rowCount).toBe(1);
});
