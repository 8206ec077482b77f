import type { AccessRow } from "./rows";

/** Seconds in a UTC day. */
export const DAY = 86_400;

/**
 * SQL for the effective time of an access: the custodian's clock where it is plausible, else the block's. `tolerance` is
 * SQL for the most seconds that the block may be later. So it lies at most that long before the block's time, never after.
 */
export const effectiveTime = (access: string, tolerance: string) =>
  `CASE WHEN ${access}.occurred_at BETWEEN ${access}.block_time - ${tolerance} AND ${access}.block_time THEN ${access}.occurred_at ELSE ${access}.block_time END`;

/** The effective time of an access, Unix seconds. */
export function effectiveTimeOf(access: AccessRow, toleranceSeconds: number): number {
  const occurred = Number(access.occurred_at);
  const recorded = Number(access.block_time);
  return recorded - toleranceSeconds <= occurred && occurred <= recorded ? occurred : recorded;
}

/** SQL for the UTC day of a time, in days since 1 January 1970. */
export const dayOf = (time: string) => `(${time}) / ${DAY}`;
