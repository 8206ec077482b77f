import { type SQL, sql } from "drizzle-orm";
import { type FactRow, placeJson } from "./fact-rows";

/** Converts an event's position and block hash to JSON. */
export function blockPlaceOf(row: FactRow) {
  return { ...placeJson(row), blockHash: row.block_hash };
}

/** Converts a fact's position to JSON, with its id. */
export function factPlaceOf(row: FactRow) {
  return { id: `${row.chain_id}-${row.pos}`, ...blockPlaceOf(row) };
}

/** An event that changed a fact's status, and who caused it. */
export type ChangeRow = FactRow & {
  party: string;
};

/** Converts a status change to JSON; null if there is none. */
export function changeToJson(row: ChangeRow | null) {
  return row && { ...blockPlaceOf(row), by: row.party };
}

/** Selects a joined row as JSON, in the shape of the driver's rows; null if nothing was joined. */
export function placedJson(alias: string, more: SQL = sql``): SQL {
  const of = (column: string) => sql`${sql.identifier(alias)}.${sql.identifier(column)}`;
  return sql`CASE WHEN ${of("pos")} IS NULL THEN NULL ELSE json_build_object(
    'chain_id', ${of("chain_id")}, 'pos', ${of("pos")}::text, 'block_number', ${of("block_number")}::text,
    'block_hash', ${of("block_hash")}, 'block_time', ${of("block_time")}::text, 'tx_hash', ${of("tx_hash")},
    'log_index', ${of("log_index")}${more}) end`;
}

/** Joins the status change at the position in a column of `f`, as `alias`. */
export function joinChange(changes: SQL, alias: string, column: string): SQL {
  const name = sql.identifier(alias);
  return sql`LEFT JOIN ${changes} AS ${name} ON ${name}.chain_id = f.chain_id AND ${name}.pos = f.${sql.identifier(column)}`;
}

/** Selects the joined change as JSON. */
export function changeJson(alias: string): SQL {
  return placedJson(alias, sql`, 'party', ${sql.identifier(alias)}.party`);
}
