import { randomBytes } from "node:crypto";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { type Client, createClient } from "../../database/client";
import { endpoint } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { Severity } from "../alert-json";
import { checkDestination, DestinationError, type PrivateNetworks } from "./webhook/destination";
import { createSecret } from "./webhook/sign";

export type EndpointRow = typeof endpoint.$inferSelect;

/** What a person chooses for an endpoint. */
export type NewEndpoint = {
  name: string;
  url: string;
  /** Rule ids; empty means every rule. */
  rules?: string[];
  minSeverity?: Severity;
  /** `instant` tells at the tip and takes back; `final` tells what can no longer be taken back. */
  delivery?: "instant" | "final";
  payload?: "thin" | "full";
  /** Whether it hears of what people do to the alerts that it was told of. Default: it does not. */
  updates?: boolean;
  /** Name of the credential that made it. */
  createdBy: string;
};

/** An endpoint as the API shows it: without its secret. */
export type EndpointJson = {
  id: string;
  name: string;
  url: string;
  rules: string[];
  minSeverity: string;
  delivery: string;
  format: string;
  payload: string;
  /** Whether its messages wait. */
  paused: boolean;
  /** Until when messages are signed with the secret before the last rotation too; null where they are not. */
  previousSecretUntil: string | null;
  /** Whether it hears of what people do to the alerts that it was told of. */
  updates: boolean;
  createdBy: string;
  createdAt: string;
};

/**
 * Makes an endpoint with a new secret. The answer holds the secret: show it once. It is told of what happens from now
 * on. Throws a `DestinationError` where the URL may not be used.
 */
export async function createEndpoint({
  pool,
  privateNetworks,
  endpoint: chosen,
  recordChange,
}: {
  pool: Pool;
  privateNetworks: PrivateNetworks;
  endpoint: NewEndpoint;
  recordChange?: RecordChange;
}): Promise<EndpointRow> {
  await checkDestination(chosen.url, privateNetworks);
  checkEncrypted(chosen.url, chosen.payload === "full", privateNetworks);
  return createClient(pool).transaction(async (tx) => {
    const [row] = await tx
      .insert(endpoint)
      .values({
        ...chosen,
        id: `ep_${randomBytes(16).toString("hex")}`,
        secret: createSecret(),
        everFull: chosen.payload === "full",
      })
      .returning();
    const { id, url, payload, everFull } = row!;
    await recordChange?.(tx, { made: id, origin: new URL(url).origin, payload }, everFull);
    return row!;
  });
}

/** The endpoints that are not deleted, oldest first. */
export async function listEndpoints({ pool }: { pool: Pool }): Promise<EndpointRow[]> {
  return createClient(pool)
    .select()
    .from(endpoint)
    .where(isNull(endpoint.deletedAt))
    .orderBy(asc(endpoint.createdAt), asc(endpoint.id));
}

/** An endpoint, or undefined where there is none of this id or it is deleted. */
export async function getEndpoint({ pool, id }: { pool: Pool; id: string }): Promise<EndpointRow | undefined> {
  const [row] = await createClient(pool).select().from(endpoint).where(present(id));
  return row;
}

/**
 * Deletes an endpoint; its deliveries stay on record, and those that are still waiting are cancelled when their turn
 * comes. False where there was none to delete.
 */
export async function deleteEndpoint({
  pool,
  id,
  recordChange,
}: {
  pool: Pool;
  id: string;
  recordChange?: RecordChange;
}): Promise<boolean> {
  return createClient(pool).transaction(async (tx) => {
    const rows = await tx
      .update(endpoint)
      .set({ deletedAt: sql`now()` })
      .where(present(id))
      .returning({ id: endpoint.id });
    if (rows.length > 0) await recordChange?.(tx, { changed: ["deleted"] });
    return rows.length > 0;
  });
}

/** Looks at an endpoint, which is locked, before it is changed, and throws where it may not be. */
export type EndpointCheck = (before: EndpointRow) => void;

/** What may be changed of an endpoint; what is not named stays. */
export type EndpointChange = Partial<Omit<NewEndpoint, "createdBy">> & { paused?: boolean };

