import { parseArgs } from "node:util";
import type { Pool } from "pg";
import { evaluateRange } from "../alerts/detect/evaluate/evaluate-range";
import { catalogue, findRule } from "../alerts/rules/catalogue";
import { createRuleset } from "../alerts/rules/create-ruleset";
import { RulesetError } from "../alerts/rules/ruleset";
import { backtest } from "../alerts/trials/backtest";
import { cutRange, rangeOfPeriod } from "../alerts/trials/dry-run";
import { readShadows } from "../alerts/trials/shadow-report";
import { createClient } from "../database/client";
import type { Backtest } from "../database/schema/backtest-result";
import { FactsNotReadyError, resolveFacts } from "../facts/schema";
import type { Settings } from "../settings";
import { recordCommandChange } from "./record-command";
import { StartError, say } from "./say";

const USAGE = `Use it as one of:
  npm run rules -- backtest RULE --from INSTANT --to INSTANT [--param NAME=VALUE]... [--chain ID] [--json]
      What the rule would find in the period with these parameters, beside what it finds with those in force.
  npm run rules -- evaluate --from INSTANT --to INSTANT [--chain ID]
      Evaluates the period again. Nobody is told of what that finds, and nothing that people did is touched.
  npm run rules -- shadow RULE [--json]
      What the rule on trial found beside the live one, since it is on trial (RULES_FILE says which are).
Instants are ISO 8601, as 2026-03-01 or 2026-03-01T08:00:00Z; a period ends before --to.`;

type Context = { pool: Pool; settings: Settings };
type Work = (context: Context) => Promise<void>;
type Period = { from: number; to: number };

const RANGE_SIZE = 10_000;

/** Parses the command, before anything is reached. Throws a `StartError` with the usage. */
export function ruleCommand(given: string[]): Work {
  const { values, positionals } = parsed(given);
  const [command, ruleId, ...rest] = positionals;
  if (command === "backtest" && ruleId && rest.length === 0) return backtestOf(ruleOf(ruleId), values);
  if (command === "evaluate" && ruleId === undefined) return evaluateAgain(values);
  if (command === "shadow" && ruleId && rest.length === 0) return shadowOf(ruleOf(ruleId), values);
  throw new StartError(USAGE);
}

type Values = { from?: string; to?: string; param?: string[]; chain?: string; json?: boolean };

