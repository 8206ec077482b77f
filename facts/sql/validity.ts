/**
 * SQL for whether a fact holds at a position: `fact` and `g` are aliases; `pos`, `t` and `condition` are expressions.
 */

/**
 * True for facts recorded before `pos`. Written as a difference to keep the planner off the position index when a key
 * finds a few rows.
 */
export const recordedBefore = (fact: string, pos: string) => `${fact}.pos - ${pos} < 0`;

/** A condition that only filters the few rows the others find by key; no index is used for it. */
export const checked = (condition: string) => `(${condition}) IS TRUE`;

/** True if `t` lies within `[valid_from, valid_until)`. */
export const isWithin = (fact: string, t: string) =>
  `${fact}.valid_from <= ${t} AND (${fact}.valid_until = 0 OR ${t} < ${fact}.valid_until)`;

/**
 * True unless the fact has ended for something at `pos` with effective time `t`. An end applies only to what has both a
 * higher position and an effective time at or after the end.
 */
export const notEnded = (fact: string, pos: string, t: string) =>
  `NOT COALESCE(${fact}.ended_pos < ${pos} AND ${t} >= ${fact}.ended_time, false)`;

/**
 * True if `fact` was recorded before `pos`, is valid at `t` and has not ended for something at `pos` with effective
 * time `t`.
 */
export const holds = (fact: string, pos: string, t: string) =>
  `${recordedBefore(fact, pos)} AND ${isWithin(fact, t)} AND ${notEnded(fact, pos, t)}`;

/**
 * True if grant `g` was recorded before `pos` and, for something at `pos` with effective time `t`, has begun, has not
 * expired and is not revoked.
 */
export const isActive = (g: string, pos: string, t: string) =>
  `${recordedBefore(g, pos)} AND GREATEST(${g}.valid_from, ${g}.block_time) <= ${t}
  AND (${g}.valid_until = 0 OR ${t} < ${g}.valid_until)
  AND NOT COALESCE(${g}.revoked_pos < ${pos} AND ${t} >= ${g}.revoked_time, false)`;
