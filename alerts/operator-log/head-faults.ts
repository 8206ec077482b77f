import type { KeyObject } from "node:crypto";
import { isSignedBy, type KeptHead, keyIdOf } from "./signing-key";

/** What heads say against the log as it is now: a sentence for each fault, and how many heads are signed and not. */
export function headFaults({
  heads,
  hashes,
  last,
  publicKeys,
}: {
  heads: KeptHead[];
  /** The hash of each row at which a head is. */
  hashes: Map<bigint, string>;
  /** The number of the log's last sealed row. */
  last: bigint;
  publicKeys: KeyObject[];
}): { faults: string[]; signed: number; unsigned: number } {
  const faults: string[] = [];
  let signed = 0;
  for (const head of heads) {
    const name = `the head of row ${head.sequence}, kept at ${head.at.toISOString()},`;
    const key = publicKeys.find((publicKey) => keyIdOf(publicKey) === head.keyId);
    if (head.signature !== null && !key)
      faults.push(`No key was given for ${name} which the key ${head.keyId} signed: give it with --public-key.`);
    else if (key && !isSignedBy(head, key)) faults.push(`The signature is wrong of ${name} which was changed.`);
    else if (key) signed += 1;
    if (head.sequence > last)
      faults.push(
        `The log's tail was removed: it ends at row ${last}, and ${name} shows that rows ${last + 1n} to ${head.sequence} were there.`,
      );
    else if (hashes.get(head.sequence) !== head.hash)
      faults.push(
        `The log was written anew, at row ${head.sequence} or before: ${name} has another hash than the row has now.`,
      );
  }
  return { faults, signed, unsigned: heads.filter(({ signature }) => signature === null).length };
}
