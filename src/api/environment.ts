import type { Pool } from "pg";
import type { Queues } from "../../alerts/queue";
import type { Ruleset } from "../../alerts/rules/ruleset";
import type { EventHub } from "../../alerts/stream/hub";
import type { Client } from "../../database/client";
import type { Changed, RecordChange } from "../../operator-log/write";
import type { OidcSettings } from "../../settings/oidc";
import type { Claimant, Credential } from "./identity/credential";
import type { RateLimit } from "./identity/rate-limit";
import type { Parameters } from "./parameters";

/** What the routes work with. */
export type ApiContext = {
  pool: Pool;
  /** The same pool, for typed queries. */
  db: Client;
  /** Schema through which the facts are read. */
  factsSchema: string;
  /** Ids of the chains that are followed. */
  chainIds: number[];
  /** The rules as this deployment runs them. */
  ruleset: Ruleset;
  webhookPrivateNetworks: "allow" | "refuse";
  /** Where access tokens come from; without it, API keys alone are credentials. */
  oidc?: OidcSettings;
  /** Without it a credential may ask as often as it likes. */
  rateLimit?: RateLimit;
  /** Addresses and ranges of the proxies whose `X-Forwarded-For` is believed. Default: none. */
  trustedProxies?: readonly string[];
  logger: ApiLogger;
  /** The address that links begin with; no slash at its end. */
  publicUrl: string;
  /** Wakes who reads the stream. */
  events: EventHub;
  /** After this a stream ends and its reader comes again, with a credential that is still good. Default: five minutes. */
  streamLifetimeMs?: number;
  /** For their counts. */
  queues: Pick<Queues, "queue">;
};

/** The part of a pino logger that the API uses. */
export type ApiLogger = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** Hono's environment: whose request it is. */
export type ApiEnvironment = {
  Variables: {
    credential: Credential;
    /** Set where a credential was refused that names somebody. */
    claimant?: Claimant;
    /** What was asked for, where the URL does not say it: the operator log has it beside the URL's parameters. */
    filter?: Parameters;
    /** What an answer told of patients though its operation reads nothing about them: for the operator log. */
    told?: Changed;
    /** Whether the operator log has the request although it is refused for its number (429). */
    logged?: boolean;
    /** What writes a change to the operator log in the change's transaction, as one that is answered with this status. */
    recordChange: (status: number) => RecordChange;
  };
};
