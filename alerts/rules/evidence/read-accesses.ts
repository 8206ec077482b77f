import { effectiveTimeOf } from "../../../facts/effective-time";
import type { AccessRow } from "../../../facts/rows";
import type { EvaluationContext } from "../pass";
import { placeOf } from "./place";

/** Reads the accesses at these positions, keyed by position. */
export async function readAccesses(
  { query, facts, chainId }: EvaluationContext,
  positions: readonly string[],
): Promise<Map<string, AccessRow>> {
  if (positions.length === 0) return new Map();
  const rows = await query<AccessRow>(
    `SELECT * FROM ${facts("access")} WHERE chain_id = $1 AND pos = ANY($2::bigint[])`,
    [chainId, [...new Set(positions)]],
  );
  return new Map(rows.map((row) => [row.pos, row]));
}

/** Shows an access as one of many that were counted. */
export const countedEvidence = (row: AccessRow, toleranceSeconds: number) => {
  const { pos, txHash, logIndex } = placeOf(row);
  return {
    pos,
    txHash,
    logIndex,
    entryIndex: row.entry_index,
    accessId: row.access_id,
    patient: row.patient,
    effectiveTime: new Date(effectiveTimeOf(row, toleranceSeconds) * 1000).toISOString(),
  };
};