function parsed(given: string[]): { values: Values; positionals: string[] } {
  const option = { type: "string" } as const;
  try {
    return parseArgs({
      args: given,
      allowPositionals: true,
      options: {
        from: option,
        to: option,
        param: { type: "string", multiple: true },
        chain: option,
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new StartError(`${(error as Error).message.split(". ")[0]}. ${USAGE}`);
  }
}

function ruleOf(id: string): string {
  if (findRule(id)) return id;
  throw new StartError(`There is no rule ${id}: take one of ${catalogue.map((rule) => rule.id).join(", ")}.`);
}

function periodOf({ from, to }: Values): Period {
  const seconds = (name: string, text: string | undefined) => {
    const instant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/.test(text ?? "") ? Date.parse(text!) : Number.NaN;
    if (Number.isNaN(instant)) throw new StartError(`--${name} is missing or no instant in UTC.\n${USAGE}`);
    return instant / 1000;
  };
  const period = { from: seconds("from", from), to: seconds("to", to) };
  if (period.from >= period.to) throw new StartError("--to must be later than --from.");
  return period;
}

/** Parses `--param name=value`: the value is JSON if it parses as such, otherwise text. */
function parametersOf({ param = [] }: Values): Record<string, unknown> {
  return Object.fromEntries(
    param.map((text) => {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
      if (name === undefined || value === undefined)
        throw new StartError(`--param ${text} is not understood: write it as --param patients=40.`);
      try {
        return [name, JSON.parse(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}

function chainsOf({ chain }: Values, settings: Settings): number[] {
  const all = settings.chains.map(({ chainId }) => chainId);
  if (chain === undefined) return all;
  if (!all.includes(Number(chain)))
    throw new StartError(`--chain ${chain} is not followed: take one of ${all.join(", ")}.`);
  return [Number(chain)];
}

function backtestOf(ruleId: string, values: Values): Work {
  const period = periodOf(values);
  const parameters = parametersOf(values);
  return async ({ pool, settings }) => {
    const current = rulesetOf(settings, {});
    const candidate = rulesetOf(settings, { [ruleId]: { ...settings.ruleParameters[ruleId], ...parameters } });
    const { viewsSchema } = settings;
    for (const chainId of chainsOf(values, settings)) {
      const options = { pool, chainId, ruleId, period, current, candidate, viewsSchema };
      const result = await ready(backtest({ ...options, onProgress: progress(`Chain ${chainId}`) }));
      process.stdout.write(`${values.json ? JSON.stringify(result) : inWords(result)}\n`);
    }
  };
}

function rulesetOf(settings: Settings, changed: Record<string, Record<string, unknown>>) {
  try {
    return createRuleset({ ...settings, ruleParameters: { ...settings.ruleParameters, ...changed } });
  } catch (error) {
    if (error instanceof RulesetError) throw new StartError(error.message);
    throw error;
  }
}

function evaluateAgain(values: Values): Work {
  const period = periodOf(values);
  return async ({ pool, settings }) => {
    const ruleset = rulesetOf(settings, {});
    const { viewsSchema } = settings;
    const chainIds = chainsOf(values, settings);
    const [from, to] = [period.from, period.to].map((seconds) => new Date(seconds * 1000).toISOString());
    await recordCommandChange("npm run rules -- evaluate", { from: from!, to: to! })(createClient(pool), {
      ruleset: ruleset.hash,
      chains: chainIds.map(String),
    });
    for (const chainId of chainIds) {
      const facts = await ready(resolveFacts(pool, viewsSchema));
      const whole = await rangeOfPeriod({ pool, facts, chainId, period });
      const ranges = await cutRange({ pool, facts, chainId, range: whole, size: RANGE_SIZE });
      const tell = progress(`Chain ${chainId}`);
      let created = 0;
      let errors = 0;
      for (const [index, range] of ranges.entries()) {
        const evaluated = await evaluateRange({ pool, chainId, ...range, ruleset, viewsSchema, notify: false });
        created += evaluated.created.length;
        errors += evaluated.errors;
        tell(index + 1, ranges.length);
      }
      process.stdout.write(
        `Chain ${chainId}: ${created} alerts that were not there before; nobody was told.${errors > 0 ? ` Rules failed on ${errors} facts: see /v1/status.` : ""}\n`,
      );
    }
  };
}

function shadowOf(ruleId: string, values: Values): Work {
  return async ({ pool, settings }) => {
    const shadows = await ready(readShadows(pool, ruleId, settings.viewsSchema));
    if (values.json) process.stdout.write(`${JSON.stringify(shadows)}\n`);
    else if (shadows.length === 0)
      say(`${ruleId} is not a shadow rule: give it "shadow" parameters in the file that RULES_FILE names.`);
    else for (const shadow of shadows) process.stdout.write(`${inWords(shadow)}\n`);
  };
}

/** Reports on standard error how many ranges are done, at most once a second. */
function progress(what: string): (done: number, all: number) => void {
  let told = 0;
  return (done, all) => {
    if (Date.now() - told < 1_000 && done < all) return;
    told = Date.now();
    say(`${what}: ${done} of ${all} ranges.`);
  };
}

async function ready<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FactsNotReadyError) throw new StartError(error.message);
    throw error;
  }
}

function inWords({ chainId, ruleId, current, candidate, added, dropped, examples }: Backtest): string {
  const list = (title: string, some: Backtest["examples"]["added"]) =>
    some.flatMap(({ headline, summary, txHash, entryIndex }) => [
      `  ${title}  ${headline}`,
      ...[summary, `${txHash} #${entryIndex}`].map((line) => `           ${line}`),
    ]);
  return [
    `Chain ${chainId}, ${ruleId}: ${current} alerts as it is, ${candidate} on trial: ${added} added, ${dropped} dropped.`,
    ...list("added  ", examples.added),
    ...list("dropped", examples.dropped),
  ].join("\n");
}
