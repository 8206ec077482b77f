import type { z } from "@hono/zod-openapi";
import { and, type SQL, sql } from "drizzle-orm";
import { keysetOf, type SortKey } from "../pagination";
import { type FactRow, factTable, readFacts } from "../reading/fact-rows";
import type { FactReader, Keyed, TableOf } from "../reading/fact-source";
import { readWindows, type Window } from "../reading/time-to-position";
import { type EventSource, eventSources, patientsOwn } from "./timeline-events";
import type { TimelineKind, timelineQuery } from "./timeline-schema";

type TimelineQuery = z.infer<typeof timelineQuery>;

/** An event of a timeline: its position, and the id of its subject. */
export type EventRow = FactRow & {
  kind: TimelineKind;
  subject: string;
};

/** Chain order: by time across chains, by position within one, and alerts after the fact they are about. */
const KEYS: readonly SortKey[] = [
  { value: sql`e.block_time`, type: "bigint" },
  { value: sql`e.chain_id`, type: "bigint" },
  { value: sql`e.pos`, type: "bigint" },
  { value: sql`e.rank`, type: "integer" },
  { value: sql`e.tie`, type: "text" },
];

/**
 * Reads one page of a patient's events, plus one row if another page follows, and the total count on request. Leaves
 * out retracted alerts, whose events are no longer on the chain.
 */
export async function readTimeline(
  reader: FactReader,
  patient: string,
  query: TimelineQuery,
): Promise<{ rows: Keyed<EventRow>[]; total: number | undefined }> {
  const keyset = keysetOf(query, KEYS);
  const { cursor, descending, limit } = keyset;
  const windows = await windowsOf(reader, query, { cursor, descending });
  const order = (alias: string) => sql.raw(`${alias} ${descending ? "desc" : "asc"}`);
  const branches = branchesOf({
    factReader: reader,
    patient,
    timelineQuery: query,
    windows,
    partOf: (source, window) => ({
      where: beyond(source, window, { cursor, descending }),
      page: sql`ORDER BY ${source.rank === 0 ? order("f.pos") : sql`${order("f.pos")}, ${order("f.id")}`} LIMIT ${limit}`,
    }),
  });
  const [rows, [counted]] = await Promise.all([
    readFacts<Keyed<EventRow>>(
      reader.db,
      sql`WITH ${preamble(reader, patient)} SELECT e.*, ${keyset.keys} AS keys FROM (${branches}) AS e
        ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
    ),
    query.count ? countEvents(reader, patient, query) : [],
  ]);
  return { rows, total: counted && Number(counted.total) };
}

async function countEvents(reader: FactReader, patient: string, query: TimelineQuery) {
  const windows = await windowsOf(reader, query, { cursor: undefined, descending: true });
  const branches = branchesOf({
    factReader: reader,
    patient,
    timelineQuery: query,
    windows,
    partOf: () => ({ where: undefined, page: sql`` }),
  });
  return readFacts<{ total: string }>(
    reader.db,
    sql`WITH ${preamble(reader, patient)} SELECT count(*) AS total FROM (${branches}) AS e`,
  );
}

/**
 * Determines the range to read of each chain, by accesses: they are the densest facts, so they map times to positions
 * best.
 */
function windowsOf(
  reader: FactReader,
  { from, to }: TimelineQuery,
  along: { cursor: string[] | undefined; descending: boolean },
): Promise<Window[]> {
  return readWindows(reader, { table: "access", chainIds: reader.chainIds, from, to, ...along });
}

function preamble({ chainIds, factsSchema }: FactReader, patient: string): SQL {
  const ids = sql.join(
    chainIds.map((chainId) => sql`(${chainId}::integer)`),
    sql`, `,
  );
  return sql`chains (chain_id) AS (VALUES ${ids}), ${patientsOwn((table) => factTable(factsSchema, table), patient)}`;
}

function branchesOf({
  factReader: { factsSchema },
  patient,
  timelineQuery: { kind },
  windows,
  partOf,
}: {
  factReader: FactReader;
  patient: string;
  timelineQuery: TimelineQuery;
  windows: Window[];
  partOf: (source: EventSource, window: Window) => { where: SQL | undefined; page: SQL };
}): SQL {
  const tableOf: TableOf = (table) => factTable(factsSchema, table);
  const sources = eventSources(tableOf, patient).filter((source) => kind?.includes(source.kind) ?? true);
  const branches = sources.flatMap((source) =>
    windows.map((window) => {
      const { where, page } = partOf(source, window);
      return sql`(SELECT ${source.kind}::text AS kind, ${source.rank}::integer AS rank,
          ${source.rank === 0 ? sql`''::text` : sql`f.id`} AS tie, ${source.subject} AS subject, f.chain_id, f.pos,
          f.block_number, f.block_hash, f.block_time, f.tx_hash, f.log_index
        FROM ${source.from(window.chainId)} WHERE ${and(window.within, source.where, where)} ${page})`;
    }),
  );
  return sql.join(branches, sql` UNION ALL `);
}

/** The condition after the cursor on the cursor's own chain. */
function beyond(
  { rank }: EventSource,
  { cursorPos }: Window,
  { cursor, descending }: { cursor: string[] | undefined; descending: boolean },
): SQL | undefined {
  if (cursorPos === undefined) return undefined;
  const [cursorRank, cursorTie] = [Number(cursor![3]), cursor![4]!];
  const past = descending ? "<" : ">";
  if (rank === 1 && cursorRank === 1)
    return sql`(f.pos, f.id) ${sql.raw(past)} (${cursorPos}::bigint, ${cursorTie}::text)`;
  const samePlaceIsBeyond = descending ? rank < cursorRank : rank > cursorRank;
  return sql`f.pos ${sql.raw(samePlaceIsBeyond ? `${past}=` : past)} ${cursorPos}::bigint`;
}
