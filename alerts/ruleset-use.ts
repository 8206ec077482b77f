import { desc, eq } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../database/client";
import { LOCKS } from "../database/locks";
import { ruleset as rulesetTable, rulesetUse } from "../database/schema/index";
import { inTransaction } from "../database/transaction";
import type { RecordChange } from "../operator-log/write";
import type { Ruleset } from "./rules/ruleset";
import { rulesetChanges } from "./rules/ruleset-changes";

/**
 * Records that a process uses this ruleset from now on. If another one was in use, the operator log gets an entry in the
 * same transaction: both hashes, and each rule's version and parameters that differ. Nothing is written if this ruleset
 * is already in use. Processes that start together wait for each other, so that a change is recorded once. Returns
 * whether anything was written.
 */
export async function recordRulesetUse({
  pool,
  ruleset: { hash, content },
  startedBy,
  recordChange,
}: {
  pool: Pool;
  ruleset: Pick<Ruleset, "hash" | "content">;
  /** The operating system's user who started the process. */
  startedBy: string;
  recordChange: RecordChange;
}): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(${LOCKS.rulesetUse.key})`);
    const db = createClient(client);
    const [last] = await db
      .select({ hash: rulesetUse.ruleset, rules: rulesetTable.rules })
      .from(rulesetUse)
      .leftJoin(rulesetTable, eq(rulesetTable.hash, rulesetUse.ruleset))
      .orderBy(desc(rulesetUse.id))
      .limit(1);
    if (last?.hash === hash) return false;
    await db
      .insert(rulesetTable)
      .values({ hash, rules: [...content] })
      .onConflictDoNothing();
    await db.insert(rulesetUse).values({ ruleset: hash, startedBy });
    if (last)
      await recordChange(db, {
        rulesetBefore: last.hash,
        rulesetAfter: hash,
        changed: rulesetChanges(last.rules ?? [], content),
      });
    return true;
  });
}
