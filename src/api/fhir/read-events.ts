/** The facts that FHIR shows, as they are read from the chain's tables. */
import { and, or, type SQL, sql } from "drizzle-orm";
import { holds } from "../../../facts/sql/validity";
import type { ApiContext } from "../environment";
import type { Keyset } from "../pagination";
import type { AccessRow } from "../reading/accesses";
import type { GrantedRow, RevocationRow } from "../reading/consent-terms";
import { type FactRow, factTable, listed, readFacts } from "../reading/fact-rows";

export type Reader = Pick<ApiContext, "db" | "factsSchema" | "chainIds">;

export type AccessFact = Omit<AccessRow, "keys" | `verdict_${string}`>;

export type ShareFact = FactRow & {
  share_id: string;
  sender: string;
  recipient: string;
  patient: string;
  record: string;
  purpose: string;
  category: string;
  format: string;
  agreement_id: string | null;
};

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
        (column) => sql`(select ${kind}::text as kind, a.chain_id, a.pos, a.block_time, ${keyset.keys} as keys
          from ${factTable(reader.factsSchema, kind)} as a
          where ${filterOf(wanted, { chainId, keyset, agent: column, agents: AGENT_COLUMNS[kind] })}
          order by a.pos ${sql.raw(keyset.descending ? "desc" : "asc")} limit ${keyset.limit})`,
      ),
    ),
  );
  return readFacts<EventKey>(
    reader.db,
    sql`select a.kind, a.chain_id, a.pos, a.keys from (${sql.join(parts, sql` union `)}) as a
      order by ${keyset.orderBy} limit ${keyset.limit}`,
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
  return readFacts<Row>(db, sql`select a.* from ${factTable(factsSchema, table)} as a where ${atPlaces(places)}`);
}

/** One page of grants, one more where there is another page. */
export async function searchConsents(
  reader: Reader,
  wanted: Wanted,
  keyset: Keyset,
): Promise<(ConsentFact & { keys: string[] })[]> {
  const facts = (table: string) => factTable(reader.factsSchema, table);
  const parts = reader.chainIds.map(
    (chainId) => sql`(select a.*, ${keyset.keys} as keys from ${facts("consent")} as a
      where ${filterOf(wanted, { chainId, keyset, agent: wanted.agents && "grantee", agents: ["grantee"] })}
      order by a.pos ${sql.raw(keyset.descending ? "desc" : "asc")} limit ${keyset.limit})`,
  );
  return readFacts<ConsentFact & { keys: string[] }>(
    reader.db,
    sql`select a.*,
        exists (select from ${facts("patient")} as p
          where p.chain_id = a.chain_id and p.patient = a.patient and p.controller = a.signer and p.pos < a.pos)
          as by_controller,
        exists (select from ${facts("representative")} as r
          where r.chain_id = a.chain_id and r.patient = a.patient and r.representative = a.signer
            and ${sql.raw(holds("r", "a.pos", "a.block_time"))}) as by_representative
      from (${sql.join(parts, sql` union all `)}) as a
      order by ${keyset.orderBy} limit ${keyset.limit}`,
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
    values.length === 0 ? sql`false` : sql`a.${sql.identifier(column)} in (${listed(values)})`;
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
  return sql`(a.chain_id, a.pos) in (select * from unnest(${chainIds}::integer[], ${positions}::bigint[]))`;
}
