import { eq, sql } from "drizzle-orm";
import { alert } from "../../../database/schema/index";
import { EMERGENCY_PURPOSES } from "../../../facts/code-hierarchy";
import { type CredentialListRow, credentials } from "../facts/credentials";
import { factTable, instantOf, listed, readFacts } from "../reading/fact-rows";
import { type FactReader, readSelected } from "../reading/fact-source";
import { readStandingTerms, settingToJson } from "../reading/standing-terms";
import { readWindows } from "../reading/time-to-position";
import type { ActorJson } from "./actor-schema";
import { readAlertsAbout } from "./alerts-about";
import type { Period } from "./period";

/** Reads an actor's records, with the accesses of a period by day; undefined if there are none. */
export async function readActor(reader: FactReader, actor: string, period: Period): Promise<ActorJson | undefined> {
  const theirs = sql`f.chain_id IN (${listed(reader.chainIds)}) AND f.subject = ${actor}`;
  const [held, affiliations, edges, accessesByDay, alerts] = await Promise.all([
    readSelected<CredentialListRow>(reader, credentials.source, theirs),
    readStandingTerms<{ organisation: string }>(reader, "affiliation", sql`member = ${actor}`),
    readEdges(reader, actor),
    readDays(reader, actor, period),
    readAlertsAbout(reader, eq(alert.actor, actor)),
  ]);
  if (held.length + affiliations.length + alerts.counts.length === 0 && edges.last === null) return undefined;
  return {
    actor,
    credentials: held.sort(newestFirst).map(credentials.toJson),
    affiliations: affiliations.map((row) => ({ ...settingToJson(row), organisation: row.organisation })),
    firstAccessAt: edges.first && instantOf(edges.first),
    lastAccessAt: edges.last && instantOf(edges.last),
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    accessesByDay,
    alerts,
  };
}

/** Reads the time of the newest block with an access on any chain; undefined if there is none. */
export async function readNewestTime({ db, factsSchema, chainIds }: FactReader): Promise<Date | undefined> {
  const newest = chainIds.map(
    (chainId) => sql`(SELECT block_time FROM ${factTable(factsSchema, "access")}
      WHERE chain_id = ${chainId} ORDER BY pos DESC LIMIT 1)`,
  );
  const [row] = await readFacts<{ time: string | null }>(
    db,
    sql`SELECT max(block_time) AS time FROM (${sql.join(newest, sql` UNION ALL `)}) AS newest`,
  );
  return row!.time === null ? undefined : new Date(Number(row!.time) * 1000);
}

function newestFirst(a: CredentialListRow, b: CredentialListRow): number {
  return (
    Number(b.block_time) - Number(a.block_time) || b.chain_id - a.chain_id || (BigInt(a.pos) < BigInt(b.pos) ? 1 : -1)
  );
}

async function readEdges({ db, factsSchema, chainIds }: FactReader, actor: string) {
  const edge = (chainId: number, direction: "asc" | "desc") => sql`(SELECT block_time
    FROM ${factTable(factsSchema, "access")} WHERE chain_id = ${chainId} AND actor = ${actor}
    ORDER BY pos ${sql.raw(direction)} LIMIT 1)`;
  const edges = chainIds.flatMap((chainId) => [edge(chainId, "asc"), edge(chainId, "desc")]);
  const [row] = await readFacts<{ first: string | null; last: string | null }>(
    db,
    sql`SELECT min(block_time) AS first, max(block_time) AS last FROM (${sql.join(edges, sql` UNION ALL `)}) AS edges`,
  );
  return row!;
}

/** Counts accesses by day with an index-only scan along the actor's index. */
async function readDays(reader: FactReader, actor: string, { from, to }: Period): Promise<ActorJson["accessesByDay"]> {
  const windows = await readWindows(reader, {
    ...{ table: "access", chainIds: reader.chainIds, from, to },
    ...{ cursor: undefined, descending: true },
  });
  const parts = windows.map(
    ({ within }) => sql`SELECT f.block_time / 86400 AS day, f.outcome, f.purpose
      FROM ${factTable(reader.factsSchema, "access")} AS f WHERE ${within} AND f.actor = ${actor}`,
  );
  return readFacts<ActorJson["accessesByDay"][number]>(
    reader.db,
    sql`SELECT to_char(to_timestamp(day * 86400) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::integer AS accesses,
        (count(*) filter (WHERE outcome = 'denied'))::integer AS denied,
        (count(*) filter (WHERE outcome = 'permitted' AND purpose IN (${listed(EMERGENCY_PURPOSES)})))::integer AS "breakGlass"
      FROM (${sql.join(parts, sql` UNION ALL `)}) AS a GROUP BY a.day ORDER BY a.day`,
  );
}
