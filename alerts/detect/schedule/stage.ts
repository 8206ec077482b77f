import type { Pool } from "pg";
import type { Checkpoint } from "../../../facts/checkpoint";
import type { Facts } from "../../../facts/schema";
import type { Queue } from "../../queue";
import type { Ruleset } from "../../rules/ruleset";
import type { DetectJob } from "./jobs";

export type StageOptions = {
  pool: Pool;
  queue: Queue<DetectJob>;
  chainId: number;
  ruleset: Ruleset;
  /** Maximum number of accesses in a range. */
  rangeSize: number;
};

/** A stage of evaluation. `step` returns whether there is more to do. */
export type Stage = { step: (facts: Facts, checkpoint: Checkpoint) => Promise<boolean> };
