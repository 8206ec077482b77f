import { createRuleset } from "../alerts/rules/create-ruleset";
import { createShadow } from "../alerts/rules/shadow";
import { createPool } from "../database/pool";
import { readSettings, type Settings } from "../settings";
import { awaitChain } from "./await-chain";
import { awaitDatabase } from "./await-database";
import { awaitRedis } from "./await-redis";
import { requirePort } from "./require-port";

/** What a process needs, besides the database. */
export type Needs = { chains?: boolean; queue?: boolean; port?: boolean };

/**
 * Prepares every process: reads the settings, checks the rule settings, waits for the database and migrates it, and
 * then waits for what else the process needs: the right chains' nodes, Redis, a free port.
 *
 * Waits for problems that can pass, and reports them every few seconds. Throws a `SettingsError`, a `RulesetError`, a
 * `NewerDatabaseError` or a `StartError` for those that cannot.
 */
export async function preflight({ chains, queue, port }: Needs): Promise<Settings> {
  const settings = readSettings();
  createRuleset(settings);
  createShadow(settings);
  if (port) await requirePort(settings);
  const pool = createPool({ databaseUrl: settings.databaseUrl, max: 2, applicationName: "consentry start" });
  try {
    await awaitDatabase(pool);
    if (chains) for (const chain of settings.chains) await awaitChain(chain, settings, pool);
  } finally {
    await pool.end();
  }
  if (queue && settings.redisUrl) await awaitRedis(settings.redisUrl);
  return settings;
}
