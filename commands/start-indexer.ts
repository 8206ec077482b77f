/** `npm run start:indexer`: follows the chains, writes the facts, and serves the API. */
import { lockIndexer } from "./indexer-lock";
import { ponderPart } from "./ponder";
import { preflight } from "./preflight";
import { recordRulesInUse } from "./record-ruleset-use";
import { run } from "./run";
import { supervise } from "./supervise";

run(async () => {
  const settings = await preflight({ chains: true, port: true });
  await lockIndexer(settings);
  await recordRulesInUse(settings, "npm run start:indexer");
  process.exit(await supervise([ponderPart("start", settings)]));
});
