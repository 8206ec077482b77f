import type { z } from "@hono/zod-openapi";
import { and, type SQL, sql } from "drizzle-orm";
import { alert } from "../../../alerts/database/schema";
import type { ApiContext } from "../environment";
import { groupBy } from "../group";
import { type Keyset, keysetOf } from "../lists";
import type { AccessJson, accessListQuery } from "../schemas/access";
import { type FactRow, factTable, instantOf, listed, placeOf, readFacts } from "./facts";
import { readGrants } from "./grants";

export type AccessListQuery = z.infer<typeof accessListQuery>;
type Reader = Pick<ApiContext, "db" | "factsSchema" | "chainIds">;

export interface AccessRow extends FactRow {
  entry_index: number;
  access_id: string;
  custodian: string;
  seq: string;
  actor: string;
  patient: string;
  record: string;
  purpose: AccessJson["purpose"];
  category: AccessJson["category"];
  action: AccessJson["action"];
  outcome: AccessJson["outcome"];
  cited_consent_id: string | null;
  reason_hash: string | null;
  occurred_at: string;
  verdict_consent: AccessJson["verdict"]["consent"];
  verdict_consent_id: string | null;
  verdict_rule_id: string | null;
  verdict_ruleset: string | null;
  verdict_evaluated_at: string | null;
  keys: string[];
}

const KEYS = [
  { value: sql`a.block_time`, type: "bigint" },
  { value: sql`a.chain_id`, type: "bigint" },
  { value: sql`a.pos`, type: "bigint" },
] as const;

/** One page of accesses, one more where there is another page, and how many there are in all where that was asked. */
export async function readAccesses(reader: Reader, query: AccessListQuery) {
  const keyset = keysetOf(query, KEYS);
  const filter = filterOf(query);
  const chainIds = reader.chainIds.filter((chainId) => query.chainId?.includes(chainId) ?? true);
  if (chainIds.length === 0) return { rows: [], total: query.count === "true" ? 0 : undefined };
  const pages = chainIds.map((chainId) => pageOfChain(reader, chainId, keyset, filter));
  const [rows, [total]] = await Promise.all([
    readFacts<AccessRow>(
      reader.db,
      sql`select * from (${sql.join(pages, sql` union all `)}) as a order by ${keyset.orderBy} limit ${keyset.limit}`,
    ),
    query.count === "true"
      ? readFacts<{ total: string }>(
          reader.db,
          sql`select count(*) as total from ${judged(reader.factsSchema)} where ${and(sql`a.chain_id in (${listed(chainIds)})`, filter)}`,
        )
      : [undefined],
  ]);
  return { rows, total: total && Number(total.total) };
}

/**
 * The accesses that answer to an access's own id, or to `<chain id>-<position>`; several where a custodian, or custodians
 * of several chains, gave an id twice. At most ten.
 */
export async function findAccesses(reader: Reader, id: string): Promise<AccessRow[]> {
  const [, chainId, pos] = /^(\d{1,10})-(\d{1,18})$/.exec(id) ?? [];
  const which = chainId
    ? sql`a.chain_id = ${Number(chainId)} and a.pos = ${pos}::bigint`
    : sql`a.chain_id in (${listed(reader.chainIds)}) and a.access_id = ${id.toLowerCase()}`;
  return readFacts<AccessRow>(
    reader.db,
    sql`select ${columns} from ${judged(reader.factsSchema)} where ${which} order by a.chain_id, a.pos limit 10`,
  );
}

/** Accesses as answers show them, with the grants considered and the alerts about them. */
export async function accessesToJson(reader: Reader, rows: AccessRow[]): Promise<AccessJson[]> {
  const [grantOf, alertsOf] = await Promise.all([readGrants(reader, rows), readAlertLinks(reader, rows)]);
  return rows.map((row) => ({
    ...placeOf(row),
    id: `${row.chain_id}-${row.pos}`,
    accessId: row.access_id,
    blockHash: row.block_hash,
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

const columns = sql`a.*, coalesce(v.consent, 'pending') as verdict_consent, v.consent_id as verdict_consent_id,
  v.rule_id as verdict_rule_id, v.ruleset as verdict_ruleset, v.evaluated_at as verdict_evaluated_at`;

/** Accesses with their verdicts; a verdict about another block at the same place is none of theirs. */
function judged(factsSchema: string): SQL {
  return sql`${factTable(factsSchema, "access")} as a left join compliance.verdict as v
    on v.chain_id = a.chain_id and v.pos = a.pos and v.block_hash = a.block_hash`;
}

/** Within a chain the order of times is the order of positions, which has an index. */
function pageOfChain({ factsSchema }: Reader, chainId: number, keyset: Keyset, filter: SQL | undefined): SQL {
  const { cursor, descending } = keyset;
  const within =
    cursor && Number(cursor[1]) === chainId
      ? sql`a.pos ${sql.raw(descending ? "<" : ">")} ${cursor[2]}::bigint`
      : keyset.after;
  return sql`(select ${columns}, ${keyset.keys} as keys from ${judged(factsSchema)}
    where ${and(sql`a.chain_id = ${chainId}`, within, filter)}
    order by a.pos ${sql.raw(descending ? "desc" : "asc")} limit ${keyset.limit})`;
}

function filterOf(query: AccessListQuery): SQL | undefined {
  const any = (column: string, values: readonly unknown[] | undefined) =>
    values && sql`${sql.raw(column)} in (${listed(values)})`;
  return and(
    any("a.patient", query.patient),
    any("a.actor", query.actor),
    any("a.custodian", query.custodian),
    any("a.record", query.record),
    any("a.access_id", query.accessId),
    any("a.cited_consent_id", query.citedConsentId),
    any("a.tx_hash", query.txHash),
    any("a.purpose", query.purpose),
    any("a.category", query.category),
    any("a.action", query.action),
    any("a.outcome", query.outcome),
    any("coalesce(v.consent, 'pending')", query.consent),
    query.from && sql`a.block_time >= ${Math.ceil(query.from.getTime() / 1000)}`,
    query.to && sql`a.block_time < ${Math.ceil(query.to.getTime() / 1000)}`,
  );
}

async function readAlertLinks({ db }: Reader, rows: AccessRow[]) {
  if (rows.length === 0) return () => [];
  // As two arrays: a parameter a row would take longer to write than to answer.
  const chainIds = sql.param([...new Set(rows.map((row) => row.chain_id))]);
  const places = sql.param(rows.map((row) => row.pos));
  const found = await db
    .select()
    .from(alert)
    .where(and(sql`${alert.chainId} = any(${chainIds}::integer[])`, sql`${alert.pos} = any(${places}::bigint[])`))
    .orderBy(alert.ruleId);
  const byPlace = groupBy(found, ({ chainId, pos, blockHash }) => `${chainId} ${pos} ${blockHash}`);
  return (row: AccessRow): AccessJson["alerts"] =>
    (byPlace.get(`${row.chain_id} ${row.pos} ${row.block_hash}`) ?? []).map((found) => ({
      id: found.id,
      rule: { id: found.ruleId, name: found.ruleName },
      severity: found.severity,
      status: found.status as AccessJson["alerts"][number]["status"],
      finality: found.finality as AccessJson["alerts"][number]["finality"],
    }));
}