/**
 * Changes an endpoint. Messages that wait go by what it is when they are sent: to its new address, and not before it is
 * resumed. Undefined where there is none of this id. Throws a `DestinationError` where the URL may not be used.
 */
export async function changeEndpoint({
  pool,
  id,
  privateNetworks,
  change: { paused, ...change },
  check,
  recordChange,
}: {
  pool: Pool;
  id: string;
  privateNetworks: PrivateNetworks;
  change: EndpointChange;
  check?: EndpointCheck;
  recordChange?: RecordChange;
}): Promise<EndpointRow | undefined> {
  if (change.url !== undefined) await checkDestination(change.url, privateNetworks);
  const pausedAt = paused ? sql`coalesce(${endpoint.pausedAt}, now())` : null;
  return createClient(pool).transaction(async (tx) => {
    const before = await lockEndpoint(tx, id, check);
    if (!before) return undefined;
    if (change.url !== undefined || change.payload === "full")
      checkEncrypted(change.url ?? before.url, change.payload === "full" || before.everFull, privateNetworks);
    const [row] = await tx
      .update(endpoint)
      .set({
        ...change,
        ...(change.payload === "full" ? { everFull: true } : {}),
        ...(paused === undefined ? {} : { pausedAt }),
      })
      .where(present(id))
      .returning();
    const named = Object.entries({ ...change, paused }).filter(([, value]) => value !== undefined);
    const shown = {
      changed: named.map(([name]) => name),
      ...(change.url === undefined ? {} : { origin: new URL(change.url).origin }),
      ...(change.payload === undefined ? {} : { payload: change.payload }),
    };
    await recordChange?.(tx, shown, row!.everFull);
    return row;
  });
}

/**
 * Gives an endpoint a new secret; messages are signed with the old one too for `overlapHours` more. The answer holds the
 * secret: show it once. Undefined where there is none of this id.
 */
export async function rotateSecret({
  pool,
  id,
  overlapHours,
  check,
  recordChange,
}: {
  pool: Pool;
  id: string;
  overlapHours: number;
  check?: EndpointCheck;
  recordChange?: RecordChange;
}): Promise<EndpointRow | undefined> {
  return createClient(pool).transaction(async (tx) => {
    if (!(await lockEndpoint(tx, id, check))) return undefined;
    const [row] = await tx
      .update(endpoint)
      .set({
        secret: createSecret(),
        previousSecret: overlapHours > 0 ? sql`${endpoint.secret}` : null,
        previousSecretUntil: overlapHours > 0 ? sql`now() + ${overlapHours}::integer * INTERVAL '1 hour'` : null,
      })
      .where(present(id))
      .returning();
    await recordChange?.(tx, { changed: ["secret"], overlapHours: String(overlapHours) }, row!.everFull);
    return row;
  });
}

/** Locks an endpoint until the transaction is over and has it checked; undefined where there is none of this id. */
export async function lockEndpoint(
  tx: Pick<Client, "select">,
  id: string,
  check?: EndpointCheck,
): Promise<EndpointRow | undefined> {
  const [row] = await tx.select().from(endpoint).where(present(id)).for("no key update");
  if (row) check?.(row);
  return row;
}

/** Whole alerts are patient-level data: over the internet they go encrypted. Throws a `DestinationError`. */
function checkEncrypted(url: string, full: boolean, privateNetworks: PrivateNetworks): void {
  if (full && privateNetworks === "refuse" && new URL(url).protocol !== "https:")
    throw new DestinationError("Whole alerts (payload full) go to https addresses alone: they tell of patients.");
}

const present = (id: string) => and(eq(endpoint.id, id), isNull(endpoint.deletedAt));

/** The JSON of an endpoint's row. */
export function endpointToJson(row: EndpointRow): EndpointJson {
  const { id, name, url, rules, minSeverity, delivery, format, payload, updates, createdBy, previousSecretUntil } = row;
  const overlaps = previousSecretUntil !== null && previousSecretUntil.getTime() > Date.now();
  return {
    ...{ id, name, url, rules, minSeverity, delivery, format, payload, updates },
    paused: row.pausedAt !== null,
    previousSecretUntil: overlaps ? previousSecretUntil.toISOString() : null,
    createdBy,
    createdAt: row.createdAt.toISOString(),
  };
}
