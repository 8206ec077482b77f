import { sql } from "drizzle-orm";
import { Problem } from "../problem";
import { factTable, listed, readFacts } from "../reading/fact-rows";
import type { FactReader } from "../reading/fact-source";

/** The tables of facts that name a patient. */
const NAMING = [
  ...["patient", "representative", "consent_request", "consent", "access", "share", "data_request", "coverage"],
  ...["claim", "status_change"],
];

/**
 * Throws a `Problem` (404) unless some fact names the patient: a mistyped id must not look like a patient to whom nothing
 * happened.
 */
export async function requirePatient(
  { db, factsSchema, chainIds }: Pick<FactReader, "db" | "factsSchema" | "chainIds">,
  patient: string,
): Promise<void> {
  const named = NAMING.map(
    (table) => sql`EXISTS (SELECT FROM ${factTable(factsSchema, table)}
      WHERE chain_id IN (${listed(chainIds)}) AND patient = ${patient})`,
  );
  const [row] = await readFacts<{ known: boolean }>(db, sql`SELECT ${sql.join(named, sql` OR `)} AS known`);
  if (!row!.known) throw new Problem(404, "not-found", "No records exist for this patient. Check the patient's id.");
}
