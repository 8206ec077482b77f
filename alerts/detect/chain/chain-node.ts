import { BaseError, createClient, fallback, type Hex, http, numberToHex, publicActions } from "viem";

/** The monitor's own queries to a chain's node, to find out which block is canonical at a height. */
export type ChainNode = {
  /** The number of the newest block. */
  head: () => Promise<number>;
  /** Returns the hash of the canonical block at each height, in order; null for heights above the head. */
  blockHashes: (heights: readonly number[]) => Promise<(Hex | null)[]>;
};

const TIMEOUT_MS = 5_000;

/** Thrown if the node does not answer. The message contains no URL, which may hold a key. */
export class NodeError extends Error {
  override readonly name = "NodeError";
  constructor(chainId: number, cause: unknown) {
    const reason = cause instanceof BaseError ? cause.shortMessage : "no answer";
    super(
      `The node of chain ${chainId} does not answer (${reason}): see that it runs, or correct PONDER_RPC_URL_${chainId}.`,
    );
  }
}

/**
 * Connects to a chain's node. Endpoints are tried in order, and concurrent requests are batched. Requests throw a
 * `NodeError` if no endpoint answers.
 */
export function connectNode({ chainId, rpcUrls }: { chainId: number; rpcUrls: readonly string[] }): ChainNode {
  const transports = [...new Set(rpcUrls)].map((url) =>
    http(url, { batch: { batchSize: 100 }, timeout: TIMEOUT_MS, retryCount: 0 }),
  );
  const { request } = createClient({ transport: fallback(transports, { retryCount: 0 }) }).extend(publicActions);
  const orNodeError = async <Answer>(pending: Promise<Answer>): Promise<Answer> => {
    try {
      return await pending;
    } catch (error) {
      throw new NodeError(chainId, error);
    }
  };
  const hashAt = async (height: number) => {
    const block = await request({ method: "eth_getBlockByNumber", params: [numberToHex(height), false] });
    return (block?.hash?.toLowerCase() as Hex | undefined) ?? null;
  };
  return {
    head: async () => Number(await orNodeError(request({ method: "eth_blockNumber" }))),
    blockHashes: (heights) => orNodeError(Promise.all(heights.map(hashAt))),
  };
}
