/** `npm run facts -- list|drop SCHEMA`: shows the schemas of facts, and drops those that former versions left behind. */
import { createPool } from "../database/pool";
import { readDatabaseUrl } from "../settings";
import { awaitDatabase } from "./await-database";
import { factsCommand } from "./facts-commands";
import { run } from "./run";

run(async () => {
  const work = factsCommand(process.argv.slice(2));
  const pool = createPool({ databaseUrl: readDatabaseUrl(), max: 2, applicationName: "consentry facts" });
  try {
    await awaitDatabase(pool);
    await work(pool);
  } finally {
    await pool.end();
  }
});
