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
};

/**
 * One or more rules decided together over a range, in a few set-based statements. What it finds depends on nothing but
 * facts at or below each subject's position (for deadlines: up to the deadline), so ranges may be cut anyhow, taken in any
 * order, and taken twice.
 */
export type Pass = { rules: readonly string[]; evaluate: (context: EvaluationContext) => Promise<Finding[]> };
