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

/** Converts Unix seconds to ISO 8601. */
export function instantOf(seconds: string): string {
  return new Date(Number(seconds) * 1000).toISOString();
}

/** Converts Unix seconds to ISO 8601; 0 means none and becomes null. */
export function instantOrNull(seconds: string): string | null {
  return seconds === "0" ? null : instantOf(seconds);
}

/** Returns the qualified name of a fact table for a query. */
export function factTable(factsSchema: string, table: string): SQL {
  return sql`${sql.identifier(factsSchema)}.${sql.identifier(table)}`;
}

/** Writes values as the list of an `IN`. */
export function listed(values: readonly unknown[]): SQL {
  return sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
}

const PAUSES_MS = [50, 200, 500];

/** Runs a query over facts, and retries if the indexer was just switching their schema. */
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
