/** `npm run start:worker`: evaluates facts and sends notifications; any number may run. */
import { preflight } from "./preflight";
import { run } from "./run";

run(async () => {
  await preflight({ chains: true, queue: true });
  await import("../alerts/worker");
});
