import { sql } from "drizzle-orm";
import { OPEN_STATUSES_SQL } from "../../../database/schema/index";
import { readNames } from "../directory/names";
import { cursorValues, pageOf } from "../pagination";
import { factTable, instantOf, listed, readFacts } from "../reading/fact-rows";
import type { FactReader } from "../reading/fact-source";
import { standing } from "../reading/standing";
import { lastAccesses, orderedAccounts, useIndexes, walkAccounts } from "./accounts";
import type { AccountPage } from "./actors";
import type { OrganisationListItemJson, OrganisationListQuery } from "./organisation-schema";

/**
 * Where organisations are found: they have members, are a custodian, or are party to a sharing agreement. No index begins
 * with the counterparty; agreements are few.
 */
const COLUMNS = [
  { table: "affiliation", column: "organisation" },
  { table: "access", column: "custodian" },
  { table: "agreement", column: "proposer" },
  { table: "agreement", column: "counterparty" },
] as const;

/**
 * Reads one page of organisations, in the order of their accounts, and the total count on request. Must be called in a
 * snapshot's transaction.
 */
export async function readOrganisations(
  reader: FactReader,
  query: OrganisationListQuery,
): Promise<AccountPage<OrganisationListItemJson>> {
  await useIndexes(reader);
  const { db, factsSchema, chainIds } = reader;
  const employers =
    query.member &&
    sql`SELECT organisation AS account FROM ${factTable(factsSchema, "affiliation")}
      WHERE chain_id IN (${listed(chainIds)}) AND member = ANY(${sql.param(query.member)}::text[])
        AND ${standing("ended", "ended_pos")} = 'active'`;
  const accountsFrom = (walk: { after: string | undefined; most?: number }) => {
    const descending = query.sort.startsWith("-");
    return employers
      ? orderedAccounts(employers, { ...walk, descending })
      : walkAccounts(reader, { ...walk, columns: COLUMNS, descending });
  };
  const [after] = cursorValues(query, ["text"]) ?? [];
  const found = await readFacts<{ account: string }>(
    db,
    sql`SELECT a.account FROM ${accountsFrom({ after, most: query.limit + 1 })} AS a
      ORDER BY a.account ${sql.raw(query.sort.startsWith("-") ? "DESC" : "ASC")}`,
  );
  const [counted] = query.count
    ? await readFacts<{ total: number }>(
        db,
        sql`SELECT count(*)::integer AS total FROM ${accountsFrom({ after: undefined })} AS a`,
      )
    : [];
  const itemOf = await readItems(
    reader,
    found.slice(0, query.limit).map(({ account }) => account),
    query.names ?? false,
  );
  return {
    ...pageOf(
      query,
      found.map(({ account }) => ({ account, keys: [account] })),
      ({ account }) => itemOf(account),
    ),
    ...(counted && { totalCount: counted.total }),
  };
}

type Figures = { account: string; count: number };

async function readItems(reader: FactReader, accounts: string[], withNames: boolean) {
  const { db, factsSchema, chainIds } = reader;
  const wanted = sql`${sql.param(accounts)}::text[]`;
  const onChains = sql`chain_id IN (${listed(chainIds)})`;
  const active = sql`${standing("ended", "ended_pos")} = 'active'`;
  const [members, agreements, accesses, alerts] = await Promise.all([
    readFacts<Figures>(
      db,
      sql`SELECT organisation AS account, count(DISTINCT member)::integer AS count
        FROM ${factTable(factsSchema, "affiliation")}
        WHERE ${onChains} AND organisation = ANY(${wanted}) AND ${active} GROUP BY organisation`,
    ),
    readFacts<Figures>(
      db,
      sql`SELECT party.account, count(*)::integer AS count FROM (
          SELECT * FROM ${factTable(factsSchema, "agreement")}
          WHERE ${onChains} AND (proposer = ANY(${wanted}) OR counterparty = ANY(${wanted}))
            AND accepted_pos IS NOT NULL AND ${active}
        ) AS a CROSS JOIN LATERAL (SELECT a.proposer UNION SELECT a.counterparty) AS party (account)
        GROUP BY party.account`,
    ),
    readFacts<{ account: string; time: string }>(
      db,
      sql`SELECT account, max(block_time) AS time
        FROM ${lastAccesses(reader, { column: "custodian", accounts })} AS l GROUP BY account`,
    ),
    readFacts<Figures>(
      db,
      sql`SELECT account, count(*)::integer AS count FROM (
          SELECT organisation AS account, id FROM compliance.alert
          WHERE organisation = ANY(${wanted}) AND ${onChains} AND status IN ${sql.raw(OPEN_STATUSES_SQL)}
          UNION
          SELECT actor, id FROM compliance.alert
          WHERE actor = ANY(${wanted}) AND ${onChains} AND status IN ${sql.raw(OPEN_STATUSES_SQL)}
        ) AS about GROUP BY account`,
    ),
  ]);
  const names = withNames ? await readNames(db, accounts) : undefined;
  const countOf = (figures: readonly Figures[]) => new Map(figures.map(({ account, count }) => [account, count]));
  const [memberCounts, agreementCounts, alertCounts] = [countOf(members), countOf(agreements), countOf(alerts)];
  const lastAccess = new Map(accesses.map(({ account, time }) => [account, instantOf(time)]));
  return (account: string): OrganisationListItemJson => ({
    organisation: account,
    ...(names && { organisationName: names(account).name }),
    members: memberCounts.get(account) ?? 0,
    agreements: agreementCounts.get(account) ?? 0,
    lastAccessAt: lastAccess.get(account) ?? null,
    openAlerts: alertCounts.get(account) ?? 0,
  });
}
