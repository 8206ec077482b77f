import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { alertHistory } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { Conflict } from "./conflict";
import { hindranceOf, lockAlerts } from "./lock-alerts";
import { authorship, type Principal } from "./principal";

/**
 * Adds a note to an alert's history. The alert's version stays: a note takes nothing from what another person decides.
 * Answers what hindered it: that there is no such alert, that nobody may work it, or that `version` is given and stale.
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
  /** The version that the writer has seen, where that matters to them. */
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
