/** What the names in a history stand for where no contract has made anything of them. */
import { createHash } from "node:crypto";
import type { Hex } from "viem";

const known = new Map<string, Hex>();

/** 32 bytes that follow from what is hashed. */
export function digest(kind: string, text: string): Hex {
  return `0x${createHash("sha256").update(`${kind} ${text}`).digest("hex")}`;
}

function remembered(kind: string, name: string, bytes: number): Hex {
  const key = `${kind} ${name}`;
  let hex = known.get(key);
  if (hex === undefined) {
    hex = digest(kind, name).slice(0, 2 + 2 * bytes) as Hex;
    known.set(key, hex);
  }
  return hex;
}

/** The id that a name of a patient, record, consent, access, agreement, claim … stands for. */
export const idOf = (name: string): Hex => remembered("id", name, 32);

/** The account that a name of a person or organisation stands for. */
export const accountOf = (name: string): Hex => remembered("account", name, 20);
