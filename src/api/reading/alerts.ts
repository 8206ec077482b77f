import type { z } from "@hono/zod-openapi";
import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { AlertRow } from "../../../alerts/alert-json";
import type { Client } from "../../../alerts/database/client";
import { alert, alertHistory } from "../../../alerts/database/schema";
import { groupBy } from "../group";
import { type Keyset, keysetOf, type SortKey } from "../lists";
import type { alertListQuery } from "../schemas/alert-query";

export type AlertListQuery = z.infer<typeof alertListQuery>;

const byId: SortKey = { value: sql`${alert.id}`, type: "text" };

const SORTS: Record<string, SortKey> = {
  detectedAt: { value: sql`${alert.detectedAt}`, type: "timestamptz" },
  blockTime: { value: sql`${alert.blockTime}`, type: "bigint" },
  occurredAt: { value: sql`coalesce(${alert.occurredAt}, -1)`, type: "bigint" },
  severity: {
    value: sql`array_position(array['low', 'medium', 'high', 'critical'], ${alert.severity})`,
    type: "integer",
  },
  status: { value: sql`${alert.status}`, type: "text" },
  rule: { value: sql`${alert.ruleId}`, type: "text" },
};

/** One page of alerts, one row more where there is another page, and how many there are in all where that was asked. */
export async function readAlerts(db: Client, query: AlertListQuery) {
  const filter = filterOf(query);
  const keyset = keysetOf(query, [SORTS[query.sort.replace("-", "")]!, byId]);
  const [rows, total] = await Promise.all([
    readRows(db, filter, keyset),
    query.count === "true" ? db.$count(alert, filter) : undefined,
  ]);
  return { rows, total };
}

function readRows(db: Client, filter: SQL | undefined, keyset: Keyset) {
  return db
    .select({ alert, keys: keyset.keys })
    .from(alert)
    .where(and(filter, keyset.after))
    .orderBy(keyset.orderBy)
    .limit(keyset.limit)
    .then((rows) => rows.map(({ alert: row, keys }) => ({ row, keys })));
}

function filterOf(query: AlertListQuery): SQL | undefined {
  const any = <Value>(column: Parameters<typeof inArray>[0], values: Value[] | undefined) =>
    values && inArray(column, values);
  return and(
    any(alert.status, query.status),
    any(alert.ruleId, query.rule),
    any(alert.severity, query.severity),
    any(alert.finality, query.finality),
    any(alert.chainId, query.chainId),
    any(alert.patient, query.patient),
    any(alert.actor, query.actor),
    any(alert.organisation, query.organisation),
    any(alert.assignee, query.assignee),
    any(alert.txHash, query.txHash),
    query.from && gte(alert.detectedAt, query.from),
    query.to && lt(alert.detectedAt, query.to),
    query.q === undefined ? undefined : textFilter(query.q),
  );
}

function textFilter(text: string): SQL | undefined {
  const part = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const id = text.toLowerCase();
  return or(
    sql`${alert.summary} ilike ${part}`,
    sql`${alert.ruleName} ilike ${part}`,
    sql`${alert.ruleId} ilike ${part}`,
    ...[alert.id, alert.subjectId, alert.patient, alert.actor, alert.organisation, alert.consentId, alert.txHash].map(
      (column) => eq(column, id),
    ),
  );
}

/** An alert's row; undefined where there is none. */
export async function readAlert(db: Client, id: string): Promise<AlertRow | undefined> {
  const [row] = await db.select().from(alert).where(eq(alert.id, id));
  return row;
}

/** Every change of an alert, oldest first. */
export async function readHistory(db: Client, alertId: string) {
  const rows = await db.select().from(alertHistory).where(eq(alertHistory.alertId, alertId)).orderBy(alertHistory.id);
  return rows.map(({ at, by, change, from, to, note }) => ({ at: at.toISOString(), by, change, from, to, note }));
}

export interface Twins {
  replaces: string | null;
  replacedBy: string | null;
}

/**
 * The alerts about the same events in other blocks. Of an alert in force: the one it replaces, the last that was
 * retracted; of a retracted one: the one in force that replaced it.
 */
export async function readTwins(db: Client, alerts: AlertRow[]): Promise<(row: AlertRow) => Twins> {
  if (alerts.length === 0) return () => ({ replaces: null, replacedBy: null });
  const subjects = alerts.map((row) => sql`(${row.txHash}, ${row.ruleId}, ${row.logRank}, ${row.entryIndex})`);
  const related = await db
    .select()
    .from(alert)
    .where(
      sql`(${alert.txHash}, ${alert.ruleId}, ${alert.logRank}, ${alert.entryIndex}) in (${sql.join(subjects, sql`, `)})`,
    )
    .orderBy(desc(alert.retractedAt), desc(alert.detectedAt));
  const bySubject = groupBy(related, subjectOf);
  return (row) => {
    const twins = (bySubject.get(subjectOf(row)) ?? []).filter((twin) => twin.id !== row.id);
    const inForce = twins.find((twin) => twin.retractedAt === null);
    const retracted = twins.find((twin) => twin.retractedAt !== null);
    return row.retractedAt === null
      ? { replaces: retracted?.id ?? null, replacedBy: null }
      : { replaces: null, replacedBy: inForce?.id ?? null };
  };
}

function subjectOf({ chainId, txHash, ruleId, logRank, entryIndex }: AlertRow): string {
  return [chainId, txHash, ruleId, logRank, entryIndex].join(" ");
}
