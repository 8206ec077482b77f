import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { alertHistory } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { Conflict } from "./conflict";
import { hindranceOf, lockAlerts } from "./lock-alerts";
import { authorship, type Principal } from "./principal";

/**
 * Adds a note to an alert's history. The alert's version stays the same, because a note does not affect another
 * person's decision. Returns the conflict, if any: the alert does not exist, nobody may work on it, or the given
 * `version` is stale.
 */
export async function addNote({
  pool,
  by,
  id,
  version,
  note,
  recordChange,
}: {
  pool: Pool;
  by: Principal;
  id: string;
  /** The version that the author has seen, if it matters. */
  version?: number | undefined;
  note: string;
  recordChange?: RecordChange;
}): Promise<Conflict | undefined> {
  return createClient(pool).transaction(async (tx) => {
    const row = (await lockAlerts(tx, [id])).get(id);
    const conflict = await hindranceOf(tx, { id, version: version ?? row?.version ?? 0 }, row);
    if (!conflict) {
      await tx.insert(alertHistory).values({ alertId: id, ...authorship(by), change: "noted", note });
      await recordChange?.(tx, { changed: ["note"] });
    }
    return conflict;
  });
}
