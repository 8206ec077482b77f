/** `npm run start:worker`: evaluates facts and sends notifications; any number may run. */
import { preflight } from "./preflight";
import { recordRulesInUse } from "./record-ruleset-use";
import { run } from "./run";

run(async () => {
  const settings = await preflight({ chains: true, queue: true });
  await recordRulesInUse(settings, "npm run start:worker");
  await import("../alerts/worker");
});
