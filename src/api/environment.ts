import type { Pool } from "pg";
import type { Queues } from "../../alerts/queue";
import type { Ruleset } from "../../alerts/rules/ruleset";
import type { EventHub } from "../../alerts/stream/hub";
import type { Client } from "../../database/client";
import type { Changed, RecordChange } from "../../operator-log/write";
import type { OidcSettings } from "../../settings/oidc";
import type { SessionTerms } from "../../settings/session-terms";
import type { Claimant, Credential } from "./identity/credential";
import type { RateLimit } from "./identity/rate-limit";
import type { Session } from "./identity/sessions";
import type { Parameters } from "./parameters";

/** The dependencies and settings that all routes share. */
export type ApiContext = {
  pool: Pool;
  /** The same pool, for typed queries. */
  db: Client;
  /** The database schema that the facts are read from. */
  factsSchema: string;
  /** Ids of the indexed chains. */
  chainIds: number[];
  /** The rules with this deployment's parameters. */
  ruleset: Ruleset;
  webhookPrivateNetworks: "allow" | "refuse";
  /** The issuer of access tokens. Without it, only API keys are accepted. */
  oidc?: OidcSettings;
  /** Default: `DEFAULT_SESSION_TERMS`. */
  sessionTerms?: SessionTerms;
  /** Without it, requests are not limited. */
  rateLimit?: RateLimit;
  /** Addresses and ranges of proxies whose `X-Forwarded-For` is trusted. Default: none. */
  trustedProxies?: readonly string[];
  logger: ApiLogger;
  /** The base URL for links, without a trailing slash. */
  publicUrl: string;
  /** The hospital's name, for reports. Default: none. */
  organisationName?: string | undefined;
  /** Wakes the readers of the event stream. */
  events: EventHub;
  /**
   * The stream closes after this time, so that the client reconnects and its credential is checked again. Default: five
   * minutes.
   */
  streamLifetimeMs?: number;
  /** For job counts. */
  queues: Pick<Queues, "queue">;
};

/** The part of a pino logger that the API uses. */
export type ApiLogger = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** One GraphQL operation: the query, its variables, and the name of the operation to execute if it has several. */
export type GraphqlOperation = {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
};

/** Hono's environment: the request's credential and what the operator log needs. */
export type ApiEnvironment = {
  Variables: {
    credential: Credential;
    /** The session that the request was made in, if it was made in one. */
    session?: Session;
    /** Set when a refused credential identifies somebody. */
    claimant?: Claimant;
    /** Filters that are not in the URL; the operator log records them beside the URL's parameters. */
    filter?: Parameters;
    /** The operation of a GraphQL request, once it is known to keep to the limits. */
    graphql: GraphqlOperation;
    /** Patients that a response reveals although its operation reads no patient data; for the operator log. */
    disclosed?: Changed;
    /** Whether the operator log records the request although it exceeds the rate limit (429). */
    logged?: boolean;
    /**
     * Returns a recorder that writes a change to the operator log in the change's own transaction, with this response
     * status.
     */
    recordChange: (status: number) => RecordChange;
  };
};
