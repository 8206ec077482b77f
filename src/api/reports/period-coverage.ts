import { and, sql } from "drizzle-orm";
import { readCursor, readGaps } from "../../../alerts/detect/schedule/cursor";
import { readCheckpoints } from "../../../facts/checkpoint";
import { blockEnd, blockOf, blockStart } from "../../../facts/position";
import { gapsIn, type Range } from "../../../facts/ranges";
import { everyFact, FACT_TABLES } from "../../../facts/tables";
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

/** Reads, for each chain, whether the blocks of a period were evaluated, by whichever ruleset, whenever. */
export async function readPeriodCoverage(
  snapshot: Snapshot,
  { chainIds, period }: { chainIds: readonly number[]; period: Period },
): Promise<PeriodCoverage[]> {
  const { client, facts, db, factsSchema } = snapshot;
  const windows = await readWindows(snapshot, {
    ...{ table: "access", chainIds, from: period.from, to: period.to },
    ...{ cursor: undefined, descending: false },
  });
  const checkpoints = await readCheckpoints(client, facts);
  const found: PeriodCoverage[] = [];
  for (const { chainId, within } of windows) {
    const ends = FACT_TABLES.map((table) => {
      const end = (order: "ASC" | "DESC") =>
        sql`(SELECT f.pos FROM ${factTable(factsSchema, table)} AS f WHERE ${and(within)} ORDER BY f.pos ${sql.raw(order)} LIMIT 1)`;
      return sql`SELECT ${end("ASC")} AS first, ${end("DESC")} AS last`;
    });
    const [row] = await readFacts<{ first: string | null; last: string | null }>(
      db,
      sql`SELECT min(first) AS first, max(last) AS last FROM (${sql.join(ends, sql` UNION ALL `)}) AS ends`,
    );
    const latest = checkpoints.get(chainId)?.latestTime;
    const known = { chainId, indexedTo: latest === undefined || latest < 0 ? null : instant(latest) };
    if (row?.first == null || row.last === null) {
      found.push({
        ...known,
        state: "noFacts",
        firstBlock: null,
        lastBlock: null,
        notEvaluated: [],
        errors: 0,
        facts: null,
      });
      continue;
    }
    const range: Range = { fromPos: BigInt(row.first) - 1n, toPos: BigInt(row.last) };
    const missing = await readUnevaluated(snapshot, chainId, range);
    found.push({
      ...known,
      ...{ firstBlock: String(blockOf(range.fromPos + 1n)), lastBlock: String(blockOf(range.toPos)) },
      state:
        missing.length === 0
          ? "evaluated"
          : (await hasFacts(snapshot, chainId, gapsIn(range, missing)))
            ? "partly"
            : "notEvaluated",
      notEvaluated: missing.map(({ fromPos, toPos }) => ({
        fromBlock: String(blockOf(fromPos + 1n)),
        toBlock: String(blockOf(toPos)),
      })),
      errors: await countErrors(snapshot, chainId, range),
      facts: range,
    });
  }
  return found;
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
