/** `npm run keys -- create|list|rotate|revoke`: manages API keys. A key is shown once, when it is created. */
import { createPool } from "../database/pool";
import { readDatabaseUrl } from "../settings";
import { awaitDatabase } from "./await-database";
import { keyCommand } from "./key-commands";
import { run } from "./run";

run(async () => {
  const work = keyCommand(process.argv.slice(2));
  const pool = createPool({ databaseUrl: readDatabaseUrl(), max: 1, applicationName: "consentry keys" });
  try {
    await awaitDatabase(pool);
    await work(pool);
  } finally {
    await pool.end();
  }
});
