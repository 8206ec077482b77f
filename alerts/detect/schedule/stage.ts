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
  /** Most accesses in a range. */
  rangeSize: number;
};

/** Whether something is still to be done. */
export type Stage = { step: (facts: Facts, checkpoint: Checkpoint) => Promise<boolean> };
