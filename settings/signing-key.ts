import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";

/**
 * Reads the Ed25519 private key in a PEM file (PKCS #8). If there is none, returns `undefined` and adds a sentence to
 * `problems`.
 */
export function readSigningKey(file: string | undefined, problems: string[]): KeyObject | undefined {
  if (file === undefined) return undefined;
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Reported below: the file's content must not get into a message.
  }
  problems.push(
    "SIGNING_KEY_FILE names no PEM file with an ed25519 private key: make one with openssl genpkey -algorithm ed25519 -out FILE.",
  );
  return undefined;
}
