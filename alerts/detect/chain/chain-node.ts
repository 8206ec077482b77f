import { BaseError, createClient, fallback, type Hex, http, numberToHex, publicActions } from "viem";

/** What the monitor asks a chain's node itself: which block is canonical at a height. */
export type ChainNode = {
  /** The number of the newest block. */
  head: () => Promise<number>;
  /** The hash of the canonical block at each height, in order; null where the chain is not that long. */
  blockHashes: (heights: readonly number[]) => Promise<(Hex | null)[]>;
};

const TIMEOUT_MS = 5_000;

/** The node does not answer. The message holds no URL: those may carry keys. */
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
 * A chain's node behind its endpoints, the first of which that answers is asked. Questions of one moment travel together.
 * What is asked throws a `NodeError` where no endpoint answers.
 */
export function connectNode({ chainId, rpcUrls }: { chainId: number; rpcUrls: readonly string[] }): ChainNode {
  const transports = [...new Set(rpcUrls)].map((url) =>
    http(url, { batch: { batchSize: 100 }, timeout: TIMEOUT_MS, retryCount: 0 }),
  );
  const { request } = createClient({ transport: fallback(transports, { retryCount: 0 }) }).extend(publicActions);
  const asking = async <Answer>(question: Promise<Answer>): Promise<Answer> => {
    try {
      return await question;
    } catch (error) {
      throw new NodeError(chainId, error);
    }
  };
  const hashAt = async (height: number) => {
    const block = await request({ method: "eth_getBlockByNumber", params: [numberToHex(height), false] });
    return (block?.hash?.toLowerCase() as Hex | undefined) ?? null;
  };
  return {
    head: async () => Number(await asking(request({ method: "eth_blockNumber" }))),
    blockHashes: (heights) => asking(Promise.all(heights.map(hashAt))),
  };
}
