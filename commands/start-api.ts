/** `npm run start:api`: serves the API beside an indexer; any number may run. It needs only the database. */
import { createPool } from "../database/pool";
import type { Settings } from "../settings";
import { ponderPart } from "./ponder";
import { preflight } from "./preflight";
import { recordRulesInUse } from "./record-ruleset-use";
import { run } from "./run";
import { waitFor } from "./say";
import { supervise } from "./supervise";

run(async () => {
  const settings = await preflight({ port: true });
  await awaitFacts(settings);
  await recordRulesInUse(settings, "npm run start:api");
  process.exit(await supervise([ponderPart("serve", settings)]));
});

async function awaitFacts({ databaseUrl, databaseSchema }: Settings): Promise<void> {
  const pool = createPool({ databaseUrl, max: 1, applicationName: "consentry start" });
  try {
    await waitFor(async () => {
      const { rows } = await pool.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [
        `"${databaseSchema}"._ponder_meta`,
      ]);
      return rows[0]!.there
        ? { done: true }
        : {
            waiting: `The schema ${databaseSchema} is not there yet: start an indexer of this version (npm run start:indexer), which makes it.`,
          };
    });
  } finally {
    await pool.end();
  }
}
