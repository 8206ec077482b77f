import { RulesetError } from "../alerts/rules/ruleset";
import { NewerDatabaseError } from "../database/migrate";
import { SettingsError } from "../settings";
import { endWithNpm } from "./end-with-npm";
import { StartError, say } from "./say";

/** Runs a command. Reports what keeps it from starting in sentences, and exits with code 1. */
export function run(command: () => Promise<void>): void {
  endWithParent();
  endWithNpm();
  command().catch((error: unknown) => {
    if (error instanceof SettingsError) for (const problem of error.problems) say(problem);
    else if (error instanceof RulesetError)
      for (const problem of error.problems) say(`The rules file (RULES_FILE) is wrong at ${problem}`);
    else if (error instanceof StartError || error instanceof NewerDatabaseError) say(error.message);
    else
      say(
        `The command failed to start because of a bug in this program. ${error instanceof Error ? error.stack : error}`,
      );
    process.exit(1);
  });
}

/** A process started by `npm start` exits when that one is gone, even if it was killed. */
function endWithParent(): void {
  if (!process.channel) return;
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
