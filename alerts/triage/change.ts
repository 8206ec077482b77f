import { inArray, type SQL, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { alert } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { TriageTerms } from "../../settings/triage-terms";
import type { AlertRow } from "../alert-json";
import { isWorkable, legalMoves, reopens, wayTo } from "./allowed-transitions";
import { type Conflict, illegalMove } from "./conflict";
import { hindranceOf, lockAlerts, type Target, type Transaction } from "./lock-alerts";
import type { Principal } from "./principal";
import { announceChanges, recordHistory } from "./record";

/** What a person changes of alerts; undefined properties stay as they are. */
export type AlertChange = {
  status?: AlertRow["status"] | undefined;
  /** Null removes the assignee. */
  assignee?: string | null | undefined;
  /** Required with `status` resolved, and only allowed then. */
  outcome?: Exclude<AlertRow["outcome"], null> | undefined;
  /** Id of the alert that this one duplicates. */
  duplicateOf?: string | undefined;
  dueAt?: Date | undefined;
  note?: string | undefined;
};

/** The alerts after the change; or all conflicts, in which case nothing was changed. */
export type ChangeResult = { changed: AlertRow[] } | { conflicts: Conflict[] };

/** Thrown if a change is invalid for any alert. The message is a sentence about the field, or about the whole. */
export class TriageError extends Error {
  override readonly name = "TriageError";
  constructor(
    readonly field: keyof AlertChange | "through" | "",
    message: string,
  ) {
    super(message);
  }
}

/**
 * Changes alerts, all or none, and records a history entry and an `alert.updated` for each. A stale version or a
 * transition that is not allowed is a conflict. With `through`, an alert also takes the statuses on the way to the one
 * given, each with its own history entry and version, and is announced once. Throws a `TriageError` if the change itself
 * is invalid.
 */
export async function changeAlerts({
  pool,
  by,
  terms,
  targets,
  change,
  through = false,
  recordChange,
}: {
  pool: Pool;
  by: Principal;
  terms: TriageTerms;
  /** The alerts to change, each at most once. */
  targets: readonly Target[];
  change: AlertChange;
  through?: boolean | undefined;
  recordChange?: RecordChange;
}): Promise<ChangeResult> {
  checkChange(change, through);
  return createClient(pool).transaction(
    async (tx) => {
      const ids = targets.map(({ id }) => id);
      const { duplicateOf } = change;
      const locked = await lockAlerts(tx, duplicateOf === undefined ? ids : [...ids, duplicateOf]);
      if (duplicateOf !== undefined) checkOriginal(duplicateOf, ids, locked.get(duplicateOf));

      const conflicts: Conflict[] = [];
      for (const target of targets) {
        const row = locked.get(target.id);
        const conflict =
          (await hindranceOf(tx, target, row)) ?? moveHindrance(row!, { to: change.status, through, terms });
        if (conflict) conflicts.push(conflict);
      }
      if (conflicts.length > 0) return { conflicts };

      const rows = ids.map((id) => locked.get(id)!);
      return { changed: await applyChange(tx, { by, terms, rows, change, through, recordChange }) };
    },
    { isolationLevel: "read committed" },
  );
}

/** Changes locked alerts for which the change is legal. Returns the alerts after it. */
export async function applyChange(
  tx: Transaction,
  {
    by,
    terms,
    rows,
    change,
    through,
    recordChange,
  }: Step & { change: AlertChange; through: boolean; recordChange: RecordChange | undefined },
): Promise<AlertRow[]> {
  const [reopening, moving] = partition(rows, ({ status }) => reopens(status, change.status));
  if (reopening.length > 0 && change.note === undefined)
    throw new TriageError("note", "Give a note to reopen a resolved alert.");
  const onTheWay = through ? await passThrough(tx, { by, terms, rows: moving, to: change.status! }) : moving;
  const changed = [
    ...(await makeStep(tx, { by, terms, rows: onTheWay, change })),
    ...(await makeStep(tx, { by, terms, rows: reopening, change: { ...change, ...REOPENED } })),
  ];
  await announceChanges(tx, changed);
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  await recordChange?.(tx, { alerts: rows.map(({ id }) => id), changed: named.map(([name]) => name) });
  return changed;
}

/** What reopening changes beside the status. */
const REOPENED = { outcome: null, duplicateOf: null } as const;

/** A change as it is made. Without an outcome again, an alert is reopened. */
type MadeChange = Omit<AlertChange, "outcome" | "duplicateOf"> & {
  outcome?: AlertRow["outcome"] | undefined;
  duplicateOf?: string | null | undefined;
};

const partition = (rows: readonly AlertRow[], belongs: (row: AlertRow) => boolean) =>
  [rows.filter(belongs), rows.filter((row) => !belongs(row))] as const;

type Step = { by: Principal; terms: TriageTerms; rows: readonly AlertRow[] };

/** Moves alerts through the statuses before `to`, one step after another. Returns the alerts after the last. */
async function passThrough(
  tx: Transaction,
  { by, terms, rows, to }: Step & { to: AlertRow["status"] },
): Promise<AlertRow[]> {
  const current = new Map(rows.map((row) => [row.id, row]));
  const ways = new Map(rows.map(({ id, status }) => [id, wayTo(status, to)!.slice(0, -1)]));
  const longest = Math.max(0, ...[...ways.values()].map((way) => way.length));
  // Those with the longest way go first, so that alerts of one status move together.
  for (let left = longest; left > 0; left--) {
    const moving = [...current.values()].filter(({ id }) => ways.get(id)!.length >= left);
    const status = ways.get(moving[0]!.id)!.at(-left)!;
    for (const row of await makeStep(tx, { by, terms, rows: moving, change: { status } })) current.set(row.id, row);
  }
  return [...current.values()];
}

/** Makes a change and records it in the history. Returns the alerts after it. */
async function makeStep(
  tx: Transaction,
  { by, terms, rows, change }: Step & { change: MadeChange },
): Promise<AlertRow[]> {
  if (rows.length === 0) return [];
  const before = new Map(rows.map((row) => [row.id, row]));
  const changed = await tx
    .update(alert)
    .set(columnsOf(change, terms))
    .where(inArray(alert.id, [...before.keys()]))
    .returning();
  await recordHistory(tx, {
    ...{ by, change: nameOf(change), note: change.note },
    changed: changed.map((row) => ({ row, from: shown(change, before.get(row.id)!), to: shown(change, row) })),
  });
  return changed;
}

/** Throws a `TriageError` if a change is invalid for any alert. */
export function checkChange(
  { status, assignee, outcome, duplicateOf, dueAt, note }: AlertChange,
  through: boolean,
): void {
  if (status === undefined && assignee === undefined && dueAt === undefined && outcome === undefined)
    throw new TriageError("", "Give at least one of status, assignee and dueAt.");
  if (through && status === undefined) throw new TriageError("through", "Give this only with a status.");
  if (status === "resolved") {
    if (outcome === undefined) throw new TriageError("outcome", "Give an outcome to resolve an alert.");
    if (note === undefined) throw new TriageError("note", "Give a note to resolve an alert.");
  } else if (outcome !== undefined) throw new TriageError("outcome", "Give an outcome only with the status resolved.");
  if (outcome === "duplicate" && duplicateOf === undefined)
    throw new TriageError("duplicateOf", "Name the alert that this one repeats.");
  if (outcome !== "duplicate" && duplicateOf !== undefined)
    throw new TriageError("duplicateOf", "Give this only with the outcome duplicate.");
}

/**
 * Checks that the original exists, is another alert, is active and not suppressed, and is not a duplicate itself, so
 * that duplicates never form a cycle.
 */
function checkOriginal(duplicateOf: string, ids: readonly string[], original: AlertRow | undefined): void {
  if (ids.includes(duplicateOf))
    throw new TriageError("duplicateOf", "An alert cannot be a duplicate of itself: name another one.");
  if (!original) throw new TriageError("duplicateOf", "There is no alert of this id.");
  if (!isWorkable(original.status))
    throw new TriageError("duplicateOf", `That alert is ${original.status}: name one that can be worked.`);
  if (original.duplicateOf !== null)
    throw new TriageError("duplicateOf", `That alert is a duplicate itself: name ${original.duplicateOf}.`);
}

/** Returns the conflict of an alert that cannot make the change of status. */
export function moveHindrance(
  row: AlertRow,
  { to, through, terms }: { to: AlertRow["status"] | undefined; through: boolean; terms: TriageTerms },
): Conflict | undefined {
  if (to === undefined) return undefined;
  const legal = legalMoves(row.status, terms).includes(to) || (through && wayTo(row.status, to) !== undefined);
  return legal ? undefined : illegalMove(row, to, terms);
}

function columnsOf(change: MadeChange, { breach }: TriageTerms): PgUpdateSetSource<typeof alert> {
  const { status, assignee, outcome, duplicateOf, dueAt } = change;
  return {
    ...{ status, assignee, outcome, duplicateOf, dueAt },
    version: sql`${alert.version} + 1`,
    ...(status === "acknowledged" ? { acknowledgedAt: sql`now()` } : {}),
    ...(status === "resolved" ? { resolvedAt: sql`now()` } : {}),
    // Confirmed again, a breach counts from the same discovery: the alert's detection.
    ...(outcome === null
      ? { resolvedAt: null, breachIndividualsDueAt: null, breachAuthorityDueAt: null, breachAssessment: null }
      : {}),
    ...(outcome === "confirmed_violation"
      ? {
          breachIndividualsDueAt: afterDetection(sql`make_interval(hours => ${breach.individualsDays * 24}::int)`),
          breachAuthorityDueAt: afterDetection(sql`make_interval(hours => ${breach.authorityHours}::int)`),
        }
      : {}),
  };
}

const afterDetection = (interval: SQL) => sql`${alert.detectedAt} + ${interval}`;

function nameOf({ status, assignee, outcome }: MadeChange): string {
  if (outcome === null) return "reopened";
  if (status !== undefined) return status;
  if (assignee === undefined) return "rescheduled";
  return assignee === null ? "unassigned" : "assigned";
}

/** Picks the columns of a row that the change names. */
function shown(change: MadeChange, { status, assignee, outcome, duplicateOf, dueAt }: AlertRow) {
  const all = { status, assignee, outcome, duplicateOf, dueAt: dueAt?.toISOString() ?? null };
  return Object.fromEntries(Object.entries(all).filter(([name]) => change[name as keyof typeof all] !== undefined));
}
