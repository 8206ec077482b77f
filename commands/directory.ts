/** `npm run directory -- import FILE`: imports the names and addresses of staff and organisations. */
import { createClient } from "../database/client";
import { createPool } from "../database/pool";
import { readDatabaseUrl, VIEWS_SCHEMA } from "../settings";
import { awaitDatabase } from "./await-database";
import { directoryCommand } from "./directory-commands";
import { run } from "./run";

run(async () => {
  const work = await directoryCommand(process.argv.slice(2));
  const pool = createPool({ databaseUrl: readDatabaseUrl(), max: 2, applicationName: "consentry directory" });
  try {
    await awaitDatabase(pool);
    await work({ pool, db: createClient(pool), factsSchema: VIEWS_SCHEMA });
  } finally {
    await pool.end();
  }
});
