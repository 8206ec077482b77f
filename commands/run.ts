import { RulesetError } from "../alerts/rules/ruleset";
import { NewerDatabaseError } from "../database/migrate";
import { SettingsError } from "../settings";
import { StartError, say } from "./say";

/** Runs a command. What keeps it from starting is told in sentences and ends the process with code 1. */
export function run(command: () => Promise<void>): void {
  endWithParent();
  command().catch((error: unknown) => {
    if (error instanceof SettingsError) for (const problem of error.problems) say(problem);
    else if (error instanceof RulesetError)
      for (const problem of error.problems) say(`The rules file (RULES_FILE) is wrong at ${problem}`);
    else if (error instanceof StartError || error instanceof NewerDatabaseError) say(error.message);
    else
      say(`It could not be started, which is a fault of this program. ${error instanceof Error ? error.stack : error}`);
    process.exit(1);
  });
}

/** A process that `npm start` started ends when that one is gone, even where it was killed. */
function endWithParent(): void {
  if (!process.channel) return;
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
