/** Reads the facts that FHIR shows from the fact tables. */
import { and, or, type SQL, sql } from "drizzle-orm";
import type { ShareRow } from "../../../facts/rows";
import { holds } from "../../../facts/sql/validity";
import type { ApiContext } from "../environment";
import type { Keyset } from "../pagination";
import type { AccessListRow } from "../reading/accesses";
import type { GrantedRow, RevocationRow } from "../reading/consent-terms";
import { type FactRow, factTable, listed, readFacts } from "../reading/fact-rows";

export type Reader = Pick<ApiContext, "db" | "factsSchema" | "chainIds">;

export type AccessFact = Omit<AccessListRow, "keys" | `verdict_${string}`>;

export type ShareFact = FactRow & ShareRow;

export type ConsentFact = GrantedRow &
  Pick<RevocationRow, "revoked_pos" | "revoked_time"> & {
    /** Whether the signer was the patient's controller. */
    by_controller: boolean;
    /** Whether the signer represented the patient at that time. */
    by_representative: boolean;
  };

/** One of these columns must have one of its values. Empty: nothing matches. */
export type AnyOf = readonly { column: string; values: readonly string[] }[];

/** What a search asks of the rows of one table `a`; all of it must hold. */
export type Criteria = {
  ids?: readonly Place[] | undefined;
  anyOf: readonly AnyOf[];
  conditions: readonly SQL[];
};

export type EventKind = "access" | "share";

export type Place = {
  chain_id: number;
  pos: string;
};

/** The sort keys of a search, newest first; see `pagination.ts`. */
export const SEARCH_KEYS = [
  { value: sql`a.block_time`, type: "bigint" },
  { value: sql`a.chain_id`, type: "bigint" },
  { value: sql`a.pos`, type: "bigint" },
] as const;

/** An event, and the keys for the next page's cursor. */
export type EventKey = Place & {
  kind: EventKind;
  keys: string[];
};

const EVENT_KINDS = ["access", "share"] as const;

/** Reads one page of accesses and shares, plus one row if another page follows. */
export async function searchEvents(
  reader: Reader,
  wanted: Record<EventKind, Criteria>,
  keyset: Keyset,
): Promise<EventKey[]> {
  const parts = EVENT_KINDS.flatMap((kind) =>
    reader.chainIds.flatMap((chainId) =>
      alternativesOf(wanted[kind]).map(
        (alternative) => sql`(SELECT ${kind}::text AS kind, a.chain_id, a.pos, a.block_time, ${keyset.keys} AS keys
          FROM ${factTable(reader.factsSchema, kind)} AS a
          WHERE ${and(sql`a.chain_id = ${chainId}`, keyset.after, alternative)}
          ORDER BY a.pos ${sql.raw(keyset.descending ? "desc" : "asc")} LIMIT ${keyset.limit})`,
      ),
    ),
  );
  return readFacts<EventKey>(
    reader.db,
    sql`SELECT a.kind, a.chain_id, a.pos, a.keys FROM (${sql.join(parts, sql` UNION `)}) AS a
      ORDER BY ${keyset.orderBy} LIMIT ${keyset.limit}`,
  );
}

/** Counts the accesses and shares that a search finds. */
export function countEvents(reader: Reader, wanted: Record<EventKind, Criteria>): Promise<number> {
  return count(
    reader,
    EVENT_KINDS.map((kind) => ({ table: kind, criteria: wanted[kind] })),
  );
}

/** Counts the grants that a search finds. */
export function countConsents(reader: Reader, criteria: Criteria): Promise<number> {
  return count(reader, [{ table: "consent", criteria }]);
}

async function count(
  { db, factsSchema, chainIds }: Reader,
  tables: readonly { table: string; criteria: Criteria }[],
): Promise<number> {
  const parts = tables.flatMap(({ table, criteria }) =>
    chainIds.map(
      (chainId) => sql`SELECT count(*) AS found FROM ${factTable(factsSchema, table)} AS a
        WHERE ${and(sql`a.chain_id = ${chainId}`, ...conditionsOf(criteria))}`,
    ),
  );
  const [row] = await readFacts<{ total: string }>(
    db,
    sql`SELECT coalesce(sum(a.found), 0)::text AS total FROM (${sql.join(parts, sql` UNION ALL `)}) AS a`,
  );
  return Number(row!.total);
}

