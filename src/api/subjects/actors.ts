import { inArray, type SQL, sql } from "drizzle-orm";
import { LICENSED_KINDS } from "../../../alerts/rules/evidence/credential";
import { alert, OPEN_STATUSES_SQL } from "../../../database/schema/index";
import { purposeAndAbove } from "../../../facts/code-hierarchy";
import { PURPOSES } from "../../../facts/codes";
import { readNames } from "../directory/names";
import { cursorOf, cursorValues } from "../pagination";
import { factTable, instantOf, listed, readFacts } from "../reading/fact-rows";
import type { FactReader } from "../reading/fact-source";
import { standing } from "../reading/standing";
import { type PositionRange, readPositionRanges } from "../reading/time-to-position";
import { lastAccesses, orderedAccounts, useIndexes, walkAccounts } from "./accounts";
import { readNewestTime } from "./actor";
import type { ActorListItemJson, ActorListQuery } from "./actors-schema";
import { periodOf } from "./period";

/** Most accounts that one page looks at. If few of them match, the page is short, and its cursor leads on. */
export const MOST_EXAMINED = 2_000;

/** Accounts that one statement looks at when a filter may leave out most of them. */
const BATCH = 500;

/** Where actors are found: they accessed a record, hold a credential, or are a member of an organisation. */
const COLUMNS = [
  { table: "access", column: "actor" },
  { table: "credential", column: "subject" },
  { table: "affiliation", column: "member" },
] as const;

type Standing = ActorListItemJson["credential"];
type Candidate = { account: string; credential: Standing; licence: Standing; matches: boolean };

export type AccountPage<Item> = { items: Item[]; nextCursor: string | null; totalCount?: number };

/**
 * Reads one page of actors, in the order of their accounts, and the total count on request. Must be called in a snapshot's
 * transaction.
 */
export async function readActors(reader: FactReader, query: ActorListQuery): Promise<AccountPage<ActorListItemJson>> {
  await useIndexes(reader);
  const ranges = await readAccessRanges(reader, query);
  const filters = { query, ranges };
  const narrowed = Boolean(query.credential ?? query.licence ?? ranges);
  const found: Candidate[] = [];
  let [after] = cursorValues(query, ["text"]) ?? [];
  let examined = 0;
  let ended = false;
  while (!ended && found.length <= query.limit && examined < MOST_EXAMINED) {
    const most = narrowed ? BATCH : query.limit + 1 - found.length;
    const batch = await readCandidates(reader, { ...filters, after, most });
    found.push(...batch.filter(({ matches }) => matches));
    after = batch.at(-1)?.account ?? after;
    examined += batch.length;
    ended = batch.length < most;
  }
  const shown = found.slice(0, query.limit);
  const last = found.length > query.limit ? shown.at(-1)!.account : ended ? undefined : after;
  return {
    items: await toItems(reader, shown, query.names ?? false),
    nextCursor: last === undefined ? null : cursorOf(query.sort, [last]),
    ...(query.count ? { totalCount: await countActors(reader, filters) } : {}),
  };
}

/** The positions of the period in which an actor must have accessed something; undefined if no filter asks for it. */
async function readAccessRanges(
  reader: FactReader,
  { purpose, from, to }: ActorListQuery,
): Promise<PositionRange[] | undefined> {
  if (purpose === undefined && from === undefined && to === undefined) return undefined;
  return readPositionRanges(reader, "access", periodOf({ from, to }, await readNewestTime(reader)));
}

type Filters = { query: ActorListQuery; ranges: PositionRange[] | undefined };

function candidates(
  reader: FactReader,
  { query, ranges, ...walk }: Filters & { after: string | undefined; most?: number },
): SQL {
  const { factsSchema, chainIds } = reader;
  const descending = query.sort.startsWith("-");
  const members =
    query.organisation &&
    sql`SELECT member AS account FROM ${factTable(factsSchema, "affiliation")}
      WHERE chain_id IN (${listed(chainIds)}) AND organisation = ANY(${sql.param(query.organisation)}::text[])
        AND ${standing("ended", "ended_pos")} = 'active'`;
  const accounts = members
    ? orderedAccounts(members, { ...walk, descending })
    : walkAccounts(reader, { ...walk, columns: COLUMNS, descending });
  const among = (column: string, values: readonly string[] | undefined) =>
    values === undefined ? sql`true` : sql`${sql.identifier(column)} = ANY(${sql.param(values)}::text[])`;
  return sql`SELECT account, credential, licence,
      CASE WHEN ${among("credential", query.credential)} AND ${among("licence", query.licence)}
        THEN ${accessed(reader, query, ranges)} ELSE false END AS matches
    FROM (SELECT a.account, ${credentialStanding(reader)} AS credential,
        ${credentialStanding(reader, LICENSED_KINDS)} AS licence
      FROM ${accounts} AS a OFFSET 0) AS candidate
    ORDER BY account ${sql.raw(descending ? "DESC" : "ASC")}`;
}

