import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";

/** The ed25519 private key in a PEM file (PKCS #8); undefined, with a sentence in `problems`, where it holds none. */
export function readSigningKey(file: string | undefined, problems: string[]): KeyObject | undefined {
  if (file === undefined) return undefined;
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Told below: what the file holds must not get into a message.
  }
  problems.push(
    "SIGNING_KEY_FILE names no PEM file with an ed25519 private key: make one with openssl genpkey -algorithm ed25519 -out FILE.",
  );
  return undefined;
}
