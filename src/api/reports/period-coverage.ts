import { and, sql } from "drizzle-orm";
import { readCursor, readGaps } from "../../../alerts/detect/schedule/cursor";
import { readCheckpoints } from "../../../facts/checkpoint";
import { effectiveTime } from "../../../facts/effective-time";
import { blockEnd, blockOf, blockStart } from "../../../facts/position";
import { gapsIn, type Range } from "../../../facts/ranges";
import { everyFact, FACT_TABLES } from "../../../facts/tables";
import { wholeSeconds } from "../reading/alerts";
import { factTable, readFacts } from "../reading/fact-rows";
import type { Snapshot } from "../reading/snapshot";
import { readWindows } from "../reading/time-to-position";
import type { ComplianceReport } from "../schemas/report";
import type { Period } from "./header";

/** How much of what a chain recorded in a period was evaluated. */
export type PeriodCoverage = ComplianceReport["coverage"][number] & {
  /** The positions from the first to the last fact of the period; null if there is none. */
  facts: Range | null;
};

/**
 * Reads, for each chain, whether what happened in a period was evaluated, by whichever ruleset, whenever. Accesses count
 * by effective time, as in the report's figures: their blocks are at most the clock tolerance later. A period that ends
 * later than the chain is indexed is not wholly evaluated.
 */
export async function readPeriodCoverage(
  snapshot: Snapshot,
  {
    chainIds,
    period,
    clockToleranceSeconds,
  }: { chainIds: readonly number[]; period: Period; clockToleranceSeconds: number },
): Promise<PeriodCoverage[]> {
  const checkpoints = await readCheckpoints(snapshot.client, snapshot.facts);
  const ranges = await readRanges(snapshot, { chainIds, period, clockToleranceSeconds });
  const found: PeriodCoverage[] = [];
  for (const chainId of chainIds) {
    const latest = checkpoints.get(chainId)?.latestTime ?? -1;
    const known = { chainId, indexedTo: latest < 0 ? null : instant(latest) };
    const endsBefore = (moment: Date) => latest >= 0 && (latest + 1) * 1000 < moment.getTime();
    const range = ranges.get(chainId);
    if (range === undefined) {
      const state = endsBefore(period.from) ? "notIndexed" : endsBefore(period.to) ? "partly" : "noFacts";
      found.push({ ...known, state, firstBlock: null, lastBlock: null, notEvaluated: [], errors: 0, facts: null });
      continue;
    }
    const missing = await readUnevaluated(snapshot, chainId, range);
    const errors = await countErrors(snapshot, chainId, range);
    const some = missing.length === 0 || (await hasFacts(snapshot, chainId, gapsIn(range, missing)));
    found.push({
      ...known,
      ...{ firstBlock: String(blockOf(range.fromPos + 1n)), lastBlock: String(blockOf(range.toPos)) },
      state: !some
        ? "notEvaluated"
        : endsBefore(period.to) || missing.length > 0 || errors > 0
          ? "partly"
          : "evaluated",
      notEvaluated: missing.map(({ fromPos, toPos }) => ({
        fromBlock: String(blockOf(fromPos + 1n)),
        toBlock: String(blockOf(toPos)),
      })),
      errors,
      facts: range,
    });
  }
  return found;
}

