/** `npm run start:worker`: decides and tells; any number of them. */
import { preflight } from "./preflight";
import { run } from "./run";

run(async () => {
  await preflight({ chains: true, queue: true });
  await import("../alerts/worker");
});
