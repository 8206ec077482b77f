import { sql } from "drizzle-orm";
import { type FactRow, factTable, listed, readFacts } from "../reading/fact-rows";
import type { FactReader } from "../reading/fact-source";
import { blockPlaceOf } from "../reading/place";
import { standing } from "../reading/standing";
import { readStandingTerms, settingToJson } from "../reading/standing-terms";
import type { PatientJson } from "./patient-schema";
import { readTimeline } from "./timeline";

/** What is on record about a patient; undefined where there is nothing. */
export async function readPatient(reader: FactReader, patient: string): Promise<PatientJson | undefined> {
  const [registrations, representatives, counts, firstEvent, lastEvent] = await Promise.all([
    readRegistrations(reader, patient),
    readStandingTerms<{ representative: string }>(reader, "representative", sql`patient = ${patient}`),
    readCounts(reader, patient),
    readEdge(reader, patient, "blockTime"),
    readEdge(reader, patient, "-blockTime"),
  ]);
  if (registrations.length === 0 && representatives.length === 0 && firstEvent === null) return undefined;
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
    sql`select * from ${factTable(factsSchema, "patient")}
      where chain_id in (${listed(chainIds)}) and patient = ${patient} order by chain_id`,
  );
}

async function readCounts({ db, factsSchema, chainIds }: FactReader, patient: string): Promise<PatientJson["counts"]> {
  const theirs = sql`chain_id in (${listed(chainIds)}) and patient = ${patient}`;
  const count = (table: string) =>
    sql`(select count(*)::integer from ${factTable(factsSchema, table)} where ${theirs})`;
  const [counts] = await readFacts<PatientJson["counts"]>(
    db,
    sql`select ${count("consent")} as "consents",
      (select count(*)::integer from (
        select ${standing("revoked", "revoked_pos")} as status from ${factTable(factsSchema, "consent")} where ${theirs}
      ) as c where status = 'active') as "activeConsents",
      ${count("access")} as "accesses", ${count("share")} as "shares", ${count("claim")} as "claims",
      ${count("data_request")} as "dataRequests",
      (select count(*)::integer from compliance.alert
        where ${theirs} and status in ('open', 'acknowledged', 'investigating')) as "openAlerts"`,
  );
  return counts!;
}

/** The first or the last event of the timeline. */
async function readEdge(reader: FactReader, patient: string, sort: string) {
  const { rows } = await readTimeline(reader, patient, { sort, limit: 1 });
  const [edge] = rows;
  return edge ? { kind: edge.kind, ...blockPlaceOf(edge) } : null;
}
