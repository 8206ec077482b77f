import { type Address, getContractAddress, type Hex, isAddressEqual, zeroAddress, zeroHash } from "viem";
import { positionOf } from "../facts/position";

/** What every handler needs of an event, whatever contract it comes from. */
export type ChainEvent = {
  block: { number: bigint; hash: Hex; timestamp: bigint };
  transaction: { hash: Hex; from: Address; to: Address | null; nonce: number };
  log: { logIndex: number; address: Address };
};

type ChainContext = { chain: { id: number } };

/** The columns that say where an event stands on its chain. */
export function placeColumns({ chain }: ChainContext, event: ChainEvent, entryIndex = 0) {
  return {
    chainId: chain.id,
    pos: positionOf(event.block.number, event.log.logIndex, entryIndex),
    blockNumber: Number(event.block.number),
    blockHash: event.block.hash,
    blockTime: Number(event.block.timestamp),
    txHash: event.transaction.hash,
    logIndex: event.log.logIndex,
  };
}

/**
 * Whether the event's own transaction created the contract that emitted it: the sender deployed that very contract, and
 * did not call something that exists.
 */
export function isAtCreation({ transaction, log }: Pick<ChainEvent, "transaction" | "log">): boolean {
  if (transaction.to !== null) return false;
  const created = getContractAddress({ from: transaction.from, nonce: BigInt(transaction.nonce) });
  return isAddressEqual(created, log.address);
}

/** An id, or null where the event says "none" by the zero hash. */
export function idOrNull(id: Hex): Hex | null {
  return id === zeroHash ? null : id;
}

/** An address, or null where the event says "none" by the zero address. */
export function addressOrNull(address: Address): Address | null {
  return address === zeroAddress ? null : address;
}

/** A text as PostgreSQL can hold it: anybody may put a NUL into an event's text, and no column takes one. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD");
}