/** Reads the positions from the first to the last fact of a period, for each chain that has one. */
async function readRanges(
  { db, factsSchema }: Snapshot,
  {
    chainIds,
    period,
    clockToleranceSeconds,
  }: { chainIds: readonly number[]; period: Period; clockToleranceSeconds: number },
): Promise<Map<number, Range>> {
  const [from, to] = [wholeSeconds(period.from), wholeSeconds(period.to)];
  const windowsTo = (end: Date) =>
    readWindows(
      { db, factsSchema },
      { ...{ table: "access", chainIds, from: period.from, to: end }, ...{ cursor: undefined, descending: false } },
    );
  const windows = await windowsTo(period.to);
  const windowsOfAccesses = await windowsTo(new Date((to + clockToleranceSeconds) * 1000));
  const happened = sql.raw(effectiveTime("f", String(clockToleranceSeconds)));
  const ranges = new Map<number, Range>();
  for (const [nth, { chainId, within }] of windows.entries()) {
    const ends = FACT_TABLES.map((table) => {
      const condition =
        table === "access"
          ? and(windowsOfAccesses[nth]!.within, sql`${happened} >= ${from}`, sql`${happened} < ${to}`)
          : and(within);
      const end = (order: "ASC" | "DESC") =>
        sql`(SELECT f.pos FROM ${factTable(factsSchema, table)} AS f WHERE ${condition} ORDER BY f.pos ${sql.raw(order)} LIMIT 1)`;
      return sql`SELECT ${end("ASC")} AS first, ${end("DESC")} AS last`;
    });
    const [row] = await readFacts<{ first: string | null; last: string | null }>(
      db,
      sql`SELECT min(first) AS first, max(last) AS last FROM (${sql.join(ends, sql` UNION ALL `)}) AS ends`,
    );
    if (row?.first != null && row.last !== null)
      ranges.set(chainId, { fromPos: BigInt(row.first) - 1n, toPos: BigInt(row.last) });
  }
  return ranges;
}

/** Returns the parts of a range with facts that no ruleset evaluated, neither by position nor by their block's hash. */
async function readUnevaluated({ client, facts }: Snapshot, chainId: number, range: Range): Promise<Range[]> {
  const cursor = await readCursor(client, chainId);
  if (cursor >= range.toPos) return [];
  const after = cursor > range.fromPos ? { ...range, fromPos: cursor } : range;
  const gaps = await readGaps(client, chainId, after);
  const found: Range[] = [];
  for (const gap of gaps) {
    // Neighbouring blocks without an evaluated one between them are one range.
    const { rows } = await client.query<{ first: string; last: string }>(
      `WITH fact AS (
         SELECT DISTINCT block_number, block_hash FROM (${everyFact(facts, "block_number, block_hash", "chain_id = $1 AND pos > $2 AND pos <= $3")}) AS each
       ), judged AS (
         SELECT f.block_number, EXISTS (SELECT FROM compliance.evaluated_block e
           WHERE e.chain_id = $1 AND e.block_number = f.block_number AND e.block_hash = f.block_hash) AS done FROM fact f
       ), numbered AS (
         SELECT *, count(*) FILTER (WHERE done) OVER (ORDER BY block_number) AS stretch FROM judged
       )
       SELECT min(block_number) AS first, max(block_number) AS last FROM numbered WHERE NOT done GROUP BY stretch ORDER BY 1`,
      [chainId, gap.fromPos, gap.toPos],
    );
    found.push(
      ...rows.map(({ first, last }) => ({ fromPos: blockStart(BigInt(first)) - 1n, toPos: blockEnd(BigInt(last)) })),
    );
  }
  return found;
}

async function hasFacts({ client, facts }: Snapshot, chainId: number, ranges: readonly Range[]): Promise<boolean> {
  for (const { fromPos, toPos } of ranges) {
    const exists = FACT_TABLES.map(
      (table) => `EXISTS (SELECT FROM ${facts(table)} WHERE chain_id = $1 AND pos > $2 AND pos <= $3)`,
    );
    const { rows } = await client.query<{ some: boolean }>(`SELECT ${exists.join(" OR ")} AS some`, [
      chainId,
      fromPos,
      toPos,
    ]);
    if (rows[0]!.some) return true;
  }
  return false;
}

async function countErrors({ client }: Snapshot, chainId: number, { fromPos, toPos }: Range): Promise<number> {
  const { rows } = await client.query<{ errors: number }>(
    `SELECT count(*)::integer AS errors FROM compliance.rule_error
     WHERE chain_id = $1 AND resolved_at IS NULL AND to_pos > $2 AND from_pos < $3`,
    [chainId, fromPos, toPos],
  );
  return rows[0]!.errors;
}

const instant = (seconds: number) => new Date(seconds * 1000).toISOString();
