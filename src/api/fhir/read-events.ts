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
  Pick<RevocationRow, "revoked_pos"> & {
    /** Whether the signer was the patient's controller. */
    by_controller: boolean;
    /** Whether the signer represented the patient at that time. */
    by_representative: boolean;
  };

/** The filters of a search: one value of each list must match. */
export type Wanted = {
  ids?: readonly Place[] | undefined;
  patients?: readonly string[] | undefined;
  /** Several lists, because several parties take part in an event. */
  agents?: readonly (readonly string[])[] | undefined;
  /** Block times in Unix seconds: from the first (inclusive) to the second (exclusive). */
  times: readonly (readonly { from?: number; before?: number }[])[];
};

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
  kind: "access" | "share";
  keys: string[];
};

const AGENT_COLUMNS = { access: ["actor", "custodian"], share: ["sender", "recipient"] } as const;

/** Reads one page of accesses and shares, plus one row if another page follows. */
export async function searchEvents(reader: Reader, wanted: Wanted, keyset: Keyset): Promise<EventKey[]> {
  const parts = (["access", "share"] as const).flatMap((kind) =>
    reader.chainIds.flatMap((chainId) =>
      (wanted.agents ? AGENT_COLUMNS[kind] : [undefined]).map(
        (column) => sql`(SELECT ${kind}::text AS kind, a.chain_id, a.pos, a.block_time, ${keyset.keys} AS keys
          FROM ${factTable(reader.factsSchema, kind)} AS a
          WHERE ${filterOf(wanted, { chainId, keyset, agent: column, agents: AGENT_COLUMNS[kind] })}
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
  wanted: Wanted,
  keyset: Keyset,
): Promise<(ConsentFact & { keys: string[] })[]> {
  const facts = (table: string) => factTable(reader.factsSchema, table);
  const parts = reader.chainIds.map(
    (chainId) => sql`(SELECT a.*, ${keyset.keys} AS keys FROM ${facts("consent")} AS a
      WHERE ${filterOf(wanted, { chainId, keyset, agent: wanted.agents && "grantee", agents: ["grantee"] })}
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
 * Builds the filter: `agent` is the column to match the first list of agents against, `agents` are the columns for the
 * other lists.
 */
function filterOf(
  { ids, patients, agents: [first, ...others] = [], times }: Wanted,
  {
    chainId,
    keyset,
    agent,
    agents,
  }: { chainId: number; keyset: Keyset; agent: string | undefined; agents: readonly string[] },
): SQL | undefined {
  const oneOf = (column: string, values: readonly string[]) =>
    values.length === 0 ? sql`false` : sql`a.${sql.identifier(column)} IN (${listed(values)})`;
  return and(
    sql`a.chain_id = ${chainId}`,
    keyset.after,
    ids && (ids.length === 0 ? sql`false` : atPlaces(ids)),
    patients && oneOf("patient", patients),
    first && agent !== undefined ? oneOf(agent, first) : undefined,
    ...others.map((accounts) => or(...agents.map((column) => oneOf(column, accounts)))),
    ...times.map((bounds) =>
      or(
        ...bounds.map(({ from, before }) =>
          and(
            from === undefined ? undefined : sql`a.block_time >= ${from}::bigint`,
            before === undefined ? undefined : sql`a.block_time < ${before}::bigint`,
          ),
        ),
      ),
    ),
  );
}

function atPlaces(places: readonly Place[]): SQL {
  const chainIds = sql.param(places.map(({ chain_id }) => chain_id));
  const positions = sql.param(places.map(({ pos }) => pos));
  return sql`(a.chain_id, a.pos) IN (SELECT * FROM unnest(${chainIds}::integer[], ${positions}::bigint[]))`;
}
