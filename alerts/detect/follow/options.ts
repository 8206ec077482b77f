import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Queues } from "../../queue";
import type { Ruleset } from "../../rules/ruleset";
import type { FollowedChain } from "../chain/chain-identity";

export type FollowerOptions = {
  databaseUrl: string;
  pool: Pool;
  queues: Queues;
  chains: readonly FollowedChain[];
  ruleset: Ruleset;
  logger: Logger;
  viewsSchema?: string;
  /** Maximum number of accesses in a range. Default 20,000. */
  rangeSize?: number;
};
