import { type SQL, sql } from "drizzle-orm";
import type { ApiContext } from "../environment";
import type { AccessEvidence, AccessJson } from "../schemas/access";
import { type FactRow, factTable, instantOf, instantOrNull, placeJson, readFacts } from "./fact-rows";

type SettingRow = FactRow & {
  valid_from: string;
  valid_until: string;
  ended_pos: string | null;
  ended_time: string | null;
};

/**
 * Reads the evidence besides grants for an access, as known at that time: what can justify it, and for whom its actor
 * acted.
 */
export async function readAccessEvidence(
  { db, factsSchema, ruleset }: Pick<ApiContext, "db" | "factsSchema" | "ruleset">,
  { chainId, pos, patient, actor, verdict, blockTime, occurredAt }: AccessJson,
): Promise<AccessEvidence> {
  const select = <Row extends FactRow>(table: string, where: SQL) =>
    readFacts<Row>(
      db,
      sql`SELECT * FROM ${factTable(factsSchema, table)}
        WHERE chain_id = ${chainId} AND pos < ${pos}::bigint AND ${where} ORDER BY pos`,
    );
  const grantee = verdict.grant?.grantee;
  const [registrations, representations, affiliations] = await Promise.all([
    select<FactRow & { controller: string }>("patient", sql`patient = ${patient}`),
    select<SettingRow & { representative: string }>(
      "representative",
      sql`patient = ${patient} AND representative = ${actor}`,
    ),
    grantee && grantee !== actor
      ? select<SettingRow & { organisation: string }>(
          "affiliation",
          sql`member = ${actor} AND organisation = ${grantee}`,
        )
      : [],
  ]);
  const setting = (row: SettingRow) => ({
    ...placeJson(row),
    validFrom: instantOrNull(row.valid_from),
    validUntil: instantOrNull(row.valid_until),
    endedAt: row.ended_pos && row.ended_time && BigInt(row.ended_pos) < BigInt(pos) ? instantOf(row.ended_time) : null,
  });
  const [registration] = registrations;
  const lateSeconds = (Date.parse(blockTime) - Date.parse(occurredAt)) / 1000;
  return {
    effectiveTime: lateSeconds >= 0 && lateSeconds <= ruleset.clockToleranceSeconds ? occurredAt : blockTime,
    registration: registration ? { ...placeJson(registration), controller: registration.controller } : null,
    representations: representations.map((row) => ({ ...setting(row), representative: row.representative })),
    affiliations: affiliations.map((row) => ({ ...setting(row), organisation: row.organisation })),
  };
}
