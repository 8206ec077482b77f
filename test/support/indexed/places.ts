/** Where facts stand: blocks with their hashes, transactions and logs. */
import type { Hex } from "viem";
import { positionOf } from "../../../facts/position";
import type { Fact } from "../../../oracle/oracle-facts";
import { digest } from "./names";

/** Where a fact was put. Block numbers begin at 1. */
export type Placed = {
  fact: Fact;
  pos: bigint;
  logIndex: number;
  entryIndex: number;
  blockNumber: number;
  blockHash: Hex;
  txHash: Hex;
};

/** A change that did not wait is followed by a log that says so. */
const logsOf = (fact: Fact) => ("direct" in fact && fact.direct ? 2 : 1);

/**
 * Gives each fact its place. Every event has a log of its own, but with `packed` a custodian's neighbouring accesses in
 * one block share one, as entries of a batch. A block's hash follows from all that stands in it and before it, so blocks
 * that two histories begin with are the same blocks; a transaction's follows from the line that sent it.
 */
export function placeFacts(
  facts: readonly Fact[],
  { chainId, packed }: { chainId: number; packed: boolean },
): Placed[] {
  const hashes = blockHashes(facts, chainId);
  const placed: Placed[] = [];
  for (const fact of facts) {
    const last = placed.at(-1);
    const sameBlock = last?.fact.block === fact.block;
    const joins =
      packed &&
      sameBlock &&
      fact.is === "access" &&
      last.fact.is === "access" &&
      last.fact.custodian === fact.custodian;
    const logIndex = joins ? last.logIndex : sameBlock ? last.logIndex + logsOf(last.fact) : 0;
    const entryIndex = joins ? last.entryIndex + 1 : 0;
    const blockNumber = fact.block + 1;
    const pos = positionOf(BigInt(blockNumber), logIndex, entryIndex);
    const txHash = joins ? last.txHash : digest("transaction", `${chainId} ${fact.line} ${fact.is}`);
    placed.push({ fact, pos, logIndex, entryIndex, blockNumber, blockHash: hashes[fact.block]!, txHash });
  }
  return placed;
}

/** The hashes of the blocks up to the last that holds a fact; the index is the facts' `block`. */
function blockHashes(facts: readonly Fact[], chainId: number): Hex[] {
  const contents: Fact[][] = [];
  for (const fact of facts) {
    while (contents.length <= fact.block) contents.push([]);
    contents[fact.block]!.push(fact);
  }
  let hash: Hex = digest("chain", `${chainId}`);
  return contents.map((content) => {
    const text = JSON.stringify(content, (_, value) => (typeof value === "bigint" ? `${value}` : value));
    hash = digest("block", `${hash} ${text}`);
    return hash;
  });
}
