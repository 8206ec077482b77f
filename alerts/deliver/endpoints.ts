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

/** The properties that a person chooses for an endpoint. */
export type NewEndpoint = {
  name: string;
  url: string;
  /** Rule ids; empty means every rule. */
  rules?: string[];
  minSeverity?: Severity;
  /** `instant` notifies in real time and retracts if needed; `final` notifies only once an alert is final. */
  delivery?: "instant" | "final";
  payload?: "thin" | "full";
  /** Whether it is notified of changes that people make to alerts it was notified of. Default: false. */
  updates?: boolean;
  /** Name of the credential that created it. */
  createdBy: string;
};

/** An endpoint as the API shows it, without its secret. */
export type EndpointJson = {
  id: string;
  name: string;
  url: string;
  rules: string[];
  minSeverity: string;
  delivery: string;
  format: string;
  payload: string;
  /** Whether its messages are held back. */
  paused: boolean;
  /** Until when messages are also signed with the secret before the last rotation; null if they are not. */
  previousSecretUntil: string | null;
  /** Whether it is notified of changes that people make to alerts it was notified of. */
  updates: boolean;
  createdBy: string;
  createdAt: string;
};

/**
 * Creates an endpoint with a new secret. The row contains the secret: show it once. The endpoint is notified of events
 * from now on. Throws a `DestinationError` if the URL is not allowed.
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

/** Returns the endpoints that are not deleted, oldest first. */
export async function listEndpoints({ pool }: { pool: Pool }): Promise<EndpointRow[]> {
  return createClient(pool)
    .select()
    .from(endpoint)
    .where(isNull(endpoint.deletedAt))
    .orderBy(asc(endpoint.createdAt), asc(endpoint.id));
}

/** Returns an endpoint, or `undefined` if the id is unknown or the endpoint is deleted. */
export async function getEndpoint({ pool, id }: { pool: Pool; id: string }): Promise<EndpointRow | undefined> {
  const [row] = await createClient(pool).select().from(endpoint).where(present(id));
  return row;
}

/**
 * Deletes an endpoint. Its deliveries stay on record; pending ones are cancelled when they come up. Returns false if
 * there was none to delete.
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

/** Checks a locked endpoint before it is changed; throws if the change is not allowed. */
export type EndpointCheck = (before: EndpointRow) => void;

/** The properties to change; omitted ones stay as they are. */
export type EndpointChange = Partial<Omit<NewEndpoint, "createdBy">> & { paused?: boolean };

/**
 * Changes an endpoint. Pending messages follow the new properties: they go to the new address, and wait while it is
 * paused. Returns `undefined` if the id is unknown. Throws a `DestinationError` if the URL is not allowed.
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
 * Gives an endpoint a new secret. Messages are also signed with the old one for another `overlapHours`. The row
 * contains the secret: show it once. Returns `undefined` if the id is unknown.
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

/** Locks an endpoint until the transaction ends, and runs `check` on it. Returns `undefined` if the id is unknown. */
export async function lockEndpoint(
  tx: Pick<Client, "select">,
  id: string,
  check?: EndpointCheck,
): Promise<EndpointRow | undefined> {
  const [row] = await tx.select().from(endpoint).where(present(id)).for("no key update");
  if (row) check?.(row);
  return row;
}

/**
 * Requires https for whole alerts, which are patient-level data, outside private networks. Throws a `DestinationError`.
 */
function checkEncrypted(url: string, full: boolean, privateNetworks: PrivateNetworks): void {
  if (full && privateNetworks === "refuse" && new URL(url).protocol !== "https:")
    throw new DestinationError(
      "Whole alerts (payload full) contain patient data: give an https URL, or use payload thin.",
    );
}

const present = (id: string) => and(eq(endpoint.id, id), isNull(endpoint.deletedAt));

/** Converts an endpoint's row to JSON. */
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
