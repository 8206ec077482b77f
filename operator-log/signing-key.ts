import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import canonicalize from "canonicalize";

/** The end of the log at a moment. */
export type Head = {
  sequence: bigint;
  hash: string;
  at: Date;
};

/** A head as it is kept: signed, where the deployment has a key. */
export type KeptHead = Head & {
  /** Base64. */
  signature: string | null;
  keyId: string | null;
};

/** Signs a head with the deployment's ed25519 key; without one it stays unsigned. */
export function signHead(head: Head, key: KeyObject | undefined): KeptHead {
  if (!key) return { ...head, signature: null, keyId: null };
  return { ...head, signature: sign(null, messageOf(head), key).toString("base64"), keyId: keyIdOf(key) };
}

/** Whether the head was signed by the private key of this public one. */
export function isSignedBy(head: KeptHead, publicKey: KeyObject): boolean {
  return head.signature !== null && verify(null, messageOf(head), publicKey, Buffer.from(head.signature, "base64"));
}

/** What tells keys apart: SHA-256 of the public key (SPKI, DER), the first 16 hex digits. */
export function keyIdOf(key: KeyObject): string {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 16);
}

function messageOf({ sequence, hash, at }: Head): Buffer {
  return Buffer.from(canonicalize({ sequence: String(sequence), hash, at: at.toISOString() })!);
}
