import { UTC } from "./calendar";
import type { AccessRow } from "./rows";

/** Seconds in a UTC day. */
export const DAY = 86_400;

/**
 * SQL for the effective time of an access: the custodian's clock if it is plausible, else the block's time. `tolerance`
 * is SQL for the largest accepted delay of the block, in seconds. The effective time is at most that much earlier than
 * the block's time, and never later.
 */
export const effectiveTime = (access: string, tolerance: string) =>
  `CASE WHEN ${access}.occurred_at BETWEEN ${access}.block_time - ${tolerance} AND ${access}.block_time THEN ${access}.occurred_at ELSE ${access}.block_time END`;

/** Returns the effective time of an access, in Unix seconds. */
export function effectiveTimeOf(
  access: Pick<AccessRow, "occurred_at" | "block_time">,
  toleranceSeconds: number,
): number {
  const occurred = Number(access.occurred_at);
  const recorded = Number(access.block_time);
  return recorded - toleranceSeconds <= occurred && occurred <= recorded ? occurred : recorded;
}

/**
 * SQL for the day of a time in a time zone, in days since 1 January 1970. The name of the zone must have been checked
 * (`isTimeZone`).
 */
export const dayOf = (time: string, timeZone: string) =>
  timeZone === UTC
    ? `(${time}) / ${DAY}`
    : `((to_timestamp(${time}) AT TIME ZONE '${timeZone}')::date - DATE '1970-01-01')`;
