import type { z } from "@hono/zod-openapi";
import { and, eq, getTableColumns, gte, inArray, isNotNull, isNull, lt, not, or, type SQL, sql } from "drizzle-orm";
import type { AlertRow, BriefAlertRow } from "../../../alerts/alert-json";
import { catalogue } from "../../../alerts/rules/catalogue";
import type { HistoryRow } from "../../../alerts/triage/history";
import type { Client } from "../../../database/client";
import {
  ALERT_BREACH_DUE,
  ALERT_BREACH_OPEN,
  ALERT_ORDER,
  ALERT_WORDS,
  alert,
  alertHistory,
  OPEN_STATUSES,
} from "../../../database/schema/index";
import { keysetOf, type SortKey } from "../pagination";
import type { alertFilters, alertListQuery } from "../schemas/alert-query";

export type AlertListQuery = z.infer<typeof alertListQuery>;

export type AlertFilters = z.infer<typeof alertFilters>;

const byId: SortKey = { value: sql`${alert.id}`, type: "text" };

const detectedAt: SortKey = { value: sql`${alert.detectedAt}`, type: "timestamptz" };

/** Sort keys of the list. Ties are ordered by detection time, then by id. */
const SORTS: Record<string, SortKey[]> = {
  detectedAt: [detectedAt, byId],
  blockTime: [{ value: sql`${alert.blockTime}`, type: "bigint" }, byId],
  occurredAt: [{ value: ALERT_ORDER.occurredAt, type: "bigint" }, byId],
  dueAt: [{ value: ALERT_ORDER.dueAt, type: "timestamptz" }, byId],
  severity: [{ value: ALERT_ORDER.severity, type: "integer" }, detectedAt, byId],
  status: [{ value: sql`${alert.status}`, type: "text" }, detectedAt, byId],
  rule: [{ value: sql`${alert.ruleId}`, type: "text" }, detectedAt, byId],
};

const { evidence: _evidence, explanation: _explanation, ...BRIEF } = getTableColumns(alert);

/** Reads one page of alerts, plus one row if another page follows, and the total count on request. */
export const readAlerts = (db: Client, query: AlertListQuery) => readPage<AlertRow>(db, query, getTableColumns(alert));

/** The same without evidence and explanation. */
export const readBriefAlerts = (db: Client, query: AlertListQuery) => readPage<BriefAlertRow>(db, query, BRIEF);

async function readPage<Row extends BriefAlertRow>(
  db: Client,
  query: AlertListQuery,
  columns: ReturnType<typeof getTableColumns<typeof alert>> | typeof BRIEF,
) {
  const filter = filterOf(query);
  const keyset = keysetOf(query, SORTS[query.sort.replace("-", "")]!);
  const [rows, total] = await Promise.all([
    db
      .select({ row: columns, keys: keyset.keys })
      .from(alert)
      .where(and(filter, keyset.after))
      .orderBy(keyset.orderBy)
      .limit(keyset.limit),
    query.count ? db.$count(alert, filter) : undefined,
  ]);
  return { rows: rows as unknown as { row: Row; keys: (typeof rows)[number]["keys"] }[], total };
}

/** Returns the condition of alerts that meet every filter. `sort` is that of a list, whose index it can use. */
export function filterOf(query: AlertFilters & { sort?: string }): SQL | undefined {
  const any = <Value>(column: Parameters<typeof inArray>[0], values: Value[] | undefined) =>
    values && inArray(column, values);
  return and(
    any(alert.status, query.status),
    any(alert.ruleId, query.rule),
    severityFilter(query),
    any(alert.finality, query.finality),
    any(alert.chainId, query.chainId),
    any(alert.patient, query.patient),
    any(alert.actor, query.actor),
    any(alert.organisation, query.organisation),
    any(alert.assignee, query.assignee),
    query.assigned === undefined ? undefined : query.assigned ? isNotNull(alert.assignee) : isNull(alert.assignee),
    any(alert.txHash, query.txHash),
    query.from && gte(alert.detectedAt, query.from),
    query.to && lt(alert.detectedAt, query.to),
    query.occurredFrom && gte(alert.happenedAt, wholeSeconds(query.occurredFrom)),
    query.occurredTo && lt(alert.happenedAt, wholeSeconds(query.occurredTo)),
    query.q === undefined ? undefined : textFilter(query.q),
    dueFilter(query),
  );
}

/** Returns an instant in Unix seconds, rounded up: whole seconds compare with it as with the instant. */
export const wholeSeconds = (instant: Date) => Math.ceil(instant.getTime() / 1000);

/**
 * Filters severities by the indexed sort expression, so that a list sorted by severity starts at the first one
 * requested.
 */
function severityFilter({ severity, sort }: AlertFilters & { sort?: string }): SQL | undefined {
  if (severity === undefined) return undefined;
  if (!sort?.endsWith("severity")) return inArray(alert.severity, severity);
  const ranks = severity.map((each) => sql.raw(String(SEVERITY_RANKS[each])));
  return sql`${ALERT_ORDER.severity} IN (${sql.join(ranks, sql`, `)})`;
}

const SEVERITY_RANKS = { low: 1, medium: 2, high: 3, critical: 4 };

/** Matches a complete id, address or hash, a rule, or words, the last of which may be a prefix. */
function textFilter(text: string): SQL | undefined {
  if (/^0x[0-9a-f]+$/i.test(text)) {
    const id = text.toLowerCase();
    const columns = [alert.id, alert.subjectId, alert.patient, alert.actor, alert.organisation, alert.consentId];
    return or(...[...columns, alert.txHash].map((column) => eq(column, id)));
  }
  const rule = catalogue.find(({ id, name }) => [id.toLowerCase(), name].includes(text.toLowerCase()));
  // The same result as matching its words, through the indexes on rules.
  if (rule) return eq(alert.ruleId, rule.id);
  return sql`${ALERT_WORDS} @@ (nullif(plainto_tsquery('simple', ${text})::text, '') || ':*')::tsquery`;
}

/** Alerts that still need work. */
const UNRESOLVED = inArray(alert.status, [...OPEN_STATUSES]);

function dueFilter({ dueBefore, breachDueBefore, overdue }: AlertFilters): SQL | undefined {
  return and(
    dueBefore && and(UNRESOLVED, sql`${ALERT_ORDER.dueAt} < ${dueBefore.toISOString()}::timestamptz`),
    overdue === undefined ? undefined : overdue ? OVERDUE : not(OVERDUE),
    breachDueBefore && and(ALERT_BREACH_OPEN, sql`${ALERT_BREACH_DUE} < ${breachDueBefore.toISOString()}::timestamptz`),
  );
}

const OVERDUE = sql`(${UNRESOLVED} AND ${ALERT_ORDER.dueAt} < now())`;

/** Reads an alert's row; undefined if there is none. */
export async function readAlert(db: Client, id: string): Promise<AlertRow | undefined> {
  const [row] = await db.select().from(alert).where(eq(alert.id, id));
  return row;
}

/** Reads every change of an alert, oldest first. */
export function readHistory(db: Client, alertId: string): Promise<HistoryRow[]> {
  return db.select().from(alertHistory).where(eq(alertHistory.alertId, alertId)).orderBy(alertHistory.id);
}
