/** `npm run operator-log -- verify|head`: verifies the operator log, and exports its last head to keep elsewhere. */
import { createPool } from "../database/pool";
import { readDatabaseUrl, readSigningKeyAlone } from "../settings";
import { awaitDatabase } from "./await-database";
import { operatorLogCommand } from "./operator-log-commands";
import { run } from "./run";

run(async () => {
  const work = operatorLogCommand(process.argv.slice(2));
  const signingKey = readSigningKeyAlone();
  const pool = createPool({ databaseUrl: readDatabaseUrl(), max: 2, applicationName: "consentry operator-log" });
  try {
    await awaitDatabase(pool);
    await work({ pool, signingKey });
  } finally {
    await pool.end();
  }
});
