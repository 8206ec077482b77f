import { type AlertJson, alertToJson } from "../../../alerts/alert-json";
import { readTwins } from "../../../alerts/twins";
import type { Client } from "../../../database/client";
import type { Columns } from "../documents/csv";
import { pageOf } from "../pagination";
import { type AlertListQuery, readAlerts } from "../reading/alerts";
import { named, type PartyNames } from "./named";

/** An alert as in lists, with the names of its parties and the time by which `occurredFrom` and `occurredTo` count. */
export type AlertReportRow = AlertJson & PartyNames & { happenedAt: string };

const CHUNK = 1_000;

/**
 * Yields the alerts that match a list's filters, by detection time, in chunks. Each chunk is a separate read after the
 * last keys, so that a slow reader holds no connection.
 */
export async function* alertChunks(
  db: Client,
  filters: Omit<AlertListQuery, "limit" | "sort" | "cursor" | "count">,
): AsyncGenerator<AlertReportRow[], void, void> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const query = { ...filters, sort: "detectedAt", limit: CHUNK, cursor };
    const { rows } = await readAlerts(db, query);
    const page = pageOf(query, rows, ({ row }) => row);
    const twinsOf = await readTwins(db, page.items);
    const alerts = page.items.map((row) => ({
      ...alertToJson(row, twinsOf(row)),
      happenedAt: new Date(row.happenedAt * 1000).toISOString(),
    }));
    yield await named(db, alerts, (alert) => alert);
    cursor = page.nextCursor;
  }
}

export const ALERT_COLUMNS: Columns<AlertReportRow> = [
  ["id", ({ id }) => id],
  ["rule", ({ rule }) => rule.id],
  ["ruleName", ({ rule }) => rule.name],
  ["ruleVersion", ({ rule }) => rule.version],
  ["severity", ({ severity }) => severity],
  ["status", ({ status }) => status],
  ["outcome", ({ outcome }) => outcome],
  ["finality", ({ finality }) => finality],
  ["headline", ({ headline }) => headline],
  ["summary", ({ summary }) => summary],
  ["detectedAt", ({ detectedAt }) => detectedAt],
  ["notifiedAt", ({ notifiedAt }) => notifiedAt],
  ["happenedAt", ({ happenedAt }) => happenedAt],
  ["occurredAt", ({ occurredAt }) => occurredAt],
  ["assignee", ({ assignee }) => assignee],
  ["dueAt", ({ dueAt }) => dueAt],
  ["patient", ({ patient }) => patient],
  ["actor", ({ actor }) => actor],
  ["actorName", ({ actorName }) => actorName],
  ["organisation", ({ organisation }) => organisation],
  ["organisationName", ({ organisationName }) => organisationName],
  ["consentId", ({ consentId }) => consentId],
  ["purpose", ({ purpose }) => purpose],
  ["category", ({ category }) => category],
  ["action", ({ action }) => action],
  ["subjectType", ({ subjectType }) => subjectType],
  ["subjectId", ({ subjectId }) => subjectId],
  ["chainId", ({ chainId }) => chainId],
  ["blockNumber", ({ blockNumber }) => blockNumber],
  ["blockHash", ({ blockHash }) => blockHash],
  ["blockTime", ({ blockTime }) => blockTime],
  ["txHash", ({ txHash }) => txHash],
  ["logIndex", ({ logIndex }) => logIndex],
  ["entryIndex", ({ entryIndex }) => entryIndex],
  ["duplicateOf", ({ duplicateOf }) => duplicateOf],
  ["suppressedBy", ({ suppressedBy }) => suppressedBy],
  ["retractedAt", ({ retractedAt }) => retractedAt],
  ["retractionReason", ({ retraction }) => retraction?.reason ?? null],
  ["replaces", ({ replaces }) => replaces],
  ["replacedBy", ({ replacedBy }) => replacedBy],
  ["explanation", ({ explanation }) => explanation],
  ["evidence", ({ evidence }) => JSON.stringify(evidence)],
  ["version", ({ version }) => version],
];
