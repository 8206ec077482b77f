import type { Deadline, DeadlineContext } from "./pass";

/** A deadline as a plan's statement answers. */
export type DeadlineRow = { pos: string; block_hash: string; due_time: string };

/** The planned deadlines of a rule. */
export const deadlinesOf = (ruleId: string, rows: readonly DeadlineRow[]): Deadline[] =>
  rows.map((row) => ({
    ruleId,
    pos: BigInt(row.pos),
    blockHash: row.block_hash,
    dueTime: Number(row.due_time),
  }));

/** SQL for a query `due` of the deadlines to decide. Its values are `dueValues`, of which the chain id is the first. */
export const DUE = `due (pos, block_hash, due_time) AS (SELECT * FROM unnest($2::bigint[], $3::text[], $4::bigint[]))`;

/** A rule's own deadlines, only those that the chain's clock has passed, as the values of `DUE`. */
export function dueValues({ chainId, due, head }: DeadlineContext, ruleId: string) {
  const own = due.filter((deadline) => deadline.ruleId === ruleId && deadline.dueTime < head.time);
  return [
    chainId,
    own.map(({ pos }) => pos.toString()),
    own.map(({ blockHash }) => blockHash),
    own.map(({ dueTime }) => dueTime),
  ] as const;
}
