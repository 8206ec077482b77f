import { type SQL, sql } from "drizzle-orm";
import type { ApiContext } from "../environment";
import { factTable, readFacts } from "../reading/fact-rows";

/** The reason for refusing a patient's account. */
export const PATIENTS_ACCOUNT =
  "This account is known only as the controller of a patient's consents. The directory never contains patients: omit this account.";

/**
 * Returns the accounts that are known as the controller of a patient and in no other capacity: that have not accessed
 * anybody else's record, and hold no credential, affiliation, grant or custody, and are no party to sharing or a claim.
 * Addresses are in lower case. The directory must not name these accounts.
 */
export async function patientsAccounts(
  { db, factsSchema }: Pick<ApiContext, "db" | "factsSchema">,
  accounts: readonly string[],
): Promise<string[]> {
  const otherwise = (table: string, condition: SQL) =>
    sql`EXISTS (SELECT FROM ${factTable(factsSchema, table)} AS f WHERE f.chain_id = c.chain_id AND ${condition})`;
  const rows = await readFacts<{ account: string }>(
    db,
    sql`SELECT c.controller AS account FROM (
      SELECT DISTINCT chain_id, controller FROM ${factTable(factsSchema, "patient")}
      WHERE controller = ANY(${sql.param(accounts)}::text[])
    ) AS c
    GROUP BY c.controller
    HAVING NOT bool_or(
      ${otherwise("credential", sql`f.subject = c.controller`)}
      OR ${otherwise("affiliation", sql`f.member = c.controller`)}
      OR ${otherwise("affiliation", sql`f.organisation = c.controller`)}
      OR ${otherwise("consent", sql`f.grantee = c.controller`)}
      OR ${otherwise("access", sql`f.custodian = c.controller`)}
      OR ${otherwise(
        "access",
        sql`f.actor = c.controller AND NOT EXISTS (SELECT FROM ${factTable(factsSchema, "patient")} AS own
          WHERE own.chain_id = f.chain_id AND own.patient = f.patient AND own.controller = c.controller)`,
      )}
      OR ${otherwise("agreement", sql`c.controller IN (f.proposer, f.counterparty)`)}
      OR ${otherwise("share", sql`c.controller IN (f.sender, f.recipient)`)}
      OR ${otherwise("claim", sql`f.provider = c.controller`)}
    )`,
  );
  return rows.map(({ account }) => account);
}
