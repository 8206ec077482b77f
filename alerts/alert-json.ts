/** An alert as the API, the stream and full webhooks show it. */

import type { alert } from "../database/schema/index";
import { instantsIn } from "../facts/display";
import type { AlertJson } from "./alert-schema";
import { findRule } from "./rules/catalogue";
import type { Twins } from "./twins";

export type { AlertJson } from "./alert-schema";

/** A row of `compliance.alert`, as Drizzle reads it. */
export type AlertRow = typeof alert.$inferSelect;

export type Severity = AlertRow["severity"];

/** An alert's row without what only readers of that one alert need. */
export type BriefAlertRow = Omit<AlertRow, "evidence" | "explanation">;

export type BriefAlertJson = Omit<AlertJson, "evidence" | "explanation">;

/** Converts an alert's row to JSON; `twins` are the alerts about the same event in other blocks. */
export function alertToJson(row: AlertRow, twins: Twins): AlertJson {
  const { evidence, explanation } = row;
  return fieldsOf(row, twins, { evidence: evidence as AlertJson["evidence"], explanation });
}

/** The same without evidence and explanation, for long lists. */
export function briefAlertToJson(row: BriefAlertRow, twins: Twins): BriefAlertJson {
  return fieldsOf(row, twins, {});
}

function fieldsOf<Content extends object>(row: BriefAlertRow, twins: Twins, content: Content) {
  const rule = findRule(row.ruleId);
  return {
    id: row.id,
    rule: {
      id: row.ruleId,
      name: row.ruleName,
      version: row.ruleVersion,
      severity: rule?.severity ?? row.severity,
      citations: [...(rule?.citations ?? [])],
    },
    severity: row.severity,
    status: row.status,
    finality: row.finality,
    chainId: row.chainId,
    blockNumber: String(row.blockNumber),
    blockHash: row.blockHash,
    blockTime: instantOfSeconds(row.blockTime),
    txHash: row.txHash,
    logIndex: row.logIndex,
    entryIndex: row.entryIndex,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    patient: row.patient,
    actor: row.actor,
    organisation: row.organisation,
    consentId: row.consentId,
    purpose: row.purpose,
    category: row.category,
    action: row.action,
    occurredAt: row.occurredAt === null ? null : instantOfSeconds(row.occurredAt),
    headline: row.headline,
    summary: row.summary,
    instants: instantsIn(row.summary).map(({ start, end, seconds }) => ({
      start,
      end,
      at: instantOfSeconds(seconds),
    })),
    ...content,
    detectedAt: row.detectedAt.toISOString(),
    notifiedAt: row.notifiedAt?.toISOString() ?? null,
    assignee: row.assignee,
    outcome: row.outcome,
    dueAt: row.dueAt?.toISOString() ?? null,
    duplicateOf: row.duplicateOf,
    suppressedBy: row.suppressedBy,
    retractedAt: row.retractedAt?.toISOString() ?? null,
    retraction: retractionOf(row, twins),
    breach: breachOf(row),
    version: row.version,
    replaces: twins.replaces,
    replacedBy: twins.replacedBy,
  };
}

/** Returns why and when an alert was retracted, and what replaced it; null while it is active. */
export function retractionOf(
  { retractedAt, retraction }: Pick<AlertRow, "retractedAt" | "retraction">,
  { replacedBy }: Pick<Twins, "replacedBy">,
): AlertJson["retraction"] {
  // The table has a reason if and only if it has a time.
  return retractedAt && { reason: retraction!, at: retractedAt.toISOString(), replacedBy };
}

function breachOf(row: BriefAlertRow): AlertJson["breach"] {
  if (!row.breachIndividualsDueAt || !row.breachAuthorityDueAt) return null;
  return {
    discoveredAt: row.detectedAt.toISOString(),
    individualsDueAt: row.breachIndividualsDueAt.toISOString(),
    authorityDueAt: row.breachAuthorityDueAt.toISOString(),
    assessment: row.breachAssessment,
  };
}

/** Converts Unix seconds to ISO 8601. A 40-bit time is always within a Date's range. */
function instantOfSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
