import { parseArgs } from "node:util";
import type { Pool } from "pg";
import { isoDate } from "../facts/display";
import { type ApiKeyRow, createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from "../src/api/identity/api-keys";
import { OPERATIONS, type Operation, permits, ROLES, type Role } from "../src/api/identity/roles";
import { keyName, LONGEST_OVERLAP_HOURS } from "../src/api/schemas/key";
import { recordCommandChange } from "./record-command";
import { StartError, say } from "./say";

const USAGE = `Use it as one of:
  npm run keys -- create --role ${ROLES.join("|")} --name NAME [--expires-in-days DAYS] [--operation "GET /v1/alerts" …]
  npm run keys -- list
  npm run keys -- rotate ID [--overlap-hours 24]
  npm run keys -- revoke ID_OR_BEGINNING`;

/** Parses the command, before the database is reached. Throws a `StartError` with the usage. */
export function keyCommand(given: string[]): (pool: Pool) => Promise<void> {
  const { values, positionals } = parsed(given);
  const [command, ...rest] = positionals;
  const { "overlap-hours": overlap, ...making } = values;
  const options = Object.keys(values).length;
  if (command === "create" && rest.length === 0 && overlap === undefined) return create(making);
  if (command === "rotate" && rest.length === 1 && Object.keys(making).length === 0) return rotate(rest[0]!, overlap);
  if (command === "list" && rest.length === 0 && options === 0) return list;
  if (command === "revoke" && rest.length === 1 && options === 0) return revoke(rest[0]!);
  throw new StartError(USAGE);
}

type Making = { role?: string; name?: string; "expires-in-days"?: string; operation?: string[] };
type Values = Making & { "overlap-hours"?: string };

function parsed(given: string[]): { values: Values; positionals: string[] } {
  const option = { type: "string" } as const;
  try {
    return parseArgs({
      args: given,
      allowPositionals: true,
      options: {
        ...{ role: option, name: option, "expires-in-days": option, "overlap-hours": option },
        operation: { type: "string", multiple: true },
      },
    });
  } catch (error) {
    throw new StartError(`${(error as Error).message.split(". ")[0]}. ${USAGE}`);
  }
}

function create({ role, name, "expires-in-days": days, operation: operations }: Making): (pool: Pool) => Promise<void> {
  if (!ROLES.includes(role as Role)) throw new StartError(`--role must be one of ${ROLES.join(", ")}.`);
  const called = name?.trim();
  if (!called || called.length > 100)
    throw new StartError("--name must say whose key it is, in 1 to 100 characters, as in --name 'Night desk'.");
  const fault = keyName.safeParse(called).error?.issues[0]?.message;
  if (fault !== undefined) throw new StartError(`--name cannot be used. ${fault}`);
  const expiresInDays = days === undefined ? undefined : Number(days);
  if (expiresInDays !== undefined && !(Number.isInteger(expiresInDays) && expiresInDays >= 1 && expiresInDays <= 3650))
    throw new StartError("--expires-in-days must be a whole number from 1 to 3650.");
  const wrong = operations?.find(
    (each) => !OPERATIONS.includes(each as Operation) || !permits(role as Role, each as Operation),
  );
  if (wrong !== undefined)
    throw new StartError(
      `--operation ${wrong} is none that the role ${role} may do: write them as in "GET /v1/alerts".`,
    );
  return async (pool) => {
    const chosen = {
      name: called,
      role: role as Role,
      operations: operations as Operation[] | undefined,
      expiresInDays,
    };
    const { key, row } = await createApiKey({
      pool,
      ...chosen,
      recordChange: recordCommandChange("npm run keys -- create"),
    });
    process.stdout.write(`${key}\n`);
    say(
      `This is the key ${row.id} for ${row.name}, ${row.role}. It is not shown again; send it as Authorization: Bearer.`,
    );
  };
}

async function list(pool: Pool): Promise<void> {
  const keys = await listApiKeys({ pool });
  const day = (instant: Date | null) => (instant === null ? "-" : isoDate(Math.floor(instant.getTime() / 1000)));
  const rows = keys.map((key) => [
    key.id,
    `${key.prefix}…`,
    key.role,
    stateOf(key),
    day(key.createdAt),
    day(key.expiresAt),
    day(key.lastUsedAt),
    key.name,
  ]);
  const table = [["id", "begins with", "role", "state", "made", "expires", "last used", "name"], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd()}\n`,
    );
}

function stateOf({ revokedAt, expiresAt }: ApiKeyRow): string {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= new Date() ? "expired" : "valid";
}

function rotate(id: string, overlap = "24"): (pool: Pool) => Promise<void> {
  const overlapHours = Number(overlap);
  if (!(Number.isInteger(overlapHours) && overlapHours >= 0 && overlapHours <= LONGEST_OVERLAP_HOURS))
    throw new StartError(`--overlap-hours must be a whole number from 0 to ${LONGEST_OVERLAP_HOURS}.`);
  return async (pool) => {
    const made = await rotateApiKey({
      ...{ pool, id, overlapHours, by: "operator" },
      recordChange: recordCommandChange("npm run keys -- rotate", { id }),
    });
    if (made === "unknown") throw new StartError("There is no key of this id: npm run keys -- list shows them.");
    if (made === "over") throw new StartError("That key is revoked or has expired: create a new one.");
    if (made === "rotated") throw new StartError("That key has already been rotated: rotate the key that replaced it.");
    process.stdout.write(`${made.key}\n`);
    say(
      `This is the key ${made.row.id}, in the place of ${id}, which ends at ${made.previous.expiresAt!.toISOString()}. It is not shown again.`,
    );
  };
}

function revoke(idOrPrefix: string): (pool: Pool) => Promise<void> {
  return async (pool) => {
    const revoked = await revokeApiKey({
      pool,
      idOrPrefix,
      recordChange: recordCommandChange("npm run keys -- revoke"),
    });
    if (revoked === "unknown")
      throw new StartError("There is no key of this id or beginning: npm run keys -- list shows them.");
    if (revoked === "ambiguous")
      throw new StartError("Several keys have this beginning: give more characters, or the id.");
    say(revoked === "revoked" ? "That key is already revoked." : `The key ${revoked.id} (${revoked.name}) is revoked.`);
  };
}
