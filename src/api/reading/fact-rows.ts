import { setTimeout as sleep } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import type { Client } from "../../../database/client";
import { isPassing } from "../../../database/snapshot";
import type { PlaceRow } from "../../../facts/rows";

/** The columns that every fact has, as PostgreSQL's driver gives them: 8-byte integers are decimal strings. */
export type FactRow = PlaceRow & { chain_id: number; block_number: string; block_time: string };

/** A fact's place as answers show it. */
export function placeJson(row: FactRow) {
  return {
    chainId: row.chain_id,
    pos: row.pos,
    blockNumber: row.block_number,
    blockTime: instantOf(row.block_time),
    txHash: row.tx_hash,
    logIndex: row.log_index,
  };
}

/** ISO 8601 of Unix seconds. */
export function instantOf(seconds: string): string {
  return new Date(Number(seconds) * 1000).toISOString();
}

/** ISO 8601 of Unix seconds that are 0 where there is none. */
export function instantOrNull(seconds: string): string | null {
  return seconds === "0" ? null : instantOf(seconds);
}

/** The name of a table of facts, for a query. */
export function factTable(factsSchema: string, table: string): SQL {
  return sql`${sql.identifier(factsSchema)}.${sql.identifier(table)}`;
}

/** Values as the list of an `in`. */
export function listed(values: readonly unknown[]): SQL {
  return sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
}

const PAUSES_MS = [50, 200, 500];

/** The rows of a query over facts, read again where the indexer was just moving them. */
export async function readFacts<Row extends object>(db: Client, query: SQL): Promise<Row[]> {
  for (const pause of PAUSES_MS) {
    try {
      return (await db.execute(query)).rows as Row[];
    } catch (error) {
      if (!isPassing(error)) throw error;
      await sleep(pause);
    }
  }
  return (await db.execute(query)).rows as Row[];
}
