import { type SQL, sql } from "drizzle-orm";
import type { SETTING_STATUSES } from "../schemas/setting";
import { type FactRow, factTable, instantOf, instantOrNull, listed, placeOf, readFacts } from "./fact-rows";
import type { FactReader } from "./fact-source";
import { standing } from "./standing";

type SettingRow = FactRow & {
  valid_from: string;
  valid_until: string;
  ended_time: string | null;
  status: (typeof SETTING_STATUSES)[number];
};

/** The settings of a table that `where` selects, newest first, on all chains. */
export function readStandingTerms<Parties extends object>(
  { db, factsSchema, chainIds }: FactReader,
  table: "representative" | "affiliation",
  where: SQL,
): Promise<(SettingRow & Parties)[]> {
  return readFacts(
    db,
    sql`select *, ${standing("ended", "ended_pos")} as status from ${factTable(factsSchema, table)}
      where chain_id in (${listed(chainIds)}) and ${where}
      order by block_time desc, chain_id desc, pos desc`,
  );
}

export function settingToJson(row: SettingRow) {
  return {
    ...placeOf(row),
    validFrom: instantOrNull(row.valid_from),
    validUntil: instantOrNull(row.valid_until),
    endedAt: row.ended_time && instantOf(row.ended_time),
    status: row.status,
  };
}
