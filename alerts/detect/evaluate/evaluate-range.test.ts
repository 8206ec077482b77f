import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import { insertFacts, setCheckpoint } from "../../../devnet/fact-tables";
import { blockEnd, blockStart } from "../../../facts/position";
import { useTestServer } from "../../../test/support/database";
import { accessRow, CHAIN_ID, GENESIS, idOf, patientRow } from "../../../test/support/rows";
import { noGrantRead } from "../../rules/access/consent/acc-04-no-grant-read";
import { createRuleset } from "../../rules/create-ruleset";
import { finalise, reinstate, retract } from "../settle/transitions";
import { alertId } from "./alert-id";
import { evaluateRange } from "./evaluate-range";

const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
});

const ruleset = createRuleset();
const point = (block: number) => ({ block, time: GENESIS + block * 10 });
/** A read for payment needs no licence, so only the missing consent is found. */
const ana = { actor: "dr-lee", patient: "p-ana", purpose: "HPAYMT" } as const;
const indexed = (latest: number, finalized: number) =>
  setCheckpoint(pool, { chainId: CHAIN_ID, latest: point(latest), finalized: point(finalized) });
const evaluate = (fromPos: bigint, toPos: bigint) =>
  evaluateRange({ pool, chainId: CHAIN_ID, fromPos, toPos, ruleset });
const evaluateBlocks = (from: number, to: number) => evaluate(blockStart(BigInt(from)) - 1n, blockEnd(BigInt(to)));

const state = async () => ({
  alerts: (
    await pool.query("SELECT id, finality, status, incarnation, notify FROM compliance.alert ORDER BY pos, rule_id")
  ).rows,
  history: (await pool.query("SELECT alert_id, change FROM compliance.alert_history ORDER BY id")).rows,
  outbox: (await pool.query("SELECT event, alert_id, incarnation FROM compliance.outbox ORDER BY id")).rows,
  verdicts: (await pool.query("SELECT pos, consent FROM compliance.verdict ORDER BY pos")).rows,
});
const coverage = async () =>
  (await pool.query("SELECT from_pos, to_pos FROM compliance.coverage ORDER BY from_pos")).rows.map((row) => [
    BigInt(row.from_pos),
    BigInt(row.to_pos),
  ]);
const blocks = async () =>
  (await pool.query("SELECT block_number FROM compliance.evaluated_block ORDER BY 1")).rows.map((row) =>
    Number(row.block_number),
  );

test("an alert's id is made of its rule, version, chain, block, transaction, log and entry", async () => {
  await insertFacts(pool, { access: [accessRow({ block: 5, log: 3, entry: 2 }, { ...ana, seq: 1 })] });
  const { created } = await evaluateBlocks(0, 9);
  const identity = {
    ruleId: "ACC-04",
    ruleVersion: noGrantRead.version,
    chainId: CHAIN_ID,
    blockHash: idOf("block 5 "),
    txHash: idOf("transaction 5 3"),
    logIndex: 3,
    entryIndex: 2,
  };
  expect(created).toEqual([expect.objectContaining({ id: alertId(identity), chainId: CHAIN_ID })]);
  for (const [name, value] of Object.entries({
    ruleId: "ACC-05",
    ruleVersion: noGrantRead.version + 1,
    chainId: 1,
    blockHash: "0x1",
    txHash: "0x2",
    logIndex: 4,
    entryIndex: 3,
  }))
    expect(alertId({ ...identity, [name]: value })).not.toBe(alertId(identity));
});

test("evaluating again, or concurrently, changes nothing", async () => {
  await insertFacts(pool, { access: [1, 2, 3].map((block) => accessRow({ block }, { ...ana, seq: block * 2 })) });
  await indexed(9, 0);
  const [first, second] = await Promise.all([evaluateBlocks(0, 9), evaluateBlocks(0, 9)]);
  expect(first.created.length + second.created.length).toBe(5);
  const once = await state();
  expect(once.outbox.length).toBe(5);
  expect(await evaluateBlocks(2, 9)).toEqual({ created: [], errors: 0 });
  expect(await state()).toEqual(once);
});

