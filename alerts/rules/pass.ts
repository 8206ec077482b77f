import type { Finding } from "./finding";
import type { Ruleset } from "./ruleset";

/** Runs one statement in the evaluation's snapshot. */
export type Query = <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

/** The newest block of the snapshot: the chain's clock, which decides whether deadlines have passed. */
export type Head = { blockNumber: number; time: number };

export type EvaluationContext = {
  query: Query;
  /** Returns the quoted and qualified name of a fact table, for use in SQL. */
  facts: (table: string) => string;
  chainId: number;
  /** The range is `(fromPos, toPos]`. */
  fromPos: bigint;
  toPos: bigint;
  head: Head;
  ruleset: Ruleset;
  /** False in a dry run, which must leave nothing behind: no verdicts are stored. */
  store: boolean;
};

/**
 * One or more rules decided together over a range, in a few set-based statements. A finding depends only on facts at or
 * below its subject's position (for deadlines: up to the deadline), so ranges may be of any size, in any order, and
 * repeated.
 */
export type Pass = {
  rules: readonly string[];
  /**
   * Issues a further statement only after the previous one has returned, so that nothing is running when it rejects.
   */
  evaluate: (context: EvaluationContext) => Promise<Finding[]>;
  /** Records that the facts of the range could not be decided, if the pass stores more than its findings. */
  failed?: (context: EvaluationContext) => Promise<void>;
};

/** When to look at a fact again: until then, other facts may answer it. */
export type Deadline = {
  ruleId: string;
  /** Position and block of the fact that set the deadline. */
  pos: bigint;
  blockHash: string;
  /** Unix seconds. */
  dueTime: number;
};

export type DeadlineContext = Pick<EvaluationContext, "query" | "facts" | "chainId" | "head" | "ruleset"> & {
  /** Deadlines that the chain's clock has passed: `dueTime < head.time`. */
  due: readonly Deadline[];
};

/**
 * Rules that can only be decided once the chain's clock has passed a deadline. Their findings depend on facts up to the
 * deadline, whenever they run; every finding carries its `deadline`.
 */
export type DeadlinePass = {
  rules: readonly string[];
  /** Returns the deadlines that the facts of a range set, whether or not they have passed. */
  plan: (context: EvaluationContext) => Promise<Deadline[]>;
  /** Returns the findings of passed deadlines. A deadline whose fact is missing from its block finds nothing. */
  decide: (context: DeadlineContext) => Promise<Finding[]>;
};
