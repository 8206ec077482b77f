import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import canonicalize from "canonicalize";

/** The end of the log at a point in time. */
export type Head = {
  sequence: bigint;
  hash: string;
  at: Date;
};

/** A head as stored; signed if the deployment has a key. */
export type KeptHead = Head & {
  /** Base64. */
  signature: string | null;
  keyId: string | null;
};

/** Signs a head with the deployment's Ed25519 key; without one, leaves it unsigned. */
export function signHead(head: Head, key: KeyObject | undefined): KeptHead {
  if (!key) return { ...head, signature: null, keyId: null };
  return { ...head, signature: sign(null, messageOf(head), key).toString("base64"), keyId: keyIdOf(key) };
}

/** Returns whether the private key of this public key signed the head. */
export function isSignedBy(head: KeptHead, publicKey: KeyObject): boolean {
  return head.signature !== null && verify(null, messageOf(head), publicKey, Buffer.from(head.signature, "base64"));
}

/** Returns the id of a key: the first 16 hex digits of the SHA-256 of its public key (SPKI, DER). */
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
