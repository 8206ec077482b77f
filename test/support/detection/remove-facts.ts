import type { Pool } from "pg";
import { FACT_TABLES } from "../../../facts/tables";

/** Takes all rows of a chain away, in one transaction. */
export async function removeFacts(pool: Pool, chainId: number, schema = "chain"): Promise<void> {
  await pool.query(
    `WITH ${FACT_TABLES.map((table) => `${table}_gone AS (DELETE FROM "${schema}"."${table}" WHERE chain_id = $1)`).join(", ")} SELECT`,
    [chainId],
  );
}
