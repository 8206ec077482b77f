import { and, asc, eq, gt, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { alert, outbox } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { TriageTerms } from "../../settings/triage-terms";
import { isWorkable } from "./allowed-transitions";
import { type AlertChange, applyChange, type ChangeResult, checkChange, moveHindrance, TriageError } from "./change";
import { type Conflict, changedSince, notWorkable } from "./conflict";
import type { Transaction } from "./lock-alerts";
import type { Principal } from "./principal";

/** The most alerts that one change can select. */
export const MOST_SELECTED = 5_000;

/** What a person saw of the alerts that they selected by a condition. */
export type Seen = {
  /** How many there were. */
  count: number;
  /** The position of the event stream up to which the person saw them. */
  streamPosition: number;
};

/**
 * Changes every alert that meets a condition, all or none, as `changeAlerts` does. If there are not as many as the
 * person saw, changes none and returns how many there are now. Alerts that came, changed or were retracted since are
 * conflicts. Throws a `TriageError` if the change itself is invalid.
 */
export async function changeMatching({
  pool,
  by,
  terms,
  where,
  seen,
  change,
  through = false,
  recordChange,
}: {
  pool: Pool;
  by: Principal;
  terms: TriageTerms;
  where: SQL | undefined;
  seen: Seen;
  change: AlertChange;
  through?: boolean | undefined;
  recordChange?: RecordChange;
}): Promise<ChangeResult | { count: number }> {
  checkChange(change, through);
  if (change.duplicateOf !== undefined)
    throw new TriageError("duplicateOf", "List the alerts that are duplicates instead of selecting them by a filter.");
  return createClient(pool).transaction(
    async (tx) => {
      const count = await tx.$count(alert, where);
      if (count !== seen.count) return { count };
      const rows = await tx.select().from(alert).where(where).orderBy(asc(alert.id)).for("update");
      if (rows.length !== seen.count) return { count: rows.length };
      const unseen = await readUnseen(tx, seen.streamPosition, where);
      const conflicts = rows.flatMap((row): Conflict[] => {
        if (unseen.has(row.id)) return [changedSince(row)];
        if (!isWorkable(row.status)) return [notWorkable(row)];
        const hindrance = moveHindrance(row, { to: change.status, through, terms });
        return hindrance ? [hindrance] : [];
      });
      if (conflicts.length > 0) return { conflicts };
      return { changed: await applyChange(tx, { by, terms, rows, change, through, recordChange }) };
    },
    { isolationLevel: "read committed" },
  );
}

/** Reads the ids of the alerts to which something happened after a position. That they became final is no change. */
async function readUnseen(tx: Transaction, position: number, where: SQL | undefined): Promise<Set<string>> {
  const happened = inArray(outbox.event, ["alert.created", "alert.updated", "alert.retracted"]);
  const rows = await tx
    .selectDistinct({ id: alert.id })
    .from(alert)
    .innerJoin(outbox, eq(outbox.alertId, alert.id))
    .where(and(where, happened, or(gt(outbox.position, position), isNull(outbox.position))));
  return new Set(rows.map(({ id }) => id));
}
