import { asc, inArray } from "drizzle-orm";
import type { Client } from "../../database/client";
import { alert } from "../../database/schema/index";
import type { AlertRow } from "../alert-json";
import { isWorkable } from "./allowed-transitions";
import { type Conflict, notWorkable, staleVersion, unknownAlert } from "./conflict";
import { readChangesSince } from "./history";

/** An alert to change, and the version that the person has seen. */
export type Target = {
  id: string;
  version: number;
};

export type Transaction = Parameters<Parameters<Client["transaction"]>[0]>[0];

/**
 * Locks alerts until the transaction ends, in the order of their ids, so that concurrent changes wait for each other
 * and then see each other's results. Unknown ids are left out.
 */
export async function lockAlerts(tx: Transaction, ids: readonly string[]): Promise<Map<string, AlertRow>> {
  const rows = await tx
    .select()
    .from(alert)
    .where(inArray(alert.id, [...ids]))
    .orderBy(asc(alert.id))
    .for("update");
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Returns the conflict that prevents work on a target: it does not exist, it changed since the version seen, or nobody
 * may work on it. Returns `undefined` if there is none. `row` is the locked row.
 */
export async function hindranceOf(
  tx: Transaction,
  { id, version }: Target,
  row: AlertRow | undefined,
): Promise<Conflict | undefined> {
  if (!row) return unknownAlert(id);
  if (row.version !== version) return staleVersion(row, version, await readChangesSince(tx, id, version));
  return isWorkable(row.status) ? undefined : notWorkable(row);
}
