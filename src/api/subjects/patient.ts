import { sql } from "drizzle-orm";
import { OPEN_STATUSES_SQL } from "../../../database/schema/index";
import { type FactRow, factTable, listed, readFacts } from "../reading/fact-rows";
import type { FactReader } from "../reading/fact-source";
import { blockPlaceOf } from "../reading/place";
import { standing } from "../reading/standing";
import { readStandingTerms, settingToJson } from "../reading/standing-terms";
import type { PatientJson } from "./patient-schema";
import { readTimeline } from "./timeline";

/** Reads the summary of the records of a patient whom some fact names. */
export async function readPatient(reader: FactReader, patient: string): Promise<PatientJson> {
  const [registrations, representatives, counts, firstEvent, lastEvent] = await Promise.all([
    readRegistrations(reader, patient),
    readStandingTerms<{ representative: string }>(reader, "representative", sql`patient = ${patient}`),
    readCounts(reader, patient),
    readEdge(reader, patient, "blockTime"),
    readEdge(reader, patient, "-blockTime"),
  ]);
  return {
    patient,
    registrations: registrations.map((row) => ({
      ...blockPlaceOf(row),
      controller: row.controller,
      registrar: row.registrar,
    })),
    representatives: representatives.map((row) => ({ ...settingToJson(row), representative: row.representative })),
    counts,
    firstEvent,
    lastEvent,
  };
}

function readRegistrations({ db, factsSchema, chainIds }: FactReader, patient: string) {
  return readFacts<FactRow & { controller: string; registrar: string }>(
    db,
    sql`SELECT * FROM ${factTable(factsSchema, "patient")}
      WHERE chain_id IN (${listed(chainIds)}) AND patient = ${patient} ORDER BY chain_id`,
  );
}

async function readCounts({ db, factsSchema, chainIds }: FactReader, patient: string): Promise<PatientJson["counts"]> {
  const theirs = sql`chain_id IN (${listed(chainIds)}) AND patient = ${patient}`;
  const count = (table: string) =>
    sql`(SELECT count(*)::integer FROM ${factTable(factsSchema, table)} WHERE ${theirs})`;
  const [counts] = await readFacts<PatientJson["counts"]>(
    db,
    sql`SELECT ${count("consent")} AS "consents",
      (SELECT count(*)::integer FROM (
        SELECT ${standing("revoked", "revoked_pos")} AS status FROM ${factTable(factsSchema, "consent")} WHERE ${theirs}
      ) AS c WHERE status = 'active') AS "activeConsents",
      ${count("access")} AS "accesses", ${count("share")} AS "shares", ${count("claim")} AS "claims",
      ${count("data_request")} AS "dataRequests",
      (SELECT count(*)::integer FROM compliance.alert
        WHERE ${theirs} AND status IN ${sql.raw(OPEN_STATUSES_SQL)}) AS "openAlerts"`,
  );
  return counts!;
}

/** Reads the first or last event of the timeline. */
async function readEdge(reader: FactReader, patient: string, sort: string) {
  const { rows } = await readTimeline(reader, patient, { sort, limit: 1 });
  const [edge] = rows;
  return edge ? { kind: edge.kind, ...blockPlaceOf(edge) } : null;
}
