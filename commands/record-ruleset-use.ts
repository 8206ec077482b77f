import { createRuleset } from "../alerts/rules/create-ruleset";
import { recordRulesetUse } from "../alerts/ruleset-use";
import { createPool } from "../database/pool";
import type { Settings } from "../settings";
import { whileDatabaseAway } from "./await-database";
import { nameOfUser, recordCommandChange } from "./record-command";

/**
 * Records that the process of this command, which is about to start, uses the rules of these settings. The operator log
 * gets an entry if they differ from those that were in use.
 */
export async function recordRulesInUse(settings: Settings, command: string): Promise<void> {
  const pool = createPool({ databaseUrl: settings.databaseUrl, max: 1, applicationName: "consentry start" });
  try {
    await whileDatabaseAway(() =>
      recordRulesetUse({
        pool,
        ruleset: createRuleset(settings),
        startedBy: nameOfUser(),
        recordChange: recordCommandChange(command),
      }),
    );
  } finally {
    await pool.end();
  }
}
