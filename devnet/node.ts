/** A client of a development chain's node, which mines blocks on request, with a given time. */
import { type Address, type Hex, http, type Log, numberToHex } from "viem";

export type Head = { number: number; hash: Hex; time: number; baseFee: bigint };
export type Receipt = {
  hash: Hex;
  succeeded: boolean;
  logs: { address: Address; topics: Log["topics"]; data: Hex; logIndex: number }[];
};
/** A new block, with the receipts of its transactions in order. */
export type MadeBlock = Head & { receipts: Receipt[] };

export type Node = {
  rpcUrl: string;
  chainId: number;
  request: <Result>(method: string, params?: unknown[]) => Promise<Result>;
  head: () => Promise<Head>;
  nonceOf: (address: Address) => Promise<number>;
  /** Sends a signed transaction to the node, where it waits for the next block. */
  send: (raw: Hex) => Promise<void>;
  /** Mines one block with the transactions sent. `time` is in Unix seconds, later than the head's. */
  mine: (time: number) => Promise<MadeBlock>;
  /**
   * Drops the newest blocks. A block mined afterwards differs from the dropped one at its height, even if both are empty.
   */
  rollback: (depth: number) => Promise<void>;
  fund: (addresses: readonly Address[]) => Promise<void>;
  /** Restores automatic mining. */
  release: () => Promise<void>;
};

const BALANCE = numberToHex(10n ** 24n);
const GAS_LIMIT = 10_000_000_000n;

type RpcBlock = { number: Hex; hash: Hex; timestamp: Hex; baseFeePerGas?: Hex; gasLimit: Hex };
type RpcReceipt = {
  transactionHash: Hex;
  status: Hex;
  logs: { address: Address; topics: Log["topics"]; data: Hex; logIndex: Hex }[];
};

const asHead = (block: RpcBlock): Head => ({
  number: Number(block.number),
  hash: block.hash,
  time: Number(block.timestamp),
  baseFee: BigInt(block.baseFeePerGas ?? 0),
});

const asReceipt = (receipt: RpcReceipt): Receipt => ({
  hash: receipt.transactionHash,
  succeeded: receipt.status === "0x1",
  logs: receipt.logs.map((log) => ({ ...log, logIndex: Number(log.logIndex) })),
});

/**
 * Connects to a development chain and takes over mining. Throws, with advice, if nothing responds or the node is not a
 * development chain.
 */
export async function connectDevelopmentNode({ rpcUrl }: { rpcUrl: string }): Promise<Node> {
  const transport = http(rpcUrl, { timeout: 60_000, retryCount: 1 })({});
  const request = <Result>(method: string, params: unknown[] = []) =>
    transport.request({ method, params }) as Promise<Result>;

  const chainId = await request<Hex>("eth_chainId").then(Number, (error: Error) => {
    throw new Error(
      `No chain responds at the RPC URL (${error.message.split("\n")[0]}). Start one, or correct the URL.`,
    );
  });
  await request("anvil_nodeInfo").catch(() => {
    throw new Error(
      "The chain at the RPC URL is not a development chain: its node does not support anvil_nodeInfo. Scenarios are signed with publicly known keys, so play them on anvil only.",
    );
  });
  const automine = await request<boolean>("anvil_getAutomine");
  const interval = await request<number | null>("anvil_getIntervalMining");
  if (automine) await request("evm_setAutomine", [false]);
  if (interval) await request("evm_setIntervalMining", [0]);

  const latest = () => request<RpcBlock>("eth_getBlockByNumber", ["latest", false]);
  if (BigInt((await latest()).gasLimit) < GAS_LIMIT) await request("evm_setBlockGasLimit", [numberToHex(GAS_LIMIT)]);

  let rollbacks = 0;
  return {
    rpcUrl,
    chainId,
    request,
    head: async () => asHead(await latest()),
    nonceOf: async (address) => Number(await request<Hex>("eth_getTransactionCount", [address, "latest"])),
    send: async (raw) => {
      await request("eth_sendRawTransaction", [raw]);
    },
    mine: async (time) => {
      await request("evm_mine", [{ timestamp: time }]);
      const [block, receipts] = await Promise.all([
        latest(),
        request<RpcReceipt[]>("eth_getBlockReceipts", ["latest"]),
      ]);
      const head = asHead(block);
      if (head.time !== time)
        throw new Error(`The node mined a block at ${head.time} instead of ${time}. Is something else mining?`);
      return { ...head, receipts: receipts.map(asReceipt) };
    },
    rollback: async (depth) => {
      rollbacks += 1;
      await request("anvil_rollback", [depth]);
      await request("anvil_dropAllTransactions", []);
      // The beneficiary is part of the block header: changing it gives the same contents another hash.
      const unique = (BigInt(Date.now()) << 16n) + BigInt(rollbacks);
      await request("anvil_setCoinbase", [numberToHex(unique, { size: 20 })]);
    },
    fund: async (addresses) => {
      await Promise.all(addresses.map((address) => request("anvil_setBalance", [address, BALANCE])));
    },
    release: async () => {
      if (automine) await request("evm_setAutomine", [true]);
      if (interval) await request("evm_setIntervalMining", [interval]);
    },
  };
}
