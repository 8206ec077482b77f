import type { Deadline, DeadlineContext } from "./pass";

/** A deadline, as a plan's statement returns it. */
export type DeadlineRow = { pos: string; block_hash: string; due_time: string };

/** Converts the rows of a rule's plan to deadlines. */
export const deadlinesOf = (ruleId: string, rows: readonly DeadlineRow[]): Deadline[] =>
  rows.map((row) => ({
    ruleId,
    pos: BigInt(row.pos),
    blockHash: row.block_hash,
    dueTime: Number(row.due_time),
  }));

/**
 * SQL for a common table `due` of the deadlines to decide. `dueValues` returns its values, starting with the chain id.
 */
export const DUE = `due (pos, block_hash, due_time) AS (SELECT * FROM unnest($2::bigint[], $3::text[], $4::bigint[]))`;

/** Returns the values of `DUE`: the rule's own deadlines that the chain's clock has passed. */
export function dueValues({ chainId, due, head }: DeadlineContext, ruleId: string) {
  const own = due.filter((deadline) => deadline.ruleId === ruleId && deadline.dueTime < head.time);
  return [
    chainId,
    own.map(({ pos }) => pos.toString()),
    own.map(({ blockHash }) => blockHash),
    own.map(({ dueTime }) => dueTime),
  ] as const;
}
