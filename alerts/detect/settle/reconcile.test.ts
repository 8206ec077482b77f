import type { Pool } from "pg";
import pino from "pino";
import { createTestClient, type Hex, http, publicActions } from "viem";
import { foundry } from "viem/chains";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Anvil, startAnvil } from "../../../devnet/anvil";
import { insertFacts, setCheckpoint } from "../../../devnet/fact-tables";
import { type TestDatabase, useTestServer } from "../../../test/support/database";
import { accessRow, idOf } from "../../../test/support/rows";
import { createQueues } from "../../queue";
import { createRuleset } from "../../rules/create-ruleset";
import { connectNode } from "../chain/chain-node";
import { startDetectWorker } from "../evaluate/worker";
import { startFollower } from "../follow/follower";

const CHAIN_ID = 31337;
const logger = pino({ level: process.env.LOG_LEVEL ?? "silent" });
const ruleset = createRuleset();
const WAIT = { timeout: 60_000, interval: 50 };
const server = useTestServer();
let database: TestDatabase;
let pool: Pool;
let anvil: Anvil;
const cleanup: (() => unknown)[] = [];

beforeEach(async () => {
  database = await server.createDatabase();
  pool = database.pool;
  anvil = await startAnvil({ chainId: CHAIN_ID });
  cleanup.push(anvil.stop);
});
afterEach(async () => {
  for (const end of cleanup.splice(0).reverse()) await end();
});

const chainOf = () => {
  const client = createTestClient({ chain: foundry, mode: "anvil", transport: http(anvil.rpcUrl) }).extend(
    publicActions,
  );
  return {
    mine: (blocks: number) => client.mine({ blocks }),
    block: async (height: number) => {
      const { hash, timestamp } = await client.getBlock({ blockNumber: BigInt(height) });
      return { hash: hash as Hex, time: Number(timestamp) };
    },
    snapshot: () => client.snapshot(),
    revert: (id: Hex) => client.revert({ id }),
  };
};

/** Does the indexer's part: stores an uncovered access in each of these blocks, as the chain has them now. */
async function index(
  chain: ReturnType<typeof chainOf>,
  heights: number[],
  { latest, finalized }: { latest: number; finalized: number },
) {
  const access = await Promise.all(
    heights.map(async (height) => {
      const { hash, time } = await chain.block(height);
      const custodian = `custodian-${height}`;
      const row = accessRow(
        { block: height, time },
        { actor: "dr-lee", patient: "p-ana", purpose: "HPAYMT", custodian, seq: 1 },
      );
      return { ...row, blockHash: hash, txHash: idOf(`the access ${height}`) };
    }),
  );
  await insertFacts(pool, { access });
  const at = (block: number) => ({ block, time: 0 });
  await setCheckpoint(pool, { chainId: CHAIN_ID, latest: at(latest), finalized: at(finalized) });
}

const takeBack = (from: number) => pool.query("DELETE FROM chain.access WHERE block_number >= $1", [from]);

function start() {
  const queues = createQueues({ databaseUrl: database.url });
  const chains = [
    {
      chainId: CHAIN_ID,
      node: connectNode({ chainId: CHAIN_ID, rpcUrls: [anvil.rpcUrl] }),
      startBlock: 0,
      goLiveBlock: 0,
    },
  ];
  startDetectWorker({ pool, queues, ruleset, logger, concurrency: 2 });
  const follower = startFollower({ databaseUrl: database.url, pool, queues, chains, ruleset, logger });
  cleanup.push(queues.close, follower.stop);
}

const alerts = async () =>
  (
    await pool.query(
      "SELECT block_number::int AS block, status, finality, incarnation FROM compliance.alert ORDER BY pos, detected_at",
    )
  ).rows.map(({ block, status, finality, incarnation }) => `${block} ${status} ${finality} ${incarnation}`);
const events = async () =>
  (await pool.query("SELECT event, count(*)::int FROM compliance.outbox GROUP BY event ORDER BY event")).rows.map(
    ({ event, count }) => `${event} ${count}`,
  );
