import { concatHex, type Hex, numberToHex } from "viem";
import type { PackedAccess } from "../src/record-system/packed-accesses";

/** The entries as a packed batch carries them: the plain statement of the format, to hold the fast unpacker against. */
export function packAccesses(entries: PackedAccess[]): Hex {
  return concatHex(
    entries.flatMap((entry) => [
      entry.accessId,
      entry.patient,
      entry.record,
      entry.consentId,
      entry.reasonHash,
      entry.actor,
      numberToHex(entry.seq, { size: 6 }),
      numberToHex(entry.occurredAt, { size: 5 }),
      numberToHex(entry.purpose, { size: 1 }),
      numberToHex(entry.category, { size: 1 }),
      numberToHex(entry.action, { size: 1 }),
      numberToHex(entry.outcome, { size: 1 }),
    ]),
  );
}
