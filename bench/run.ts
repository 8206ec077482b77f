/** `npm run bench`: measures detection, backfill, the way from block to webhook, and the API's answers, and prints a table. */
import { writeFileSync } from "node:fs";
import { stopAll } from "../devnet/child-guard";
import { API_USAGE, benchApi } from "./api/api";
import { apiReport } from "./api/print-result";
import { BACKFILL_USAGE, benchBackfill } from "./backfill/backfill";
import { backfillReport } from "./backfill/print-result";
import { benchDetect, DETECT_USAGE } from "./detect/detect";
import { detectReport } from "./detect/print-result";
import { benchLive, LIVE_USAGE } from "./live/live";
import { liveReport } from "./live/print-result";
import { UsageError } from "./options";

const USAGE = `Usage: npm run bench -- COMMAND [options] [--json FILE]
  ${DETECT_USAGE}
  ${BACKFILL_USAGE}
  ${LIVE_USAGE}
  ${API_USAGE}
  --json FILE writes the result as JSON, too. Sizes are whole numbers such as 20000, 20k or 5M.`;

const say = (text: string) => process.stderr.write(`${text}\n`);

async function measure(
  command: string | undefined,
  args: readonly string[],
): Promise<{ report: string; result: object }> {
  switch (command) {
    case "detect": {
      const result = await benchDetect(args, say);
      return { report: detectReport(result), result };
    }
    case "backfill": {
      const result = await benchBackfill(args, say);
      return { report: backfillReport(result), result };
    }
    case "live": {
      const result = await benchLive(args, say);
      return { report: liveReport(result), result };
    }
    case "api": {
      const result = await benchApi(args, say);
      return { report: apiReport(result), result };
    }
    default:
      throw new UsageError(command === undefined ? "Say what to measure." : `There is no benchmark ${command}.`);
  }
}

async function main([command, ...args]: string[]): Promise<number> {
  try {
    const { report, result } = await measure(command, args);
    process.stdout.write(`${report}\n`);
    const file = args[args.indexOf("--json") + 1];
    if (args.includes("--json") && file !== undefined)
      writeFileSync(file, `${JSON.stringify({ benchmark: command, ...result }, null, 2)}\n`);
    return 0;
  } catch (error) {
    say(error instanceof Error ? (error instanceof UsageError ? error.message : (error.stack ?? error.message)) : "");
    if (error instanceof UsageError) say(USAGE);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
await stopAll();
process.exit();