// Nothing is to happen, and nothing tells of it: long enough for the follower to look again.
const quiet = () => new Promise((resolve) => setTimeout(resolve, 2_000));

test("alerts of replaced blocks are retracted, and those of the replacing blocks are linked to them by subject", async () => {
  const chain = chainOf();
  await chain.mine(5);
  const before = await chain.snapshot();
  await chain.mine(3);
  await index(chain, [5, 7], { latest: 8, finalized: 0 });
  start();
  await expect.poll(alerts, WAIT).toEqual(["5 open provisional 1", "7 open provisional 1"]);

  await chain.revert(before);
  await chain.mine(4);
  await takeBack(6);
  await index(chain, [8], { latest: 9, finalized: 0 });
  await pool.query("UPDATE chain.access SET tx_hash = $1 WHERE block_number = 8", [idOf("the access 7")]);
  await expect
    .poll(alerts, WAIT)
    .toEqual(["5 open provisional 1", "7 retracted provisional 1", "8 open provisional 1"]);
  const { rows } = await pool.query(
    "SELECT count(DISTINCT (tx_hash, log_rank, entry_index))::int FROM compliance.alert WHERE block_number >= 7",
  );
  expect(rows[0].count).toBe(1);
  expect(await events()).toEqual(["alert.created 3", "alert.retracted 1"]);
});

test("missing rows alone retract nothing, nor does a chain that is below the height", async () => {
  const chain = chainOf();
  await chain.mine(5);
  const before = await chain.snapshot();
  await chain.mine(3);
  await index(chain, [5, 7], { latest: 8, finalized: 0 });
  start();
  const found = ["5 open provisional 1", "7 open provisional 1"];
  await expect.poll(alerts, WAIT).toEqual(found);

  await takeBack(5);
  await quiet();
  expect(await alerts()).toEqual(found);
  await index(chain, [5, 7], { latest: 8, finalized: 0 });
  await takeBack(6);
  await chain.revert(before);
  await quiet();
  expect(await alerts()).toEqual(found);
  await chain.mine(3);
  await expect.poll(alerts, WAIT).toEqual(["5 open provisional 1", "7 retracted provisional 1"]);
  expect(await events()).toEqual(["alert.created 2", "alert.retracted 1"]);
});

test("an alert becomes final with its block, and its endpoints are notified", async () => {
  const chain = chainOf();
  await chain.mine(50);
  await index(chain, [5, 30], { latest: 40, finalized: 10 });
  start();
  await expect.poll(alerts, WAIT).toEqual(["5 open final 1", "30 open provisional 1"]);
  await index(chain, [], { latest: 50, finalized: 30 });
  await expect.poll(alerts, WAIT).toEqual(["5 open final 1", "30 open final 1"]);
  expect(await events()).toEqual(["alert.created 2", "alert.finalised 1"]);
});

test("an alert whose block becomes canonical again is reinstated, once", async () => {
  const chain = chainOf();
  await chain.mine(8);
  await index(chain, [7], { latest: 8, finalized: 0 });
  start();
  await expect.poll(alerts, WAIT).toEqual(["7 open provisional 1"]);
  // Another chain's view of the same heights, as shown by a node that follows a fork for a while.
  await pool.query("UPDATE compliance.alert SET block_hash = $1", [idOf("a fork")]);
  await takeBack(7);
  await expect.poll(alerts, WAIT).toEqual(["7 retracted provisional 1"]);
  const { hash } = await chain.block(7);
  await pool.query("UPDATE compliance.alert SET block_hash = $1", [hash]);
  await pool.query("DELETE FROM compliance.evaluated_block");
  await index(chain, [7], { latest: 8, finalized: 0 });
  await expect.poll(alerts, WAIT).toEqual(["7 open provisional 2"]);
  expect(await events()).toEqual(["alert.created 2", "alert.retracted 1"]);
});
