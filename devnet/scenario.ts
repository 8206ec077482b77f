/** `npm run scenario`: checks scenarios on an embedded stack, plays one onto a running chain, or generates one. */
import { stopAll } from "./child-guard";
import { runScenarioCommand } from "./scenario-command";

process.exitCode = await runScenarioCommand(process.argv.slice(2));
await stopAll();
process.exit();
