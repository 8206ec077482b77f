/** The facts that FHIR shows, as they are read from the chain's tables. */
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
    /** The signer was the patient's controller. */
    by_controller: boolean;
    /** The signer represented the patient then. */
    by_representative: boolean;
  };

/** What a search is narrowed to: of each list, one must hold. */
export type Wanted = {
  ids?: readonly Place[] | undefined;
  patients?: readonly string[] | undefined;
  /** Several lists, since several take part in an event. */
  agents?: readonly (readonly string[])[] | undefined;
  /** Unix seconds of the block: from the first on, before the second. */
  times: readonly (readonly { from?: number; before?: number }[])[];
};

export type Place = {
  chain_id: number;
  pos: string;
};

/** What orders a search: newest first, by the keys of `lists.ts`. */
export const SEARCH_KEYS = [
  { value: sql`a.block_time`, type: "bigint" },
  { value: sql`a.chain_id`, type: "bigint" },
  { value: sql`a.pos`, type: "bigint" },
] as const;

/** An event, and the keys after which the next page begins. */
export type EventKey = Place & {
  kind: "access" | "share";
  keys: string[];
};

const AGENT_COLUMNS = { access: ["actor", "custodian"], share: ["sender", "recipient"] } as const;

/** One page of accesses and shares together, one more where there is another page. */
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

/** The accesses and shares at some places, by `<chain id>-<position>`. */
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

/** One page of grants, one more where there is another page. */
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

/** `agent` is the column in which the first list of agents is looked up, `agents` are those that the others may be in. */
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