test("final facts are recorded as covered by position, others by block hash", async () => {
  await insertFacts(pool, { access: [3, 5, 6, 8].map((block) => accessRow({ block }, { ...ana, seq: block })) });
  await indexed(9, 5);
  await evaluateBlocks(2, 6);
  expect(await coverage()).toEqual([[blockStart(2n) - 1n, blockEnd(5n)]]);
  expect(await blocks()).toEqual([6]);
  // Half of a block that may still change proves nothing about it.
  await evaluate(blockStart(8n) + 5n, blockEnd(8n));
  expect(await blocks()).toEqual([6]);
  const { rows } = await pool.query("SELECT DISTINCT block_number, finality FROM compliance.alert ORDER BY 1");
  expect(rows.map((row) => [Number(row.block_number), row.finality])).toEqual([
    [3, "final"],
    [5, "final"],
    [6, "provisional"],
  ]);
});

test("a replacing block is evaluated instead of the replaced one", async () => {
  await insertFacts(pool, { access: [accessRow({ block: 6 }, { ...ana, seq: 1 })] });
  await indexed(9, 5);
  await evaluateBlocks(6, 6);
  await pool.query("DELETE FROM chain.access");
  await insertFacts(pool, { access: [accessRow({ block: 6, fork: "other" }, { ...ana, seq: 1, outcome: "denied" })] });
  await evaluateBlocks(6, 6);
  const { rows } = await pool.query("SELECT block_hash FROM compliance.evaluated_block");
  expect(rows).toEqual([{ block_hash: idOf("block 6 other") }]);
  expect((await state()).verdicts.map(({ consent }) => consent)).toEqual(["denied"]);
});

test("only alerts at or above the go-live block are notified", async () => {
  await pool.query("INSERT INTO compliance.chain VALUES ($1, 6, 0, '0x', -1)", [CHAIN_ID]);
  await insertFacts(pool, { access: [5, 6].map((block) => accessRow({ block }, { ...ana, seq: block })) });
  await evaluateBlocks(0, 9);
  const { alerts, outbox } = await state();
  expect(alerts.map(({ notify }) => notify)).toEqual([false, true]);
  expect(outbox).toEqual([{ event: "alert.created", alert_id: alerts[1].id, incarnation: 1 }]);
});

test("a retracted alert stays retracted when its event is seen again, until it is reinstated as a new incarnation", async () => {
  await insertFacts(pool, { access: [accessRow({ block: 6 }, { ...ana, seq: 1 })] });
  await indexed(9, 5);
  const id = (await evaluateBlocks(6, 6)).created[0]?.id;
  expect(await retract(pool, [id!])).toBe(1);
  expect(await retract(pool, [id!])).toBe(0);
  expect(await evaluateBlocks(6, 6)).toEqual({ created: [], errors: 0 });
  expect((await state()).alerts[0]).toMatchObject({ status: "retracted", incarnation: 1 });
  expect(await reinstate(pool, [id!], ruleset.triage.dueHours)).toBe(1);
  expect(await reinstate(pool, [id!], ruleset.triage.dueHours)).toBe(0);
  expect(await finalise(pool, [id!])).toBe(1);
  expect(await retract(pool, [id!])).toBe(0);
  const { alerts, history, outbox } = await state();
  expect(alerts[0]).toMatchObject({ status: "open", incarnation: 2, finality: "final" });
  expect(history.map(({ change }) => change)).toEqual(["created", "retracted", "reinstated", "finalised"]);
  expect(outbox.map(({ event, incarnation }) => [event, incarnation])).toEqual([
    ["alert.created", 1],
    ["alert.retracted", 1],
    ["alert.created", 2],
    ["alert.finalised", 2],
  ]);
});

test("the rank of a log counts the transaction's earlier logs, wherever the transaction stands", async () => {
  const txHash = idOf("one transaction");
  const inOne = <Row>(row: Row) => ({ ...row, txHash });
  const story = (block: number, log: number) => ({
    patient: [inOne(patientRow({ block, log }, `p-${block}`))],
    access: [0, 1].map((entry) =>
      inOne(accessRow({ block, log: log + 2, entry }, { ...ana, custodian: `c-${block}`, seq: entry })),
    ),
  });
  await insertFacts(pool, story(3, 0));
  await insertFacts(pool, story(4, 7));
  await insertFacts(pool, { access: [accessRow({ block: 4, log: 6 }, { ...ana, seq: 0 })] });
  await evaluateBlocks(0, 9);
  const { rows } = await pool.query("SELECT log_rank, entry_index FROM compliance.alert ORDER BY pos");
  expect(rows.map((row) => [row.log_rank, row.entry_index])).toEqual([
    [1, 0],
    [1, 1],
    [0, 0],
    [1, 0],
    [1, 1],
  ]);
});
