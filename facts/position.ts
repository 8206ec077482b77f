/**
 * A fact's position is its place on its chain: one 8-byte integer that sorts by (block number, log index, entry index).
 * It holds 36 bits of block number, 17 of log index and 10 of entry index (the place in a packed log, otherwise 0).
 */
export const LOG_BITS = 17n;
export const ENTRY_BITS = 10n;
const BLOCK_BITS = 36n;

/** Returns the position of a log's entry. Throws a `RangeError` if a part does not fit its bits. */
export function positionOf(blockNumber: bigint, logIndex: number, entryIndex = 0): bigint {
  if (
    blockNumber >> BLOCK_BITS !== 0n ||
    BigInt(logIndex) >> LOG_BITS !== 0n ||
    BigInt(entryIndex) >> ENTRY_BITS !== 0n
  )
    throw new RangeError(`No position holds block ${blockNumber}, log ${logIndex}, entry ${entryIndex}`);
  return (blockNumber << (LOG_BITS + ENTRY_BITS)) | (BigInt(logIndex) << ENTRY_BITS) | BigInt(entryIndex);
}

/** Returns the first position of a block. Facts of the block are at or after it, facts of earlier blocks before it. */
export function blockStart(blockNumber: bigint): bigint {
  return positionOf(blockNumber, 0);
}

/** Returns the last position that a block can hold. */
export function blockEnd(blockNumber: bigint): bigint {
  return blockStart(blockNumber + 1n) - 1n;
}

/** Returns the number of the block that contains a position. */
export function blockOf(pos: bigint): bigint {
  return pos >> (LOG_BITS + ENTRY_BITS);
}
