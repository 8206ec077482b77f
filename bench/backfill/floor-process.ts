/** The minimum possible work: logs of a hundred blocks at a time, fields sliced from the hex text, COPY. */
import { Client } from "pg";
import { toEventSelector } from "viem";
import { createPool } from "../../database/pool";
import { createFactTables } from "../../devnet/fact-tables";
import { ACTIONS, CATEGORIES, OUTCOMES, PURPOSES } from "../../facts/codes";
import { positionOf } from "../../facts/position";
import { type PackedAccess, unpackAccesses } from "../../src/record-system/packed-accesses";
import { startCopy } from "../copy";
import { COLUMNS } from "../detect/fact-lines";
import { dropIndexes } from "../indexes";
import { callTogether } from "../ledger/sender";
import type { FloorSettings } from "./floor-settings";

const WINDOW = 100;
const NONE = `0x${"0".repeat(64)}`;
const BATCH_TOPIC = toEventSelector("AccessBatchRecorded(address,bytes)");

type RpcLog = {
  topics: string[];
  data: `0x${string}`;
  blockNumber: string;
  blockHash: string;
  blockTimestamp: string;
  transactionHash: string;
  logIndex: string;
};

const settings = JSON.parse(process.env.BENCH_SETTINGS!) as FloorSettings;
const { rpcUrl, databaseUrl, chainId, address, fromBlock, toBlock } = settings;

const pool = createPool({ databaseUrl, max: 2, applicationName: "consentry benchmark, floor" });
await createFactTables(pool);
const restoreIndexes = await dropIndexes(pool);
const client = new Client({ connectionString: databaseUrl });
await client.connect();
const copy = await startCopy(client, "chain.access", COLUMNS.access);

let next = fetchLogs(fromBlock);
for (let from = fromBlock; from <= toBlock; from += WINDOW) {
  const logs = await next;
  // Meanwhile the node works on the next window.
  next = fetchLogs(from + WINDOW);
  for (const log of logs) write(log);
  await copy.drained();
}
await copy.end();
await restoreIndexes();
await client.end();
await pool.end();

async function fetchLogs(from: number): Promise<RpcLog[]> {
  if (from > toBlock) return [];
  const to = Math.min(from + WINDOW - 1, toBlock);
  const range = { fromBlock: `0x${from.toString(16)}`, toBlock: `0x${to.toString(16)}` };
  const [logs] = await callTogether<RpcLog[]>(rpcUrl, [{ method: "eth_getLogs", params: [{ address, ...range }] }]);
  return logs!;
}

function write(log: RpcLog): void {
  if (log.topics[0] === BATCH_TOPIC) {
    // The two preceding words are the offset and length of the bytes.
    const length = Number.parseInt(log.data.slice(66, 130), 16);
    const entries = unpackAccesses(`0x${log.data.slice(130, 130 + 2 * length)}`);
    for (const [index, entry] of entries.entries())
      add({ log, custodian: `0x${log.topics[1]!.slice(26)}`, access: entry, entry: index });
  } else add({ log, custodian: `0x${log.data.slice(26, 66)}`, access: singleAccess(log), entry: 0 });
}

function singleAccess({ topics, data }: RpcLog): PackedAccess {
  const word = (index: number) => `0x${data.slice(2 + 64 * index, 66 + 64 * index)}` as const;
  const number = (index: number) => Number.parseInt(data.slice(52 + 64 * index, 66 + 64 * index), 16);
  const [accessId, patient, actor] = topics.slice(1) as `0x${string}`[];
  return {
    ...{ accessId: accessId!, patient: patient!, actor: `0x${actor!.slice(26)}` },
    ...{ record: word(1), consentId: word(2), reasonHash: word(3), seq: number(4), occurredAt: number(5) },
    ...{ purpose: number(6), category: number(7), action: number(8), outcome: number(9) },
  };
}

function add({
  log,
  custodian,
  access,
  entry,
}: {
  log: RpcLog;
  custodian: string;
  access: PackedAccess;
  entry: number;
}): void {
  const block = Number(log.blockNumber);
  const logIndex = Number(log.logIndex);
  const { consentId, reasonHash } = access;
  copy.add([
    ...[chainId, positionOf(BigInt(block), logIndex, entry), block, log.blockHash, Number(log.blockTimestamp)],
    ...[log.transactionHash, logIndex, entry, access.accessId, custodian, access.seq, access.actor, access.patient],
    ...[access.record, PURPOSES[access.purpose]!, CATEGORIES[access.category]!, ACTIONS[access.action]!],
    ...[OUTCOMES[access.outcome]!, consentId === NONE ? null : consentId, reasonHash === NONE ? null : reasonHash],
    access.occurredAt,
  ]);
}
