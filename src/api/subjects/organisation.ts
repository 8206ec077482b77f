import { eq, or, sql } from "drizzle-orm";
import { alert } from "../../../database/schema/index";
import { readNames } from "../directory/names";
import { agreements } from "../facts/agreements";
import { type FactRow, factTable, instantOf, listed, readFacts } from "../reading/fact-rows";
import { type FactReader, readFactPage } from "../reading/fact-source";
import { standing } from "../reading/standing";
import { readStandingTerms, settingToJson } from "../reading/standing-terms";
import { readPositions } from "../reading/time-to-position";
import { lastAccesses, useIndexes } from "./accounts";
import { readAlertsAbout } from "./alerts-about";
import { MOST_SHOWN, type OrganisationJson } from "./organisation-schema";
import type { Period } from "./period";

type AgreementListRow = Parameters<typeof agreements.toJson>[0];

/**
 * Reads an organisation's records, with the accesses of a period by day; undefined if there are none. Must be
 * called in a snapshot's transaction.
 */
export async function readOrganisation(
  reader: FactReader,
  account: string,
  { period, withNames }: { period: Period; withNames: boolean },
): Promise<OrganisationJson | undefined> {
  await useIndexes(reader);
  const party = { party: [account], limit: MOST_SHOWN, sort: "-blockTime", count: true };
  const [members, agreed, custodian, accessesByDay, alerts, known] = await Promise.all([
    readMembers(reader, account),
    readFactPage<AgreementListRow>(reader, agreements.source, party),
    readCustodian(reader, account),
    readDays(reader, account, period),
    readAlertsAbout(reader, or(eq(alert.organisation, account), eq(alert.actor, account))),
    hadMembers(reader, account),
  ]);
  if (!known && agreed.rows.length + custodian.length + alerts.counts.length === 0) return undefined;
  const names = withNames
    ? await readNames(reader.db, [account, ...members.items.map(({ member }) => member)])
    : undefined;
  return {
    organisation: account,
    ...(names && { organisationName: names(account).name }),
    members: {
      total: members.total,
      items: members.items.map((item) => ({ ...item, ...(names && { memberName: names(item.member).name }) })),
    },
    agreements: {
      total: agreed.total!,
      items: agreed.rows.slice(0, MOST_SHOWN).map((row) => agreements.toJson(row)),
    },
    custodian,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    accessesByDay,
    alerts,
  };
}

async function readMembers(reader: FactReader, account: string) {
  const current = sql`organisation = ${account} AND ${standing("ended", "ended_pos")} = 'active'`;
  const rows = await readStandingTerms<{ member: string }>(reader, "affiliation", current);
  const items = rows.slice(0, MOST_SHOWN).map((row) => ({ ...settingToJson(row), member: row.member }));
  return { total: new Set(rows.map(({ member }) => member)).size, items };
}

/** Whether anybody has ever been a member. */
async function hadMembers({ db, factsSchema, chainIds }: FactReader, account: string): Promise<boolean> {
  const [row] = await readFacts<{ known: boolean }>(
    db,
    sql`SELECT EXISTS (SELECT FROM ${factTable(factsSchema, "affiliation")}
      WHERE chain_id IN (${listed(chainIds)}) AND organisation = ${account}) AS known`,
  );
  return row!.known;
}

async function readCustodian(reader: FactReader, account: string): Promise<OrganisationJson["custodian"]> {
  const rows = await readFacts<FactRow & { seq: string; first_time: string }>(
    reader.db,
    sql`SELECT l.*, (
        SELECT f.block_time FROM ${factTable(reader.factsSchema, "access")} AS f
        WHERE f.chain_id = l.chain_id AND (f.custodian, f.pos) >= (l.account, 0)
        ORDER BY f.custodian, f.pos LIMIT 1
      ) AS first_time
      FROM ${lastAccesses(reader, { column: "custodian", accounts: [account] })} AS l ORDER BY l.chain_id`,
  );
  return rows.map((row) => ({
    chainId: row.chain_id,
    firstAccessAt: instantOf(row.first_time),
    lastAccessAt: instantOf(row.block_time),
    lastAccess: `${row.chain_id}-${row.pos}`,
    lastSequence: row.seq,
  }));
}

const DAY_S = 86_400;

/**
 * Counts the accesses of a custodian by day. Days become positions first, so that each count is an index-only scan: the
 * custodian's index has no times.
 */
async function readDays(
  reader: FactReader,
  account: string,
  { from, to }: Period,
): Promise<OrganisationJson["accessesByDay"]> {
  const [begin, end] = [from, to].map((instant) => Math.ceil(instant.getTime() / 1000)) as [number, number];
  const bounds = [begin];
  for (let time = (Math.floor(begin / DAY_S) + 1) * DAY_S; time < end; time += DAY_S) bounds.push(time);
  bounds.push(end);
  const { db, factsSchema, chainIds } = reader;
  const moments = chainIds.flatMap((chainId) => bounds.map((time) => ({ chainId, time })));
  const positionsOf = await readPositions(reader, "access", moments);
  const days = chainIds.flatMap((chainId) =>
    bounds.slice(0, -1).map((time, index) => ({
      ...{ chainId, day: Math.floor(time / DAY_S) },
      ...{ low: positionsOf(chainId, time).low, high: positionsOf(chainId, bounds[index + 1]!).low },
    })),
  );
  const columnOf = (name: keyof (typeof days)[number]) => sql.param(days.map((day) => day[name]));
  return readFacts<OrganisationJson["accessesByDay"][number]>(
    db,
    sql`SELECT to_char(to_timestamp(d.day * ${DAY_S}::bigint) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
        sum(counted.accesses)::integer AS accesses
      FROM unnest(${columnOf("chainId")}::integer[], ${columnOf("day")}::bigint[], ${columnOf("low")}::bigint[],
        ${columnOf("high")}::bigint[]) AS d (chain_id, day, low, high)
      CROSS JOIN LATERAL (
        SELECT count(*) AS accesses FROM ${factTable(factsSchema, "access")} AS f
        WHERE f.chain_id = d.chain_id AND (f.custodian, f.pos) >= (${account}, d.low)
          AND (f.custodian, f.pos) < (${account}, d.high)
      ) AS counted
      GROUP BY d.day HAVING sum(counted.accesses) > 0 ORDER BY d.day`,
  );
}
