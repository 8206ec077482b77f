import type { Client } from "../../../database/client";
import type { Columns } from "../documents/csv";
import { pageOf } from "../pagination";
import { type OperatorLogQuery, operatorLogEntryToJson, readOperatorLog } from "../reading/operator-log";
import type { OperatorLogEntryJson } from "../schemas/operator-log";

const CHUNK = 1_000;

/**
 * Yields the entries of the operator log that match a list's filters, oldest first, in chunks. Each chunk is a separate
 * read after the last keys, so that a slow reader holds no connection.
 */
export async function* operatorLogChunks(
  db: Client,
  filters: Omit<OperatorLogQuery, "limit" | "sort" | "cursor" | "count">,
): AsyncGenerator<OperatorLogEntryJson[], void, void> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const query = { ...filters, sort: "at", limit: CHUNK, cursor };
    const { rows } = await readOperatorLog(db, query);
    const page = pageOf(query, rows, ({ row }) => operatorLogEntryToJson(row));
    yield page.items;
    cursor = page.nextCursor;
  }
}

export const OPERATOR_LOG_COLUMNS: Columns<OperatorLogEntryJson> = [
  ["id", ({ id }) => id],
  ["sequence", ({ sequence }) => sequence],
  ["at", ({ at }) => at],
  ["credentialId", ({ credential }) => credential?.id ?? null],
  ["credentialName", ({ credential }) => credential?.name ?? null],
  ["role", ({ credential }) => credential?.role ?? null],
  ["operation", ({ operation }) => operation],
  ["patientLevel", ({ patientLevel }) => String(patientLevel)],
  ["filter", ({ filter }) => JSON.stringify(filter)],
  ["address", ({ address }) => address],
  ["status", ({ status }) => status],
  ["hash", ({ hash }) => hash],
];
