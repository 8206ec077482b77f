/**
 * Reads and checks every setting, in this one place. Settings are environment variables; `.env.example` explains each.
 */
import type { KeyObject } from "node:crypto";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { isAddressRange } from "./settings/address-range";
import { type DatabaseNames, databaseNames, databaseUrl, url } from "./settings/database-url";
import { type Deployments, readDeployments } from "./settings/deployments";
import { type Environment, environmentWithFiles } from "./settings/environment";
import { factsSchema, RESERVED_SCHEMAS } from "./settings/facts-schema";
import { unknownNames } from "./settings/names";
import { type OidcSettings, oidcSettings } from "./settings/oidc";
import { type RuleSettings, readRulesFile } from "./settings/rules-file";
import { DEFAULT_SESSION_TERMS, type SessionTerms } from "./settings/session-terms";
import { readSigningKey } from "./settings/signing-key";

export {
  CONTRACT_NAMES,
  type ContractName,
  type Deployment,
  type Deployments,
  deployments,
} from "./settings/deployments";

/** Schema of the views through which facts are read, whichever schema contains them. */
export const VIEWS_SCHEMA = "chain";

/** A followed chain: one that the deployment file names. */
export type ChainSettings = {
  chainId: number;
  /** At least one. An endpoint that is listed several times gets that many times the request rate. */
  rpcUrls: string[];
  /** For a chain that mines blocks by itself: after a start, nothing is noticed before the next block. */
  wsUrl?: string;
  pollingIntervalMs: number;
  /** First block whose alerts are notified. Default: the head at the first start. */
  goLiveBlock?: number;
};

export type Settings = RuleSettings & {
  databaseUrl: string;
  /** BullMQ runs on this Redis; without it, on PostgreSQL. */
  redisUrl?: string;
  /** Ordered by chain id. */
  chains: ChainSettings[];
  deployments: Deployments;
  /** Schema of the facts. Default: a name derived from the indexing code and the contracts followed. */
  databaseSchema: string;
  /** Whether `databaseSchema` is the derived name. */
  databaseSchemaDerived: boolean;
  /** Schema of the views through which facts are read, whichever schema contains them. */
  viewsSchema: typeof VIEWS_SCHEMA;
  /** `GO_LIVE_BLOCK`; the values of single chains are in `chains`. */
  goLiveBlock?: number;
  port: number;
  hostname: string;
  /** The hospital's name, for reports. */
  organisationName?: string;
  /** Base URL of links in notifications, without a trailing slash. */
  publicUrl: string;
  /** Proxies whose `X-Forwarded-For` is trusted: addresses and CIDR ranges. */
  trustedProxies: string[];
  /** The issuer of access tokens; without it, only API keys are accepted. */
  oidc?: OidcSettings;
  sessionTerms: SessionTerms;
  /** Maximum requests per credential and minute; 0 means no limit. */
  rateLimitPerMinute: number;
  /** Ed25519 key that signs the operator log's heads; without it they are unsigned. */
  signingKey?: KeyObject;
  logLevel: "silent" | "error" | "warn" | "info" | "debug" | "trace";
  /** Whether webhooks may go to private and local addresses. */
  webhookPrivateNetworks: "allow" | "refuse";
  detectConcurrency: number;
  deliverConcurrency: number;
  /** True if the node's responses are not cached between starts, as is right for a development chain. */
  disablePonderCache: boolean;
};

/**
 * Thrown if settings are invalid. Each line of the message is a sentence that names the setting and says what to do.
 */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
  }
}

const number = (fallback: number, least: number, most: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined ? fallback : Number(text)))
    .refine((value) => Number.isSafeInteger(value) && value >= least && value <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    });

const choice = <const Values extends readonly [string, ...string[]]>(values: Values, fallback: Values[number]) =>
  z.enum(values, { error: `must be one of: ${values.join(", ")}` }).default(fallback as never);

const block = z
  .string()
  .regex(/^[0-9]{1,12}$/, "must be a block number in decimal digits")
  .transform(Number);

