import { randomBytes } from "node:crypto";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { type Client, createClient } from "../../database/client";
import { endpoint } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { Severity } from "../alert-json";
import type { EndpointJson } from "./endpoint-schema";
import type { Format } from "./formats/format";
import { DEFAULT_FORMAT, findFormat } from "./formats/index";
import { readFormatSettings } from "./formats/settings";
import { DestinationError, type PrivateNetworks } from "./webhook/destination";
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
  /** Name of the format that its messages are written in. Default `standard`. */
  format?: string;
  /** What the format needs beside the URL. */
  settings?: Record<string, unknown>;
  payload?: "thin" | "full";
  /** Whether it is notified of changes that people make to alerts it was notified of. Default: false. */
  updates?: boolean;
  /** Name of the credential that created it. */
  createdBy: string;
};

/**
 * Creates an endpoint with a new secret. The row contains the secret: show it once. The endpoint is notified of events
 * from now on. Throws a `DestinationError` if the URL is not allowed.
 */
export async function createEndpoint({
  pool,
  privateNetworks,
  endpoint: chosen,
  formats,
  recordChange,
}: {
  pool: Pool;
  privateNetworks: PrivateNetworks;
  endpoint: NewEndpoint;
  /** Default: all that there are. */
  formats?: readonly Format[];
  recordChange?: RecordChange;
}): Promise<EndpointRow> {
  const format = findFormat(chosen.format ?? DEFAULT_FORMAT, formats);
  const settings = readFormatSettings(format, chosen.settings ?? {});
  await format.transport.checkDestination(chosen.url, privateNetworks);
  if (chosen.payload === "full") checkEncrypted(format, chosen.url, privateNetworks);
  return createClient(pool).transaction(async (tx) => {
    const [row] = await tx
      .insert(endpoint)
      .values({
        ...chosen,
        format: format.name,
        settings,
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

/**
 * What may be changed of an endpoint; what is not named stays. The format may not: messages that wait, or are sent again,
 * were written in it.
 */
export type EndpointChange = Partial<Omit<NewEndpoint, "createdBy" | "format">> & { paused?: boolean };

/**
 * Changes an endpoint. Pending messages follow the new properties: they go to the new address, and wait while it is
 * paused. Returns `undefined` if the id is unknown. Throws a `DestinationError` if the URL is not allowed.
 */
export async function changeEndpoint({
  pool,
  id,
  privateNetworks,
  change: { paused, ...change },
  formats,
  check,
  recordChange,
}: {
  pool: Pool;
  id: string;
  privateNetworks: PrivateNetworks;
  change: EndpointChange;
  /** Default: all that there are. */
  formats?: readonly Format[];
  check?: EndpointCheck;
  recordChange?: RecordChange;
}): Promise<EndpointRow | undefined> {
  if (change.url !== undefined || change.settings !== undefined || change.payload === "full") {
    const known = await getEndpoint({ pool, id });
    if (!known) return undefined;
    const format = findFormat(known.format, formats);
    if (change.url !== undefined) await format.transport.checkDestination(change.url, privateNetworks);
    if (change.settings !== undefined) change.settings = readFormatSettings(format, change.settings);
  }
  const pausedAt = paused ? sql`coalesce(${endpoint.pausedAt}, now())` : null;
  return createClient(pool).transaction(async (tx) => {
    const before = await lockEndpoint(tx, id, check);
    if (!before) return undefined;
    if (change.payload === "full" || (change.url !== undefined && before.everFull))
      checkEncrypted(findFormat(before.format, formats), change.url ?? before.url, privateNetworks);
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
  formats,
  check,
  recordChange,
}: {
  pool: Pool;
  id: string;
  overlapHours: number;
  /** Default: all that there are. */
  formats?: readonly Format[];
  check?: EndpointCheck;
  recordChange?: RecordChange;
}): Promise<EndpointRow | undefined> {
  return createClient(pool).transaction(async (tx) => {
    const before = await lockEndpoint(tx, id, check);
    if (!before) return undefined;
    if (!findFormat(before.format, formats).signed) throw new UnsignedError(before.format);
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

/** An endpoint has no secret that anybody needs: its format signs nothing. */
export class UnsignedError extends Error {
  override name = "UnsignedError";
  constructor(format: string) {
    super(`Messages in the format ${format} are not signed: this endpoint has no secret.`);
  }
}

/** An endpoint's secret for those who may see it; null where its format signs nothing. */
export function shownSecret(
  { format, secret }: Pick<EndpointRow, "format" | "secret">,
  formats?: readonly Format[],
): string | null {
  return findFormat(format, formats).signed ? secret : null;
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

/** Requires encryption for whole alerts, which are patient-level data, outside private networks. Throws a `DestinationError`. */
function checkEncrypted({ transport }: Format, url: string, privateNetworks: PrivateNetworks): void {
  if (privateNetworks === "refuse" && !transport.isEncrypted(url))
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
