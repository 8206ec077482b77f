import type { MadeBlock, Node } from "../node";
import { mineTogether, type Wallet } from "../wallet";
import type { PlayedBlock, Sent } from "./played-chain";

export type ReplaceOptions = {
  node: Node;
  wallet: Wallet;
  /** The newest blocks of the chain, oldest first, to be removed. */
  removed: readonly PlayedBlock[];
  /** Whether their transactions are mined again, with those of the last two blocks swapped. */
  remine: boolean;
  /** Called for each new block, in order. */
  keep: (block: MadeBlock, sent: Sent[]) => Promise<void>;
};

/**
 * Replaces the newest blocks by others with the same times: empty ones, or ones with the same transactions.
 *
 * A transaction keeps its hash where it can. It cannot where the exchange of the last two blocks puts two transactions of
 * one account into the other order: their nonces must change places too, so both are signed anew and have new hashes.
 */
export async function replaceBlocks({ node, wallet, removed, remine, keep }: ReplaceOptions): Promise<void> {
  const contents = removed.map((block) => (remine ? block.sent : []));
  if (contents.length >= 2) contents.push(...contents.splice(-2).reverse());
  wallet.forget(removed.flatMap((block) => block.sent.map(({ signed }) => signed)));
  const repeated: Sent[][] = [];
  for (const transactions of contents) {
    const sent: Sent[] = [];
    for (const transaction of transactions)
      sent.push({ ...transaction, signed: await wallet.repeat(transaction.signed) });
    repeated.push(sent);
  }
  await node.rollback(removed.length);
  for (const [index, { time }] of removed.entries()) {
    const sent = repeated[index] ?? [];
    const signed = sent.map((transaction) => transaction.signed);
    await keep(await mineTogether(node, signed, time), sent);
  }
}
