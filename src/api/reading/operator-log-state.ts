import { desc, isNull, sql } from "drizzle-orm";
import type { Client } from "../../../database/client";
import { operatorLog, operatorLogHead } from "../../../database/schema/index";
import type { StatusJson } from "../schemas/status";

/** Reads how far the operator log is sealed, and its last head. */
export async function readLogState(db: Client): Promise<StatusJson["operatorLog"]> {
  const [[sealed], unsealed, [head]] = await Promise.all([
    db.select({ last: sql<string>`coalesce(max(${operatorLog.sequence}), 0)::text` }).from(operatorLog),
    db.$count(operatorLog, isNull(operatorLog.sequence)),
    db.select().from(operatorLogHead).orderBy(desc(operatorLogHead.sequence)).limit(1),
  ]);
  return {
    sealed: sealed!.last,
    unsealed,
    head: head ? { sequence: String(head.sequence), at: head.at.toISOString(), signed: head.signature !== null } : null,
  };
}
