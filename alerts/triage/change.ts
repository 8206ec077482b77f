import { inArray, type SQL, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { alert } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { TriageTerms } from "../../settings/triage-terms";
import type { AlertRow } from "../alert-json";
import { isWorkable, legalMoves } from "./allowed-transitions";
import { type Conflict, illegalMove } from "./conflict";
import { hindranceOf, lockAlerts, type Target } from "./lock-alerts";
import type { Principal } from "./principal";
import { recordChanges } from "./record";

/** What a person changes of alerts; what is undefined stays. */
export type AlertChange = {
  status?: AlertRow["status"] | undefined;
  /** Null: nobody. */
  assignee?: string | null | undefined;
  /** With `status` resolved, and only then. */
  outcome?: Exclude<AlertRow["outcome"], null> | undefined;
  /** Id of the alert that a duplicate repeats. */
  duplicateOf?: string | undefined;
  dueAt?: Date | undefined;
  note?: string | undefined;
};

/** The alerts as the change left them; or, where anything hindered it, all that did, and nothing is changed. */
export type ChangeResult = { changed: AlertRow[] } | { conflicts: Conflict[] };

/** A change that makes no sense, whatever alert it is for; the message is a sentence about the field, or the whole. */
export class TriageError extends Error {
  override readonly name = "TriageError";
  constructor(
    readonly field: keyof AlertChange | "",
    message: string,
  ) {
    super(message);
  }
}

/**
 * Changes alerts, all or none, with a history entry and an `alert.updated` for each. A target whose version is no longer
 * the one named hinders it, and so does one that may not be moved so. Throws a `TriageError` where the change itself is
 * none that could be made.
 */
export async function changeAlerts({
  pool,
  by,
  terms,
  targets,
  change,
  recordChange,
}: {
  pool: Pool;
  by: Principal;
  terms: TriageTerms;
  /** Each alert once. */
  targets: readonly Target[];
  change: AlertChange;
  recordChange?: RecordChange;
}): Promise<ChangeResult> {
  checkChange(change);
  return createClient(pool).transaction(
    async (tx) => {
      const ids = targets.map(({ id }) => id);
      const { duplicateOf } = change;
      const locked = await lockAlerts(tx, duplicateOf === undefined ? ids : [...ids, duplicateOf]);
      if (duplicateOf !== undefined) checkOriginal(duplicateOf, ids, locked.get(duplicateOf));

      const conflicts: Conflict[] = [];
      for (const target of targets) {
        const row = locked.get(target.id);
        const conflict = (await hindranceOf(tx, target, row)) ?? moveHindrance(row!, change.status);
        if (conflict) conflicts.push(conflict);
      }
      if (conflicts.length > 0) return { conflicts };

      const changed = await tx.update(alert).set(columnsOf(change, terms)).where(inArray(alert.id, ids)).returning();
      await recordChanges(tx, {
        by,
        change: nameOf(change),
        note: change.note,
        changed: changed.map((row) => ({
          row,
          from: shown(change, locked.get(row.id)!),
          to: shown(change, row),
        })),
      });
      const named = Object.entries(change).filter(([, value]) => value !== undefined);
      await recordChange?.(tx, { alerts: ids, changed: named.map(([name]) => name) });
      return { changed };
    },
    { isolationLevel: "read committed" },
  );
}

function checkChange({ status, assignee, outcome, duplicateOf, dueAt, note }: AlertChange): void {
  if (status === undefined && assignee === undefined && dueAt === undefined && outcome === undefined)
    throw new TriageError("", "Give at least one of status, assignee and dueAt.");
  if (status === "resolved") {
    if (outcome === undefined) throw new TriageError("outcome", "An alert is resolved with an outcome.");
    if (note === undefined) throw new TriageError("note", "An alert is resolved with a note.");
  } else if (outcome !== undefined) throw new TriageError("outcome", "An outcome goes with the status resolved.");
  if (outcome === "duplicate" && duplicateOf === undefined)
    throw new TriageError("duplicateOf", "Name the alert that this one repeats.");
  if (outcome !== "duplicate" && duplicateOf !== undefined)
    throw new TriageError("duplicateOf", "This goes with the outcome duplicate.");
}

/**
 * That there is such an alert, that it is another, that it stands and people hear of it, and that it is no duplicate itself:
 * so none leads in a circle.
 */
function checkOriginal(duplicateOf: string, ids: readonly string[], original: AlertRow | undefined): void {
  if (ids.includes(duplicateOf)) throw new TriageError("duplicateOf", "An alert is no duplicate of itself.");
  if (!original) throw new TriageError("duplicateOf", "There is no alert of this id.");
  if (!isWorkable(original.status))
    throw new TriageError("duplicateOf", `That alert is ${original.status}: name one that can be worked.`);
  if (original.duplicateOf !== null)
    throw new TriageError("duplicateOf", `That alert is a duplicate itself: name ${original.duplicateOf}.`);
}

function moveHindrance(row: AlertRow, to: AlertRow["status"] | undefined): Conflict | undefined {
  return to === undefined || legalMoves(row.status).includes(to) ? undefined : illegalMove(row, to);
}

function columnsOf(change: AlertChange, { breach }: TriageTerms): PgUpdateSetSource<typeof alert> {
  const { status, assignee, outcome, duplicateOf, dueAt } = change;
  return {
    ...{ status, assignee, outcome, duplicateOf, dueAt },
    version: sql`${alert.version} + 1`,
    ...(status === "acknowledged" ? { acknowledgedAt: sql`now()` } : {}),
    ...(status === "resolved" ? { resolvedAt: sql`now()` } : {}),
    ...(outcome === "confirmed_violation"
      ? {
          breachIndividualsDueAt: afterDetection(sql`make_interval(hours => ${breach.individualsDays * 24}::int)`),
          breachAuthorityDueAt: afterDetection(sql`make_interval(hours => ${breach.authorityHours}::int)`),
        }
      : {}),
  };
}

const afterDetection = (interval: SQL) => sql`${alert.detectedAt} + ${interval}`;

function nameOf({ status, assignee }: AlertChange): string {
  if (status !== undefined) return status;
  if (assignee === undefined) return "rescheduled";
  return assignee === null ? "unassigned" : "assigned";
}

/** What of a row the change names. */
function shown(change: AlertChange, { status, assignee, outcome, duplicateOf, dueAt }: AlertRow) {
  const all = { status, assignee, outcome, duplicateOf, dueAt: dueAt?.toISOString() ?? null };
  return Object.fromEntries(Object.entries(all).filter(([name]) => change[name as keyof typeof all] !== undefined));
}
