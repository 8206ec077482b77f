import type { ChainSettings } from "../settings";
import { reasonOf, StartError, waitFor } from "./say";

/** The requests that a start makes to a chain's node. */
export type AnsweringNode = {
  head: () => Promise<number>;
  /** Null if the node has no block with that number. */
  blockHash: (blockNumber: number) => Promise<string | null>;
  hasCode: (address: string) => Promise<boolean>;
  /** Null if the node no longer has the state after that block. */
  hadCode: (address: string, blockNumber: number) => Promise<boolean | null>;
  /** Whether the contract answers the call with something. */
  answers: (address: string, data: string) => Promise<boolean>;
  isSyncing: () => Promise<boolean>;
};

/** Thrown if the endpoint answers, but not as a chain's node. */
class NoNodeError extends Error {}

/** Thrown if the node answers with an error of JSON-RPC. */
class RefusedError extends NoNodeError {
  constructor(
    readonly rpcCode: unknown,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Waits until an endpoint of the chain answers, and returns the first that does. Throws a `StartError` if one of them
 * is for another chain.
 */
export async function awaitNode({ chainId, rpcUrls }: ChainSettings): Promise<AnsweringNode> {
  const setting = `PONDER_RPC_URL_${chainId}`;
  return waitFor<AnsweringNode>(async () => {
    const answers = await Promise.all([...new Set(rpcUrls)].map((url) => chainOf(url)));
    for (const answer of answers)
      if ("chainId" in answer && answer.chainId !== chainId)
        throw new StartError(
          `${setting} leads to a node of chain ${answer.chainId}, not of chain ${chainId}: give it the URL of the right node, or name the right chain in the deployment file.`,
        );
    const good = answers.find((answer) => "chainId" in answer);
    if (good) return { done: nodeAt(good.url) };
    const reason = answers.flatMap((answer) => ("reason" in answer ? [answer.reason] : []))[0];
    return { waiting: `No node answers at ${setting} (${reason}): start the node or correct the URL.` };
  });
}

async function chainOf(url: string): Promise<{ chainId: number; url: string } | { reason: string }> {
  try {
    const chainId = Number(await ask(url, "eth_chainId"));
    return Number.isSafeInteger(chainId) && chainId > 0 ? { chainId, url } : { reason: NO_NODE };
  } catch (error) {
    return { reason: error instanceof NoNodeError ? NO_NODE : reasonOf(error) };
  }
}

const NO_NODE = "what answers there is no JSON-RPC of a chain";

function nodeAt(url: string): AnsweringNode {
  return {
    head: async () => Number(await ask(url, "eth_blockNumber")),
    blockHash: async (blockNumber) => {
      const block = await ask(url, "eth_getBlockByNumber", [`0x${blockNumber.toString(16)}`, false]);
      return (block as { hash: string } | null)?.hash.toLowerCase() ?? null;
    },
    hasCode: async (address) => String(await ask(url, "eth_getCode", [address, "latest"])).length > 2,
    hadCode: async (address, blockNumber) => {
      try {
        return String(await ask(url, "eth_getCode", [address, `0x${blockNumber.toString(16)}`])).length > 2;
      } catch (error) {
        if (error instanceof RefusedError) return null;
        throw error;
      }
    },
    answers: async (address, data) => {
      try {
        return String(await ask(url, "eth_call", [{ to: address, data }, "latest"])).length > 2;
      } catch (error) {
        if (error instanceof RefusedError && (error.rpcCode === 3 || /revert|invalid opcode/i.test(error.message)))
          return false;
        throw error;
      }
    },
    isSyncing: async () => (await ask(url, "eth_syncing").catch(() => false)) !== false,
  };
}

/**
 * Sends one request without a library, to keep starts fast. Credentials in the URL become a header, as `fetch`
 * requires.
 */
async function ask(address: string, method: string, params: unknown[] = []): Promise<unknown> {
  const url = new URL(address);
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (url.username) {
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
    url.username = url.password = "";
  }
  const response = await fetch(url, {
    method: "POST",
    headers,
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw Object.assign(new Error("The node refused."), { status: response.status });
  const answer = (await response.json().catch(() => undefined)) as
    | { result?: unknown; error?: { code?: unknown; message?: unknown } }
    | undefined;
  if (typeof answer?.error === "object" && answer.error !== null)
    throw new RefusedError(answer.error.code, String(answer.error.message));
  if (typeof answer !== "object" || answer === null || answer.result === undefined) throw new NoNodeError(method);
  return answer.result;
}