const schema = z.object({
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,44}$/, "must be at most 45 lower-case letters, digits and underscores")
    .refine((name) => !RESERVED_SCHEMAS.includes(name) && !name.startsWith("pg_"), {
      error: `must not be one of ${RESERVED_SCHEMAS.join(", ")} nor begin with pg_`,
    })
    .optional(),
  REDIS_URL: url("redis:", "rediss:").optional(),
  DEPLOYMENTS_FILE: z.string().default("deployments.json"),
  POLLING_INTERVAL_MS: number(1_000, 100, 600_000),
  CHAIN_CACHE: choice(["on", "off"], "on"),
  GO_LIVE_BLOCK: block.optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: number(42_069, 1, 65_535),
  ORGANISATION_NAME: z
    .string()
    .trim()
    .max(100, "must have at most 100 characters")
    .regex(/^\P{Cc}*$/u, "must be one line of text")
    .optional(),
  PUBLIC_URL: url("http:", "https:").optional(),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform(list)
    .refine((ranges) => ranges.every(isAddressRange), {
      error: "must be IP addresses or ranges such as 10.0.0.0/8, separated by commas",
    }),
  OIDC_ISSUER: z.string().optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_ROLE_CLAIM: z.string().optional(),
  SESSION_HOURS: number(DEFAULT_SESSION_TERMS.hours, 1, 168),
  SESSION_IDLE_MINUTES: number(DEFAULT_SESSION_TERMS.idleMinutes, 5, 10_080),
  RATE_LIMIT_PER_MINUTE: number(600, 0, 1_000_000),
  SIGNING_KEY_FILE: z.string().optional(),
  LOG_LEVEL: choice(["silent", "error", "warn", "info", "debug", "trace"], "info"),
  RULES_FILE: z.string().optional(),
  WEBHOOK_PRIVATE_NETWORKS: choice(["allow", "refuse"], "refuse"),
  DETECT_CONCURRENCY: number(2, 1, 64),
  DELIVER_CONCURRENCY: number(8, 1, 256),
  ENV_FILES: choice(["on", "off"], "on"),
});

/**
 * Reads the settings from `env`. Without it, reads the process's environment completed by `.env.local` and `.env`, and
 * puts the values of these files into the environment, so that child processes see the same. Also reads the deployment
 * file and the rules file.
 *
 * Throws a `SettingsError` that names every problem.
 */
export function readSettings(env?: Environment): Settings {
  const source = env ? { values: env, fileNames: [] } : environmentWithFiles(process.env);
  const values = Object.fromEntries(Object.entries(source.values).filter(([, value]) => value?.trim()));
  const problems = unknownNames({ environment: Object.keys(values), file: source.fileNames });

  const database = databaseUrl(values, problems);
  const parsed = schema.safeParse(values);
  if (!parsed.success)
    problems.push(...parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`));

  const file = resolve(parsed.data?.DEPLOYMENTS_FILE ?? values.DEPLOYMENTS_FILE ?? "deployments.json");
  const followed = readDeployments(file, problems);
  const chains = readChains(values, followed, problems);
  const rulesFile = values.RULES_FILE === undefined ? undefined : resolve(values.RULES_FILE);
  const rules = readRulesFile(rulesFile, problems);
  const oidc = oidcSettings(values, problems);
  const signingKeyFile = values.SIGNING_KEY_FILE === undefined ? undefined : resolve(values.SIGNING_KEY_FILE);
  const signingKey = readSigningKey(signingKeyFile, problems);
  if (problems.length > 0 || !parsed.success || database === undefined) throw new SettingsError(problems);

  const data = parsed.data;
  const files = {
    DEPLOYMENTS_FILE: file,
    ...(rulesFile && { RULES_FILE: rulesFile }),
    ...(signingKeyFile && { SIGNING_KEY_FILE: signingKeyFile }),
  };
  if (!env) Object.assign(process.env, values, files);
  return {
    databaseUrl: database,
    redisUrl: data.REDIS_URL,
    chains: chains.map((chain) => ({
      ...chain,
      pollingIntervalMs: data.POLLING_INTERVAL_MS,
      goLiveBlock: chain.goLiveBlock ?? data.GO_LIVE_BLOCK,
    })),
    deployments: followed,
    databaseSchema: data.DATABASE_SCHEMA ?? factsSchema(PROJECT_ROOT, followed),
    databaseSchemaDerived: data.DATABASE_SCHEMA === undefined,
    viewsSchema: VIEWS_SCHEMA,
    goLiveBlock: data.GO_LIVE_BLOCK,
    port: data.PORT,
    hostname: data.HOST,
    organisationName: data.ORGANISATION_NAME,
    publicUrl: (
      data.PUBLIC_URL ?? `http://${data.HOST.includes(":") ? `[${data.HOST}]` : data.HOST}:${data.PORT}`
    ).replace(/\/+$/, ""),
    trustedProxies: data.TRUSTED_PROXIES,
    oidc,
    sessionTerms: { hours: data.SESSION_HOURS, idleMinutes: data.SESSION_IDLE_MINUTES },
    rateLimitPerMinute: data.RATE_LIMIT_PER_MINUTE,
    signingKey,
    logLevel: data.LOG_LEVEL,
    ...rules,
    webhookPrivateNetworks: data.WEBHOOK_PRIVATE_NETWORKS,
    detectConcurrency: data.DETECT_CONCURRENCY,
    deliverConcurrency: data.DELIVER_CONCURRENCY,
    disablePonderCache: data.CHAIN_CACHE === "off",
  };
}

