import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Pool } from "pg";
import { z } from "zod";
import { lastHead } from "../operator-log/seal";
import type { KeptHead } from "../operator-log/signing-key";
import { type Verification, verifyOperatorLog } from "../operator-log/verify";
import { StartError, say } from "./say";

const USAGE = `Use it as one of:
  npm run operator-log -- verify [--head FILE] [--public-key FILE]
  npm run operator-log -- head > FILE
verify ends with code 1 where a row was changed, removed, inserted or swapped; each is named. --head (which may be repeated)
gives a head that was kept elsewhere; --public-key (too) one that verifies heads beside SIGNING_KEY_FILE.`;

type Work = (context: { pool: Pool; signingKey?: KeyObject }) => Promise<void>;

/** Parses the command, before the database is reached. Throws a `StartError` with the usage. */
export function operatorLogCommand(given: string[]): Work {
  const { values, positionals } = parsed(given);
  const [command, ...rest] = positionals;
  if (command === "verify" && rest.length === 0) {
    const heads = (values.head ?? []).map(readHead);
    const publicKeys = (values["public-key"] ?? []).map(readPublicKey);
    return (context) => verify(context, heads, publicKeys);
  }
  if (command === "head" && rest.length === 0 && Object.keys(values).length === 0) return printHead;
  throw new StartError(USAGE);
}

function parsed(given: string[]) {
  const option = { type: "string", multiple: true } as const;
  try {
    return parseArgs({ args: given, allowPositionals: true, options: { head: option, "public-key": option } });
  } catch (error) {
    throw new StartError(`${(error as Error).message.split(". ")[0]}. ${USAGE}`);
  }
}

async function verify(
  { pool, signingKey }: { pool: Pool; signingKey?: KeyObject },
  heads: KeptHead[],
  given: KeyObject[],
): Promise<void> {
  const publicKeys = [...(signingKey ? [createPublicKey(signingKey)] : []), ...given];
  const found = await verifyOperatorLog({ pool, heads, publicKeys });
  for (const fault of found.faults) process.stdout.write(`${fault}\n`);
  process.stdout.write(`${summaryOf(found)}\n`);
  if (found.faults.length > 0) process.exitCode = 1;
}

/** The last line of the output of `verify`. */
export function summaryOf({ faults, sealed, unsealed, signedHeads, unsignedHeads }: Verification): string {
  const verdict =
    faults.length === 0 ? "The operator log is as it was sealed" : "The operator log is not as it was sealed";
  const rows = `${sealed} rows, ${unsealed} more not sealed yet`;
  const heads =
    unsignedHeads === 0 ? `${signedHeads} signed heads` : `${signedHeads} signed heads, ${unsignedHeads} unsigned`;
  const warning =
    signedHeads === 0
      ? " Without a signed head, nothing shows whether its tail was removed or all of it written anew."
      : "";
  return `${verdict}: ${rows}; ${heads}.${warning}`;
}

async function printHead({ pool }: { pool: Pool }): Promise<void> {
  const head = await lastHead(pool);
  if (!head) throw new StartError("There is no head yet: a worker keeps the first one with the first rows.");
  process.stdout.write(`${JSON.stringify({ ...head, sequence: String(head.sequence) })}\n`);
  if (head.signature === null) say("This head is not signed: set SIGNING_KEY_FILE for the workers.");
}

const keptHead = z.strictObject({
  sequence: z
    .string()
    .regex(/^[0-9]{1,18}$/)
    .transform(BigInt),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime().transform((text) => new Date(text)),
  signature: z.string().nullable(),
  keyId: z.string().nullable(),
});

function readHead(file: string): KeptHead {
  try {
    return keptHead.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new StartError(`--head ${file} is no file that npm run operator-log -- head wrote.`);
  }
}

function readPublicKey(file: string): KeyObject {
  try {
    const key = createPublicKey(readFileSync(file));
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Reported below.
  }
  throw new StartError(`--public-key ${file} is no PEM file with an ed25519 public key.`);
}
