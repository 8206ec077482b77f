import type { z } from "@hono/zod-openapi";
import { and, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Client } from "../../../database/client";
import { alert, OPERATOR_LOG_IDS, operatorLog } from "../../../database/schema/index";
import type { Entry } from "../../../operator-log/entry";
import { keysetOf } from "../pagination";
import type { OperatorLogEntryJson, operatorLogQuery } from "../schemas/operator-log";

export type OperatorLogQuery = z.infer<typeof operatorLogQuery>;

/** Reads one page of the operator log, plus one row if another page follows, and the total count on request. */
export async function readOperatorLog(db: Client, query: OperatorLogQuery) {
  const filter = and(
    query.credential && inArray(operatorLog.credentialId, query.credential),
    query.role && inArray(operatorLog.role, query.role),
    query.operation && inArray(operatorLog.operation, query.operation),
    query.status && inArray(operatorLog.status, query.status),
    query.patientLevel === undefined ? undefined : eq(operatorLog.patientLevel, query.patientLevel),
    query.patient && naming(sql`${sql.param(query.patient)}::text[] || ${alertsAbout(query.patient)}`),
    query.alert && naming(sql`${sql.param(query.alert)}::text[]`),
    query.from && gte(operatorLog.at, query.from),
    query.to && lt(operatorLog.at, query.to),
  );
  const keyset = keysetOf(query, [
    { value: sql`${operatorLog.at}`, type: "timestamptz" },
    { value: sql`${operatorLog.id}`, type: "bigint" },
  ]);
  const [rows, total] = await Promise.all([
    db
      .select({ row: operatorLog, keys: keyset.keys })
      .from(operatorLog)
      .where(and(filter, keyset.after))
      .orderBy(keyset.orderBy)
      .limit(keyset.limit),
    query.count ? db.$count(operatorLog, filter) : undefined,
  ]);
  return { rows, total };
}

/**
 * Matches entries whose parameters have one of these ids anywhere: in a path, a list, a search text or GraphQL. The
 * entries are found in a statement of its own, so that the index of ids is used whatever the order and limit are.
 */
function naming(ids: SQL): SQL {
  return sql`${operatorLog.id} = ANY(ARRAY(SELECT id FROM compliance.operator_log WHERE ${OPERATOR_LOG_IDS} && (${ids})))`;
}

/** An array of the ids of the alerts about these patients. */
function alertsAbout(patients: string[]): SQL {
  return sql`ARRAY(SELECT ${alert.id} FROM ${alert} WHERE ${inArray(alert.patient, patients)})`;
}

/** Converts an operator log entry to its JSON. */
export function operatorLogEntryToJson(row: Entry): OperatorLogEntryJson {
  const { credentialId, credentialName, role, operation, patientLevel, filter, address, status, hash } = row;
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    credential: credentialId === null ? null : { id: credentialId, name: credentialName ?? credentialId, role },
    operation,
    patientLevel,
    filter,
    address,
    status,
    sequence: row.sequence === null ? null : String(row.sequence),
    hash,
  };
}
