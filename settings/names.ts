/** The names of all settings, except those that end in a chain id. */
export const SETTING_NAMES = [
  "DATABASE_URL",
  "PGHOST",
  "PGPORT",
  "PGUSER",
  "PGPASSWORD",
  "PGDATABASE",
  "DATABASE_SCHEMA",
  "REDIS_URL",
  "DEPLOYMENTS_FILE",
  "POLLING_INTERVAL_MS",
  "CHAIN_CACHE",
  "GO_LIVE_BLOCK",
  "HOST",
  "PORT",
  "ORGANISATION_NAME",
  "PUBLIC_URL",
  "TRUSTED_PROXIES",
  "OIDC_ISSUER",
  "OIDC_AUDIENCE",
  "OIDC_ROLE_CLAIM",
  "SESSION_HOURS",
  "SESSION_IDLE_MINUTES",
  "RATE_LIMIT_PER_MINUTE",
  "SIGNING_KEY_FILE",
  "LOG_LEVEL",
  "RULES_FILE",
  "WEBHOOK_PRIVATE_NETWORKS",
  "DETECT_CONCURRENCY",
  "DELIVER_CONCURRENCY",
  "ENV_FILES",
] as const;

/** Settings that each chain has separately; the chain id follows, as in `PONDER_RPC_URL_1`. */
const CHAIN_SETTINGS = ["PONDER_RPC_URL_", "PONDER_WS_URL_", "GO_LIVE_BLOCK_"] as const;

/**
 * Variables of other programs that may appear in an environment file: Ponder's own switches and names used by the
 * container files.
 */
const OTHERS = [
  "PONDER_TELEMETRY_DISABLED",
  "PONDER_LOG_LEVEL",
  "PONDER_MAX_THREADS",
  "PONDER_CACHE_BYTES",
  "PONDER_EXPERIMENTAL_DB",
  "NODE_ENV",
  "PGSSLMODE",
  "POSTGRES_PASSWORD",
  "POSTGRES_SHARED_BUFFERS",
  "DEPLOYMENTS_DIRECTORY",
  "SITE_ADDRESS",
];

/**
 * Returns one sentence for each name that is probably a mistyped setting. In an environment file that is any unknown
 * name; in the environment, which contains many other programs' variables, a name with our prefixes or close to one of
 * ours.
 */
export function unknownNames(options: { environment: string[]; file: string[] }): string[] {
  const suspects = new Set([
    ...options.file.filter((name) => !name.startsWith("COMPOSE_")),
    ...options.environment.filter((name) => /^(CONSENTRY|PONDER)_/.test(name) || nearest(name, longNames)),
  ]);
  return [...suspects].filter((name) => !isKnown(name)).map(describe);
}

const longNames = SETTING_NAMES.filter((name) => name.length >= 9);

function isKnown(name: string): boolean {
  if ((SETTING_NAMES as readonly string[]).includes(name) || OTHERS.includes(name)) return true;
  return CHAIN_SETTINGS.some((prefix) => name.startsWith(prefix) && /^[1-9][0-9]*$/.test(name.slice(prefix.length)));
}

function describe(name: string): string {
  const chainSetting = CHAIN_SETTINGS.find((prefix) => name.startsWith(prefix.slice(0, -1)));
  if (chainSetting) return `${name} is not a setting: write ${chainSetting}<chain id>, as in ${chainSetting}1.`;
  const meant = nearest(name, SETTING_NAMES) ?? CHAIN_SETTINGS.find((prefix) => distance(name, prefix) <= 3);
  return meant
    ? `${name} is not a setting: did you mean ${meant}${meant.endsWith("_") ? "<chain id>" : ""}? Correct or remove it.`
    : `${name} is not a setting: remove it, or see .env.example for the names there are.`;
}

function nearest(name: string, names: readonly string[]): string | undefined {
  return names.find((known) => Math.abs(known.length - name.length) <= 2 && distance(name, known) <= 2);
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
