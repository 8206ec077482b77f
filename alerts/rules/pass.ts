import type { Finding } from "./finding";
import type { Ruleset } from "./ruleset";

/** Runs one statement in the evaluation's snapshot. */
export type Query = <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

/** The newest block that the snapshot holds: the chain's clock, by which deadlines are judged. */
export type Head = { blockNumber: number; time: number };

export type EvaluationContext = {
  query: Query;
  /** The name of a fact table for use in SQL: quoted, with its schema. */
  facts: (table: string) => string;
  chainId: number;
  /** The range is `(fromPos, toPos]`. */
  fromPos: bigint;
  toPos: bigint;
  head: Head;
  ruleset: Ruleset;
  /** False in a trial, which must leave nothing behind: then no verdict is stored. */
  store: boolean;
};

/**
 * One or more rules decided together over a range, in a few set-based statements. What it finds depends on nothing but
 * facts at or below each subject's position (for deadlines: up to the deadline), so ranges may be cut anyhow, taken in any
 * order, and taken twice.
 */
export type Pass = {
  rules: readonly string[];
  /** Asks on after a statement only once it is answered, so that nothing is under way when it rejects. */
  evaluate: (context: EvaluationContext) => Promise<Finding[]>;
  /** Notes that the facts of the range could not be decided, where the pass stores more than it finds. */
  failed?: (context: EvaluationContext) => Promise<void>;
};

/** When something is to be looked at again: a fact, and the moment until which other facts may answer it. */
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
 * Rules that can only be decided once the chain's clock has passed a deadline. What they find depends on facts up to the
 * deadline, whenever they are asked; every finding carries its `deadline`.
 */
export type DeadlinePass = {
  rules: readonly string[];
  /** The deadlines that the facts of a range set, whether or not they have passed. */
  plan: (context: EvaluationContext) => Promise<Deadline[]>;
  /** The findings of deadlines that have passed. A deadline whose fact is not there, in its block, finds nothing. */
  decide: (context: DeadlineContext) => Promise<Finding[]>;
};
