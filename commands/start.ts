/** `npm start`: runs indexer, API and worker. When one of them ends, all end. */
import { fileURLToPath } from "node:url";
import { lockIndexer } from "./indexer-lock";
import { ponderPart } from "./ponder";
import { preflight } from "./preflight";
import { recordRulesInUse } from "./record-ruleset-use";
import { run } from "./run";
import { supervise } from "./supervise";

run(async () => {
  const settings = await preflight({ chains: true, queue: true, port: true });
  await lockIndexer(settings);
  await recordRulesInUse(settings, "npm start");
  const worker = fileURLToPath(new URL("./start-worker.ts", import.meta.url));
  process.exit(await supervise([ponderPart("start", settings), { name: "worker", args: ["--import", "tsx", worker] }]));
});
