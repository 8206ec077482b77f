/** An alert as the API, the stream and full webhooks show it. */
import type { alert } from "../database/schema/index";
import { findRule } from "./rules/catalogue";

/** A row of `compliance.alert`, as Drizzle reads it. */
export type AlertRow = typeof alert.$inferSelect;

export type Severity = AlertRow["severity"];

/** Block numbers are decimal strings, instants ISO 8601 in UTC, hashes and ids lower-case `0x` hex. */
export type AlertJson = {
  id: string;
  /** The rule at the version that found the alert; `severity` and `citations` are as the catalogue has them now. */
  rule: { id: string; name: string; version: number; severity: Severity; citations: string[] };
  severity: Severity;
  status: string;
  finality: string;
  chainId: number;
  blockNumber: string;
  blockHash: string;
  blockTime: string;
  txHash: string;
  logIndex: number;
  entryIndex: number;
  subjectType: string;
  subjectId: string;
  patient: string | null;
  actor: string | null;
  organisation: string | null;
  consentId: string | null;
  purpose: string | null;
  category: string | null;
  action: string | null;
  /** The custodian's clock. */
  occurredAt: string | null;
  summary: string;
  evidence: Record<string, unknown>;
  explanation: string;
  detectedAt: string;
  notifiedAt: string | null;
  assignee: string | null;
  outcome: string | null;
  dueAt: string | null;
  duplicateOf: string | null;
  /** The suppression under which nobody is told of it. */
  suppressedBy: string | null;
  retractedAt: string | null;
  /** Of a confirmed violation: the clocks that it started. */
  breach: BreachJson | null;
  /** Counts changes, for `If-Match`. */
  version: number;
};

/** The clocks that a confirmed violation starts, and what was decided about it. */
export type BreachJson = {
  /** When it was detected. */
  discoveredAt: string;
  /** Until when the individuals concerned must be told. */
  individualsDueAt: string;
  /** Until when the authority must be told. */
  authorityDueAt: string;
  /** Null until somebody has recorded it. */
  assessment: { notifiable: boolean; note: string; by: string; at: string } | null;
};

/** The JSON of an alert's row. */
export function alertToJson(row: AlertRow): AlertJson {
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
    summary: row.summary,
    evidence: row.evidence,
    explanation: row.explanation,
    detectedAt: row.detectedAt.toISOString(),
    notifiedAt: row.notifiedAt?.toISOString() ?? null,
    assignee: row.assignee,
    outcome: row.outcome,
    dueAt: row.dueAt?.toISOString() ?? null,
    duplicateOf: row.duplicateOf,
    suppressedBy: row.suppressedBy,
    retractedAt: row.retractedAt?.toISOString() ?? null,
    breach: breachOf(row),
    version: row.version,
  };
}

function breachOf(row: AlertRow): BreachJson | null {
  if (!row.breachIndividualsDueAt || !row.breachAuthorityDueAt) return null;
  return {
    discoveredAt: row.detectedAt.toISOString(),
    individualsDueAt: row.breachIndividualsDueAt.toISOString(),
    authorityDueAt: row.breachAuthorityDueAt.toISOString(),
    assessment: row.breachAssessment,
  };
}

/** ISO 8601 of Unix seconds. A 40-bit time is always within a Date's range. */
function instantOfSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
