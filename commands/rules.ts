/** `npm run rules -- backtest|evaluate|shadow`: tries out rules on past or current facts, without alerts. */
import { createPool } from "../database/pool";
import { readSettings } from "../settings";
import { awaitDatabase } from "./await-database";
import { ruleCommand } from "./rule-commands";
import { run } from "./run";

run(async () => {
  const work = ruleCommand(process.argv.slice(2));
  const settings = readSettings();
  const pool = createPool({ databaseUrl: settings.databaseUrl, max: 4, applicationName: "consentry rules" });
  try {
    await awaitDatabase(pool);
    await work({ pool, settings });
  } finally {
    await pool.end();
  }
});
