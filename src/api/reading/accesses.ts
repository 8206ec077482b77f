import type { z } from "@hono/zod-openapi";
import { and, sql } from "drizzle-orm";
import type { AlertRow } from "../../../alerts/alert-json";
import { alert } from "../../../database/schema/index";
import type { AccessRow } from "../../../facts/rows";
import { groupBy } from "../group";
import type { AccessJson, accessListQuery } from "../schemas/access";
import { type FactRow, instantOf } from "./fact-rows";
import { equals, type FactReader, type FactSource, type OwnParameter } from "./fact-source";
import { readGrants } from "./grants";
import { factPlaceOf } from "./place";

export type AccessListQuery = z.infer<typeof accessListQuery>;

export type AccessListRow = FactRow &
  AccessRow & {
    seq: string;
    purpose: AccessJson["purpose"];
    category: AccessJson["category"];
    action: AccessJson["action"];
    outcome: AccessJson["outcome"];
    occurred_at: string;
    verdict_consent: AccessJson["verdict"]["consent"];
    verdict_consent_id: string | null;
    verdict_rule_id: string | null;
    verdict_ruleset: string | null;
    verdict_evaluated_at: string | null;
  };

/** The source of accesses with their verdicts. Verdicts on another block at the same position do not count. */
export const accessSource: FactSource<OwnParameter<AccessListQuery>> = {
  table: "access",
  rows: (tableOf) => sql`(SELECT a.*, coalesce(v.consent, 'pending') AS verdict_consent,
      v.consent_id AS verdict_consent_id, v.rule_id AS verdict_rule_id, v.ruleset AS verdict_ruleset,
      v.evaluated_at AS verdict_evaluated_at
    FROM ${tableOf("access")} AS a LEFT JOIN compliance.verdict AS v
      ON v.chain_id = a.chain_id AND v.pos = a.pos AND v.block_hash = a.block_hash)`,
  filters: {
    patient: equals("patient"),
    actor: equals("actor"),
    custodian: equals("custodian"),
    record: equals("record"),
    accessId: equals("access_id"),
    citedConsentId: equals("cited_consent_id"),
    txHash: equals("tx_hash"),
    purpose: equals("purpose"),
    category: equals("category"),
    action: equals("action"),
    outcome: equals("outcome"),
    consent: equals("verdict_consent"),
    rule: equals("verdict_rule_id"),
  },
  inOrder: ["patient", "actor", "record", "citedConsentId", "custodian"],
  ownId: "access_id",
};

/** Accesses as answers show them, with the grants considered and the alerts about them. */
export async function accessesToJson(reader: FactReader, rows: AccessListRow[]): Promise<AccessJson[]> {
  const [grantOf, alertsOf] = await Promise.all([readGrants(reader, rows), readAlertLinks(reader, rows)]);
  return rows.map((row) => ({
    ...factPlaceOf(row),
    accessId: row.access_id,
    entryIndex: row.entry_index,
    custodian: row.custodian,
    seq: row.seq,
    actor: row.actor,
    patient: row.patient,
    record: row.record,
    purpose: row.purpose,
    category: row.category,
    action: row.action,
    outcome: row.outcome,
    citedConsentId: row.cited_consent_id,
    reasonHash: row.reason_hash,
    occurredAt: instantOf(row.occurred_at),
    verdict: {
      consent: row.verdict_consent,
      ruleId: row.verdict_rule_id,
      grant: grantOf(row),
      ruleset: row.verdict_ruleset,
      evaluatedAt: row.verdict_evaluated_at && new Date(row.verdict_evaluated_at).toISOString(),
    },
    alerts: alertsOf(row),
  }));
}

async function readAlertLinks({ db }: FactReader, rows: AccessListRow[]) {
  if (rows.length === 0) return () => [];
  // As two arrays: with one parameter per row, writing the query would take longer than running it.
  const chainIds = sql.param([...new Set(rows.map((row) => row.chain_id))]);
  const places = sql.param(rows.map((row) => row.pos));
  const found = await db
    .select()
    .from(alert)
    .where(and(sql`${alert.chainId} = ANY(${chainIds}::integer[])`, sql`${alert.pos} = ANY(${places}::bigint[])`))
    .orderBy(alert.ruleId);
  const byPlace = groupBy(found, ({ chainId, pos, blockHash }) => `${chainId} ${pos} ${blockHash}`);
  return (row: AccessListRow) =>
    (byPlace.get(`${row.chain_id} ${row.pos} ${row.block_hash}`) ?? []).map((found) => alertLinkOf(found));
}

/** Returns the reference to an alert that facts contain. */
export function alertLinkOf(row: AlertRow): AccessJson["alerts"][number] {
  return {
    id: row.id,
    rule: { id: row.ruleId, name: row.ruleName },
    severity: row.severity,
    status: row.status,
    finality: row.finality,
    headline: row.headline,
  };
}
