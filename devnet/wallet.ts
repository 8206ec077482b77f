import { type Address, type Hex, keccak256 } from "viem";
import { accountOf } from "./names";
import type { Node } from "./node";

/** A call to be signed by a named account. */
export type Call = { signer: string; to?: Address; data: Hex; gas: bigint };

/** A signed transaction, with everything needed to sign it again. */
export type Signed = Call & { nonce: number; fee: bigint; raw: Hex; hash: Hex };

export type Wallet = {
  /** Signs with the account's next nonce. */
  sign: (call: Call, baseFee: bigint) => Promise<Signed>;
  /** Releases the transactions' nonces after their blocks were dropped. */
  forget: (transactions: readonly Signed[]) => void;
  /**
   * Returns the same transaction if its nonce is the account's next one; otherwise signs it again, which changes its
   * hash.
   */
  repeat: (transaction: Signed) => Promise<Signed>;
};

const PRIORITY_FEE = 1_000_000_000n;

/** Signs for the accounts of `names.ts` and tracks their nonces, so that many transactions fit into one block. */
export function createWallet(node: Node): Wallet {
  const nonces = new Map<string, number>();
  const nextNonce = async (signer: string) => {
    const nonce = nonces.get(signer) ?? (await node.nonceOf(accountOf(signer).address));
    nonces.set(signer, nonce + 1);
    return nonce;
  };
  const signWith = async (call: Call, nonce: number, fee: bigint): Promise<Signed> => {
    const { signer, to, data, gas } = call;
    const raw = await accountOf(signer).signTransaction({
      type: "eip1559",
      chainId: node.chainId,
      nonce,
      to,
      data,
      gas,
      maxFeePerGas: fee,
      maxPriorityFeePerGas: PRIORITY_FEE,
    });
    return { signer, to, data, gas, nonce, fee, raw, hash: keccak256(raw) };
  };
  return {
    sign: async (call, baseFee) => signWith(call, await nextNonce(call.signer), baseFee * 8n + PRIORITY_FEE),
    forget: (transactions) => {
      for (const { signer, nonce } of transactions) nonces.set(signer, Math.min(nonce, nonces.get(signer) ?? nonce));
    },
    repeat: async (transaction) => {
      const nonce = await nextNonce(transaction.signer);
      return nonce === transaction.nonce ? transaction : signWith(transaction, nonce, transaction.fee);
    },
  };
}

/** Sends the transactions and mines them in one block. Throws if the node did not include them all in this order. */
export async function mineTogether(node: Node, transactions: readonly Signed[], time: number) {
  for (const { raw } of transactions) await node.send(raw);
  const block = await node.mine(time);
  const place = new Map(block.receipts.map(({ hash }, index) => [hash, index]));
  const places = transactions.map(({ hash }) => place.get(hash) ?? -1);
  if (places.some((at, index) => at < 0 || (index > 0 && places[index - 1]! >= at)))
    throw new Error(
      `Block ${block.number} does not contain the sent transactions in order. Start anvil with --order fifo, and use it exclusively.`,
    );
  return { ...block, receipts: places.map((at) => block.receipts[at]!) };
}
