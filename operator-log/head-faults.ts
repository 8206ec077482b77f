import type { KeyObject } from "node:crypto";
import { HEAD_EVERY_MS, HEAD_EVERY_ROWS } from "./seal";
import { isSignedBy, type KeptHead, keyIdOf } from "./signing-key";

/** Largest accepted difference between the clocks of worker and database. */
const CLOCK_SKEW_MS = 15 * 60_000;

/** Checks heads against the current log. Returns a sentence per fault, and the number of signed and unsigned heads. */
export function headFaults({
  heads,
  hashes,
  last,
  publicKeys,
}: {
  heads: KeptHead[];
  /** The hash of each row that has a head. */
  hashes: Map<bigint, string>;
  /** The last sealed row's number, and when it was written. */
  last: { sequence: bigint; at: Date | undefined };
  publicKeys: KeyObject[];
}): { faults: string[]; signed: number; unsigned: number } {
  const faults: string[] = [];
  const signed: KeptHead[] = [];
  for (const head of heads) {
    const name = `the head of row ${head.sequence}, kept at ${head.at.toISOString()},`;
    const key = publicKeys.find((publicKey) => keyIdOf(publicKey) === head.keyId);
    if (head.signature !== null && !key)
      faults.push(`No key was given for ${name} which the key ${head.keyId} signed: give it with --public-key.`);
    else if (key && !isSignedBy(head, key)) faults.push(`The signature of ${name} is wrong: the head was changed.`);
    else if (key) signed.push(head);
    if (head.sequence > last.sequence)
      faults.push(
        `The log's tail was removed: it ends at row ${last.sequence}, and ${name} shows that rows ${last.sequence + 1n} to ${head.sequence} were there.`,
      );
    else if (hashes.get(head.sequence) !== head.hash)
      faults.push(
        `The log was written anew, at row ${head.sequence} or before: ${name} has another hash than the row has now.`,
      );
  }
  const unsigned = heads.filter(({ signature }) => signature === null);
  faults.push(...missingSignatures(signed, unsigned, last));
  return { faults, signed: signed.length, unsigned: unsigned.length };
}

/**
 * Detects missing signatures. Someone who controls the database but not the key can remove signed heads and rewrite the
 * rows and unsigned heads after the last one left. Unsigned heads then follow a signed one, or a head that was due is
 * missing.
 */
function missingSignatures(
  signed: KeptHead[],
  unsigned: KeptHead[],
  last: { sequence: bigint; at: Date | undefined },
): string[] {
  if (signed.length === 0) return [];
  const end = signed.reduce((latest, head) => (head.sequence > latest.sequence ? head : latest));
  const proven = `the last signed head is that of row ${end.sequence}, kept at ${end.at.toISOString()}`;
  const faults = unsigned
    .filter((head) => signed.some(({ sequence }) => sequence < head.sequence))
    .map(({ sequence }) => `The head of row ${sequence} is not signed, though one before it is: ${proven}.`);
  const many = last.sequence - end.sequence >= HEAD_EVERY_ROWS;
  const late = last.at !== undefined && last.at.getTime() - end.at.getTime() > HEAD_EVERY_MS + CLOCK_SKEW_MS;
  if (last.sequence > end.sequence && (many || late))
    faults.push(
      `Signed heads are missing: ${proven}, and with rows up to ${last.sequence}, written until ${last.at?.toISOString()}, another would have been kept.`,
    );
  return faults;
}
