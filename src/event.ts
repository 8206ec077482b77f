import { type Address, getContractAddress, type Hex, isAddressEqual, zeroAddress, zeroHash } from "viem";
import { positionOf } from "../facts/position";

/** The part of an event that every handler needs, whatever its contract. */
export type ChainEvent = {
  block: { number: bigint; hash: Hex; timestamp: bigint };
  transaction: { hash: Hex; from: Address; to: Address | null; nonce: number };
  log: { logIndex: number; address: Address };
};

type ChainContext = { chain: { id: number } };

/** Returns the columns with an event's position on its chain. */
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

/** Whether the event's transaction deployed the contract that emitted it, rather than calling an existing one. */
export function isAtCreation({ transaction, log }: Pick<ChainEvent, "transaction" | "log">): boolean {
  if (transaction.to !== null) return false;
  const created = getContractAddress({ from: transaction.from, nonce: BigInt(transaction.nonce) });
  return isAddressEqual(created, log.address);
}

/** Returns the id; null for the zero hash, which means "none". */
export function idOrNull(id: Hex): Hex | null {
  return id === zeroHash ? null : id;
}

/** Returns the address; null for the zero address, which means "none". */
export function addressOrNull(address: Address): Address | null {
  return address === zeroAddress ? null : address;
}

/** Makes a text storable in PostgreSQL: an event's text may contain NUL, which no column accepts. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD");
}
