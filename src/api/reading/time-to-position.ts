import { and, type SQL, sql } from "drizzle-orm";
import type { ApiContext } from "../environment";
import { factTable, readFacts } from "./fact-rows";

/** The range of a chain that a list reads, in positions, which are indexed. */
export type Window = {
  chainId: number;
  /** The condition on rows `f`: exact by time, and bounded by position. */
  within: SQL;
  /** The cursor's position, if it is on this chain. */
  cursorPos: string | undefined;
};

export type WindowRequest = {
  /** The table used to map times to positions: the list's own, or the densest of several. */
  table: string;
  chainIds: readonly number[];
  from: Date | undefined;
  to: Date | undefined;
  /** The cursor's keys, starting with block time, chain and position. */
  cursor: readonly string[] | undefined;
  descending: boolean;
};

/**
 * Determines the range that a list ordered by block time, chain and position reads of each chain. Within a chain
 * positions order like times, so times become positions: otherwise a page far in the past would read everything newer.
 */
export async function readWindows(
  reader: Pick<ApiContext, "db" | "factsSchema">,
  { table, chainIds, from, to, cursor, descending }: WindowRequest,
): Promise<Window[]> {
  const parts = chainIds.map((chainId) => {
    const ownCursor = cursor && Number(cursor[1]) === chainId;
    const beside: { start?: number; end?: number } = ownCursor ? {} : afterCursor(cursor, chainId, descending);
    return {
      chainId,
      cursorPos: ownCursor ? cursor[2] : undefined,
      start: latest(from && seconds(from), beside.start),
      end: earliest(to && seconds(to), beside.end),
    };
  });
  const moments = parts.flatMap(({ chainId, start, end }) =>
    [start, end].flatMap((time) => (time === undefined ? [] : [{ chainId, time }])),
  );
  const positionsOf = await readPositions(reader, table, moments);
  return parts.map(({ chainId, cursorPos, start, end }) => ({
    chainId,
    cursorPos,
    within: and(
      sql`f.chain_id = ${chainId}`,
      start === undefined ? undefined : atOrAfter(start, positionsOf(chainId, start)),
      end === undefined ? undefined : before(end, positionsOf(chainId, end)),
    )!,
  }));
}

/**
 * The condition after the cursor. On other chains than the cursor's it depends on time alone, and chain ids break ties.
 */
function afterCursor(
  cursor: readonly string[] | undefined,
  chainId: number,
  descending: boolean,
): { start?: number; end?: number } {
  if (cursor === undefined) return {};
  const [time, cursorChain] = [Number(cursor[0]), Number(cursor[1])];
  return descending
    ? { end: time + (chainId < cursorChain ? 1 : 0) }
    : { start: time + (chainId > cursorChain ? 0 : 1) };
}

export type Positions = {
  /** No row before this position is at or after the instant. */
  low: string;
  /** Every row from this position on is at or after the instant; null if there is none yet. */
  high: string | null;
};

const atOrAfter = (time: number, { low }: Positions) => sql`f.pos >= ${low}::bigint AND f.block_time >= ${time}`;
const before = (time: number, { high }: Positions) =>
  and(high === null ? undefined : sql`f.pos < ${high}::bigint`, sql`f.block_time < ${time}`);

/** Finds the position of an instant by binary search: about fifty index look-ups in one statement. */
export async function readPositions(
  { db, factsSchema }: Pick<ApiContext, "db" | "factsSchema">,
  table: string,
  moments: { chainId: number; time: number }[],
): Promise<(chainId: number, time: number) => Positions> {
  const facts = factTable(factsSchema, table);
  const rows =
    moments.length === 0
      ? []
      : await readFacts<Positions & { chain_id: number; time: string }>(
          db,
          sql`SELECT m.chain_id, m.time, found.low,
            (SELECT min(pos) FROM ${facts} WHERE chain_id = m.chain_id AND pos >= found.low) AS high
          FROM (VALUES ${sql.join(
            moments.map(({ chainId, time }) => sql`(${chainId}::integer, ${time}::bigint)`),
            sql`, `,
          )}) AS m (chain_id, time)
          CROSS JOIN LATERAL (
            WITH RECURSIVE halves (low, high) AS (
              SELECT 0::bigint, coalesce((SELECT max(pos) + 1 FROM ${facts} WHERE chain_id = m.chain_id), 0)
              UNION ALL
              SELECT CASE WHEN middle.block_time < m.time THEN middle.pos + 1 ELSE halves.low END,
                CASE WHEN middle.block_time < m.time THEN halves.high ELSE halves.low + (halves.high - halves.low) / 2 END
              FROM halves CROSS JOIN LATERAL (
                SELECT pos, block_time FROM ${facts}
                WHERE chain_id = m.chain_id AND pos >= halves.low + (halves.high - halves.low) / 2
                ORDER BY pos LIMIT 1
              ) AS middle
              WHERE halves.low < halves.high
            )
            SELECT low FROM halves WHERE low >= high
          ) AS found`,
        );
  const byMoment = new Map(rows.map((row) => [`${row.chain_id} ${row.time}`, row]));
  return (chainId, time) => byMoment.get(`${chainId} ${time}`)!;
}

/** The positions of a period on a chain: `low` and those after it, up to but not including `end`. */
export type PositionRange = {
  chainId: number;
  low: string;
  end: string;
};

/**
 * Finds the positions of a period's rows in a table on each chain. They are exact if everything is read in one
 * snapshot.
 */
export async function readPositionRanges(
  reader: Pick<ApiContext, "db" | "factsSchema" | "chainIds">,
  table: string,
  { from, to }: { from: Date; to: Date },
): Promise<PositionRange[]> {
  const [begin, end] = [seconds(from), seconds(to)];
  const { chainIds } = reader;
  const moments = chainIds.flatMap((chainId) => [begin, end].map((time) => ({ chainId, time })));
  const positionsOf = await readPositions(reader, table, moments);
  return chainIds.map((chainId) => ({
    chainId,
    low: positionsOf(chainId, begin).low,
    end: positionsOf(chainId, end).low,
  }));
}

const seconds = (instant: Date) => Math.ceil(instant.getTime() / 1000);
const latest = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
const earliest = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
