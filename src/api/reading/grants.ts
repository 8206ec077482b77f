import { sql } from "drizzle-orm";
import type { ApiContext } from "../environment";
import type { GrantJson } from "../schemas/access";
import { type GrantedRow, type RevocationRow, termsOf } from "./consent-terms";
import { factTable, instantOf, placeJson, readFacts } from "./fact-rows";

type GrantRow = GrantedRow & RevocationRow;

type Judged = {
  chain_id: number;
  pos: string;
  patient: string;
  verdict_consent_id: string | null;
};

/** Reads the grants that the verdicts on these accesses considered. */
export async function readGrants<Access extends Judged>(
  { db, factsSchema }: Pick<ApiContext, "db" | "factsSchema">,
  accesses: Access[],
): Promise<(access: Access) => GrantJson | null> {
  const considered = accesses.filter((access) => access.verdict_consent_id !== null);
  if (considered.length === 0) return () => null;
  const ids = considered.map(
    ({ chain_id, patient, verdict_consent_id }) => sql`(${chain_id}::integer, ${patient}, ${verdict_consent_id})`,
  );
  const rows = await readFacts<GrantRow>(
    db,
    sql`SELECT * FROM ${factTable(factsSchema, "consent")}
      WHERE (chain_id, patient, consent_id) IN (${sql.join(ids, sql`, `)})`,
  );
  const byId = new Map(rows.map((row) => [`${row.chain_id} ${row.consent_id}`, row]));
  return (access) => {
    const row = byId.get(`${access.chain_id} ${access.verdict_consent_id}`);
    return row ? grantToJson(row, access) : null;
  };
}

/** Converts a grant to JSON: as known at the time of access, with a later revocation listed separately. */
function grantToJson(row: GrantRow, access: Judged): GrantJson {
  const revocation = row.revoked_pos
    ? {
        pos: row.revoked_pos,
        at: instantOf(row.revoked_time),
        requestedAt: instantOf(row.revocation_requested_at),
        signer: row.revocation_signer,
        txHash: row.revoked_tx_hash,
        logIndex: row.revoked_log_index,
      }
    : null;
  const known = revocation !== null && BigInt(revocation.pos) < BigInt(access.pos);
  return {
    ...placeJson(row),
    consentId: row.consent_id,
    ...termsOf(row),
    revocation: known ? revocation : null,
    laterRevocation: known ? null : revocation,
  };
}