/** Reads the accesses and shares at these positions, keyed by `<chain id>-<position>`. */
export async function readEvents(reader: Reader, places: readonly Place[]) {
  const [accesses, shares] = await Promise.all([
    rowsAt<AccessFact>(reader, "access", places),
    rowsAt<ShareFact>(reader, "share", places),
  ]);
  return { accesses, shares };
}

async function rowsAt<Row extends FactRow>(
  { db, factsSchema }: Reader,
  table: string,
  places: readonly Place[],
): Promise<Row[]> {
  if (places.length === 0) return [];
  return readFacts<Row>(db, sql`SELECT a.* FROM ${factTable(factsSchema, table)} AS a WHERE ${atPlaces(places)}`);
}

/** Reads one page of grants, plus one row if another page follows. */
export async function searchConsents(
  reader: Reader,
  criteria: Criteria,
  keyset: Keyset,
): Promise<(ConsentFact & { keys: string[] })[]> {
  const facts = (table: string) => factTable(reader.factsSchema, table);
  const parts = reader.chainIds.map(
    (chainId) => sql`(SELECT a.*, ${keyset.keys} AS keys FROM ${facts("consent")} AS a
      WHERE ${and(sql`a.chain_id = ${chainId}`, keyset.after, ...conditionsOf(criteria))}
      ORDER BY a.pos ${sql.raw(keyset.descending ? "desc" : "asc")} LIMIT ${keyset.limit})`,
  );
  return readFacts<ConsentFact & { keys: string[] }>(
    reader.db,
    sql`SELECT a.*,
        EXISTS (SELECT FROM ${facts("patient")} AS p
          WHERE p.chain_id = a.chain_id AND p.patient = a.patient AND p.controller = a.signer AND p.pos < a.pos)
          AS by_controller,
        EXISTS (SELECT FROM ${facts("representative")} AS r
          WHERE r.chain_id = a.chain_id AND r.patient = a.patient AND r.representative = a.signer
            AND ${sql.raw(holds("r", "a.pos", "a.block_time"))}) AS by_representative
      FROM (${sql.join(parts, sql` UNION ALL `)}) AS a
      ORDER BY ${keyset.orderBy} LIMIT ${keyset.limit}`,
  );
}

/**
 * Splits criteria into alternatives, one for each column of the first choice between columns: each is found with the
 * index of its column, in the order of a page, which an OR would not be.
 */
function alternativesOf(criteria: Criteria): (SQL | undefined)[] {
  const choice = criteria.anyOf.find((columns) => columns.length > 1);
  if (!choice) return [and(...conditionsOf(criteria))];
  const others = conditionsOf({ ...criteria, anyOf: criteria.anyOf.filter((columns) => columns !== choice) });
  return choice.map((column) => and(matches([column]), ...others));
}

function conditionsOf({ ids, anyOf, conditions }: Criteria): SQL[] {
  return [
    ...(ids === undefined ? [] : [ids.length === 0 ? sql`false` : atPlaces(ids)]),
    ...anyOf.map(matches),
    ...conditions,
  ];
}

function matches(columns: AnyOf): SQL {
  const possible = columns.filter(({ values }) => values.length > 0);
  return (
    or(...possible.map(({ column, values }) => sql`a.${sql.identifier(column)} IN (${listed(values)})`)) ?? sql`false`
  );
}

function atPlaces(places: readonly Place[]): SQL {
  const chainIds = sql.param(places.map(({ chain_id }) => chain_id));
  const positions = sql.param(places.map(({ pos }) => pos));
  return sql`(a.chain_id, a.pos) IN (SELECT * FROM unnest(${chainIds}::integer[], ${positions}::bigint[]))`;
}
