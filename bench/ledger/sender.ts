/** Sends many transactions for the custodians, quickly: the node signs for them, as development chains do. */
import { type Hex, numberToHex } from "viem";
import { accountAddress } from "../../devnet/names";
import type { Node } from "../../devnet/node";
import type { Deployment } from "../../settings";
import { CUSTODIANS, custodianName } from "./population";

export type Recording = { custodian: number; data: Hex; gas: number };

export type Sender = {
  /** Hands calls of the access ledger to the node; a custodian's stay in their order. */
  send: (recordings: readonly Recording[]) => Promise<void>;
  /** Makes one block of what was sent. `time` in Unix seconds. */
  mine: (time: number) => Promise<void>;
};

const FEE = numberToHex(100_000_000_000n);

export async function createSender(node: Node, deployment: Deployment): Promise<Sender> {
  await node.request("anvil_autoImpersonateAccount", [true]);
  const accounts = Array.from({ length: CUSTODIANS }, (_, custodian) => accountAddress(custodianName(custodian)));
  const nonces = await Promise.all(accounts.map((account) => node.nonceOf(account)));
  return {
    send: async (recordings) => {
      const calls = recordings.map(({ custodian, data, gas }) => ({
        method: "eth_sendTransaction",
        params: [
          {
            ...{ from: accounts[custodian], to: deployment.contracts.accessLedger, data, gas: numberToHex(gas) },
            ...{ nonce: numberToHex(nonces[custodian]!++), maxFeePerGas: FEE, maxPriorityFeePerGas: "0x1" },
          },
        ],
      }));
      await callTogether(node.rpcUrl, calls);
    },
    mine: async (time) => {
      await node.request("evm_mine", [{ timestamp: time }]);
    },
  };
}

export type RpcCall = { method: string; params: unknown[] };

/** Several JSON-RPC calls in one request; the results in their order. Throws with the first error among the answers. */
export async function callTogether<Result>(rpcUrl: string, calls: readonly RpcCall[]): Promise<Result[]> {
  if (calls.length === 0) return [];
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(calls.map((call, id) => ({ jsonrpc: "2.0", id, ...call }))),
  });
  const answers = (await response.json()) as { id: number; result?: Result; error?: { message: string } }[];
  const failed = answers.find(({ error }) => error !== undefined);
  if (failed) throw new Error(`The node refused ${calls[failed.id]?.method}: ${failed.error?.message}`);
  return answers.toSorted((a, b) => a.id - b.id).map(({ result }) => result as Result);
}
