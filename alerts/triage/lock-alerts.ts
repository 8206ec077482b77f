import { asc, inArray } from "drizzle-orm";
import type { Client } from "../../database/client";
import { alert } from "../../database/schema/index";
import type { AlertRow } from "../alert-json";
import { isWorkable } from "./allowed-transitions";
import { type Conflict, notWorkable, staleVersion, unknownAlert } from "./conflict";
import { readChangesSince } from "./history";

/** An alert that somebody wants to change, and the version that they have seen. */
export type Target = {
  id: string;
  version: number;
};

export type Transaction = Parameters<Parameters<Client["transaction"]>[0]>[0];

/**
 * Locks alerts until the transaction is over, in the order of their ids, so that whoever meets waits for the other and
 * then sees what that one did. What is not there is left out.
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
 * What hinders work on a target: that there is none, that it changed since the version that was seen, or that nobody may
 * work it. `row` is as it was locked; undefined where nothing hinders.
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
