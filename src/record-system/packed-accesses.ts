import type { Address, Hex } from "viem";

/** One entry of a packed batch, like the access ledger's `Access`; codes are numbers, as on chain. */
export type PackedAccess = {
  accessId: Hex;
  patient: Hex;
  record: Hex;
  consentId: Hex;
  reasonHash: Hex;
  actor: Address;
  seq: number;
  occurredAt: number;
  purpose: number;
  category: number;
  action: number;
  outcome: number;
};

/** Size of an entry in bytes. */
export const ENTRY_WIDTH = 195;

/** Maximum number of entries in a batch. */
export const MOST_ENTRIES = 500;

const DIGITS = 2 * ENTRY_WIDTH;

/**
 * Unpacks the entries of a batch in order: 195 bytes each, big-endian, without padding. It slices the hex text at fixed
 * offsets instead of decoding bytes, because this dominates a backfill.
 *
 * Throws a `RangeError` if the length is not that of a batch.
 */
export function unpackAccesses(entries: Hex): PackedAccess[] {
  const digits = entries.length - 2;
  const count = digits / DIGITS;
  if (!Number.isInteger(count) || count < 1 || count > MOST_ENTRIES)
    throw new RangeError(`${digits / 2} bytes are not a batch of 1 to ${MOST_ENTRIES} entries of ${ENTRY_WIDTH} bytes`);
  return Array.from({ length: count }, (_, index) => unpack(entries, 2 + index * DIGITS));
}

function unpack(entries: string, start: number): PackedAccess {
  const hex = (byte: number, width: number) =>
    `0x${entries.slice(start + 2 * byte, start + 2 * (byte + width))}` as Hex;
  // At most 6 bytes, so the number is exact.
  const number = (byte: number, width: number) =>
    Number.parseInt(entries.slice(start + 2 * byte, start + 2 * (byte + width)), 16);
  return {
    accessId: hex(0, 32),
    patient: hex(32, 32),
    record: hex(64, 32),
    consentId: hex(96, 32),
    reasonHash: hex(128, 32),
    actor: hex(160, 20),
    seq: number(180, 6),
    occurredAt: number(186, 5),
    purpose: number(191, 1),
    category: number(192, 1),
    action: number(193, 1),
    outcome: number(194, 1),
  };
}