/** Reads only the database's URL, as `readSettings` does, for commands that need nothing else. Throws a `SettingsError`. */
export function readDatabaseUrl(env?: Environment): string {
  const values = env ?? environmentWithFiles(process.env).values;
  const problems: string[] = [];
  const database = databaseUrl(values, problems);
  if (database === undefined) throw new SettingsError(problems);
  return database;
}

/** Returns the names of the settings that say where the database is, for messages about it. */
export function readDatabaseNames(env?: Environment): DatabaseNames {
  return databaseNames(env ?? environmentWithFiles(process.env).values);
}

/**
 * Reads only the signing key, for commands that need nothing else; `undefined` if none is set. Throws a
 * `SettingsError`.
 */
export function readSigningKeyAlone(env?: Environment): KeyObject | undefined {
  const values = env ?? environmentWithFiles(process.env).values;
  const problems: string[] = [];
  const key = readSigningKey(values.SIGNING_KEY_FILE || undefined, problems);
  if (problems.length > 0) throw new SettingsError(problems);
  return key;
}

/** The folder that contains `ponder.config.ts`. */
export const PROJECT_ROOT = dirname(fileURLToPath(import.meta.url));

function readChains(
  values: Environment,
  followed: Deployments,
  problems: string[],
): Omit<ChainSettings, "pollingIntervalMs">[] {
  const named = Object.keys(values).flatMap((name) => /^PONDER_(?:RPC|WS)_URL_([1-9][0-9]*)$/.exec(name)?.[1] ?? []);
  for (const id of new Set(named))
    if (!(id in followed) && Object.keys(followed).length > 0)
      problems.push(
        `PONDER_RPC_URL_${id} is for chain ${id}, which the deployment file does not name: add the chain to DEPLOYMENTS_FILE or remove the setting.`,
      );
  return Object.keys(followed)
    .sort((a, b) => Number(a) - Number(b))
    .map((id) => {
      const parse = <Output>(name: string, type: z.ZodType<Output>, value: unknown): Output | undefined => {
        const parsed = type.safeParse(value);
        if (parsed.success) return parsed.data;
        problems.push(`${name} ${parsed.error.issues[0]!.message}.`);
        return undefined;
      };
      const rpc = `PONDER_RPC_URL_${id}`;
      const rpcUrls = list(values[rpc] ?? "").flatMap((text) => parse(rpc, url("http:", "https:"), text) ?? []);
      if (!values[rpc])
        problems.push(
          `${rpc} is not set: give the URL of a node's JSON-RPC for chain ${id}, which the deployment file names.`,
        );
      return {
        chainId: Number(id),
        rpcUrls,
        wsUrl: parse(`PONDER_WS_URL_${id}`, url("ws:", "wss:").optional(), values[`PONDER_WS_URL_${id}`]),
        goLiveBlock: parse(`GO_LIVE_BLOCK_${id}`, block.optional(), values[`GO_LIVE_BLOCK_${id}`]),
      };
    });
}

function list(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}
