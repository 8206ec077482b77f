import { type SQL, sql } from "drizzle-orm";
import type { SETTING_STATUSES } from "../schemas/setting";
import { type FactRow, factTable, instantOf, instantOrNull, listed, placeJson, readFacts } from "./fact-rows";
import type { FactReader } from "./fact-source";
import { standing } from "./standing";

type SettingRow = FactRow & {
  valid_from: string;
  valid_until: string;
  ended_time: string | null;
  status: (typeof SETTING_STATUSES)[number];
};

/** Reads the rows of a table that `where` selects, newest first, on all chains, with their current status. */
export function readStandingTerms<Parties extends object>(
  { db, factsSchema, chainIds }: FactReader,
  table: "representative" | "affiliation",
  where: SQL,
): Promise<(SettingRow & Parties)[]> {
  return readFacts(
    db,
    sql`SELECT *, ${standing("ended", "ended_pos")} AS status FROM ${factTable(factsSchema, table)}
      WHERE chain_id IN (${listed(chainIds)}) AND ${where}
      ORDER BY block_time DESC, chain_id DESC, pos DESC`,
  );
}

export function settingToJson(row: SettingRow) {
  return {
    ...placeJson(row),
    validFrom: instantOrNull(row.valid_from),
    validUntil: instantOrNull(row.valid_until),
    endedAt: row.ended_time && instantOf(row.ended_time),
    status: row.status,
  };
}
