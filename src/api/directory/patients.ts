import { type SQL, sql } from "drizzle-orm";
import type { ApiContext } from "../environment";
import { factTable, readFacts } from "../reading/fact-rows";

/** Says why an account of a patient is refused. */
export const PATIENTS_ACCOUNT =
  "This account is known only as one that controls a patient's consents. The directory never holds patients: leave it out.";

/**
 * Those of some accounts that are known as the controller of a patient and as nothing else: not as one who has cared for
 * anybody else, holds a credential, is or has a member, holds a grant, keeps records, or is a party to sharing or a claim.
 * Addresses are in lower case. The directory must not name them.
 */
export async function patientsAccounts(
  { db, factsSchema }: Pick<ApiContext, "db" | "factsSchema">,
  accounts: readonly string[],
): Promise<string[]> {
  const otherwise = (table: string, condition: SQL) =>
    sql`exists (select from ${factTable(factsSchema, table)} as f where f.chain_id = c.chain_id and ${condition})`;
  const rows = await readFacts<{ account: string }>(
    db,
    sql`select c.controller as account from (
      select distinct chain_id, controller from ${factTable(factsSchema, "patient")}
      where controller = any(${sql.param(accounts)}::text[])
    ) as c
    group by c.controller
    having not bool_or(
      ${otherwise("credential", sql`f.subject = c.controller`)}
      or ${otherwise("affiliation", sql`f.member = c.controller`)}
      or ${otherwise("affiliation", sql`f.organisation = c.controller`)}
      or ${otherwise("consent", sql`f.grantee = c.controller`)}
      or ${otherwise("access", sql`f.custodian = c.controller`)}
      or ${otherwise(
        "access",
        sql`f.actor = c.controller and not exists (select from ${factTable(factsSchema, "patient")} as own
          where own.chain_id = f.chain_id and own.patient = f.patient and own.controller = c.controller)`,
      )}
      or ${otherwise("agreement", sql`c.controller in (f.proposer, f.counterparty)`)}
      or ${otherwise("share", sql`c.controller in (f.sender, f.recipient)`)}
      or ${otherwise("claim", sql`f.provider = c.controller`)}
    )`,
  );
  return rows.map(({ account }) => account);
}