function readCandidates(
  reader: FactReader,
  filters: Filters & { after: string | undefined; most: number },
): Promise<Candidate[]> {
  return readFacts<Candidate>(reader.db, candidates(reader, filters));
}

async function countActors(reader: FactReader, filters: Filters): Promise<number> {
  const all = candidates(reader, { ...filters, after: undefined });
  const [row] = await readFacts<{ total: number }>(
    reader.db,
    sql`SELECT count(*)::integer AS total FROM (${all}) AS every WHERE matches`,
  );
  return row!.total;
}

/** The status of the credentials of `a.account`, of some kinds or all, taken together. */
function credentialStanding({ factsSchema, chainIds }: FactReader, kinds?: readonly string[]): SQL {
  return sql`coalesce((
    SELECT CASE held.status WHEN 'active' THEN 'valid' ELSE held.status END FROM (
      SELECT ${standing("revoked", "revoked_pos")} AS status, least(nullif(valid_until, 0), revoked_time) AS ended, pos
      FROM ${factTable(factsSchema, "credential")}
      WHERE chain_id IN (${listed(chainIds)}) AND subject = a.account
        ${kinds && sql`AND kind IN (${listed(kinds)})`}
    ) AS held
    ORDER BY held.status = 'active' DESC, held.status = 'upcoming' DESC, held.ended DESC NULLS LAST, held.pos DESC LIMIT 1
  ), 'none')`;
}

/** Whether `account` has a permitted access in one of the ranges, for one of the purposes if some are given. */
function accessed({ factsSchema }: FactReader, { purpose }: ActorListQuery, ranges: PositionRange[] | undefined): SQL {
  if (ranges === undefined) return sql`true`;
  const purposes = purpose && PURPOSES.filter((each) => purposeAndAbove(each).some((one) => purpose.includes(one)));
  // Rows are compared with rows, in the index's order, so that only the index by actor can answer. PostgreSQL would ignore
  // the order within EXISTS.
  const within = ranges.map(
    ({ chainId, low, end }) => sql`(SELECT true FROM ${factTable(factsSchema, "access")} AS f
      WHERE f.chain_id = ${chainId} AND (f.actor, f.pos) >= (account, ${low}::bigint)
        AND (f.actor, f.pos) < (account, ${end}::bigint) AND f.outcome = 'permitted'
        ${purposes && sql`AND f.purpose IN (${listed(purposes)})`}
      ORDER BY f.actor, f.pos LIMIT 1)`,
  );
  return sql`coalesce(${sql.join(within, sql`, `)}, false)`;
}

async function toItems(
  reader: FactReader,
  found: readonly Candidate[],
  withNames: boolean,
): Promise<ActorListItemJson[]> {
  if (found.length === 0) return [];
  const { db, factsSchema, chainIds } = reader;
  const accounts = found.map(({ account }) => account);
  const [memberships, accesses, open] = await Promise.all([
    readFacts<{ member: string; organisation: string }>(
      db,
      sql`SELECT DISTINCT member, organisation FROM ${factTable(factsSchema, "affiliation")}
        WHERE chain_id IN (${listed(chainIds)}) AND member = ANY(${sql.param(accounts)}::text[])
          AND ${standing("ended", "ended_pos")} = 'active' ORDER BY member, organisation`,
    ),
    readFacts<{ account: string; time: string }>(
      db,
      sql`SELECT account, max(block_time) AS time
        FROM ${lastAccesses(reader, { column: "actor", accounts })} AS l GROUP BY account`,
    ),
    db
      .select({ actor: alert.actor, count: sql<number>`count(*)::integer` })
      .from(alert)
      .where(
        sql`${inArray(alert.actor, accounts)} AND ${inArray(alert.chainId, chainIds)}
          AND ${alert.status} IN ${sql.raw(OPEN_STATUSES_SQL)}`,
      )
      .groupBy(alert.actor),
  ]);
  const names = withNames
    ? await readNames(db, [...accounts, ...memberships.map(({ organisation }) => organisation)])
    : undefined;
  const lastAccess = new Map(accesses.map(({ account, time }) => [account, instantOf(time)]));
  const openAlerts = new Map(open.map(({ actor, count }) => [actor, count]));
  return found.map(({ account, credential, licence }) => ({
    actor: account,
    ...(names && { actorName: names(account).name }),
    credential,
    licence,
    organisations: memberships
      .filter(({ member }) => member === account)
      .map(({ organisation }) => ({
        organisation,
        ...(names && { organisationName: names(organisation).name }),
      })),
    lastAccessAt: lastAccess.get(account) ?? null,
    openAlerts: openAlerts.get(account) ?? 0,
  }));
}
