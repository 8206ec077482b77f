/** SQL for whether a fact holds as of a position: `fact` and `g` are aliases, `pos`, `t` and `condition` expressions. */

/** Recorded before. A difference, so that no index on positions is taken where a few rows are found by their key. */
export const recordedBefore = (fact: string, pos: string) => `${fact}.pos - ${pos} < 0`;

/** A condition that is checked on the few rows that the others find by their key, and that no index is taken for. */
export const checked = (condition: string) => `(${condition}) IS TRUE`;

/** Within `[valid_from, valid_until)` at `t`. */
export const isWithin = (fact: string, t: string) =>
  `${fact}.valid_from <= ${t} AND (${fact}.valid_until = 0 OR ${t} < ${fact}.valid_until)`;

/**
 * Not ended for what stands at `pos` with effective time `t`: an end counts for what has both a higher position and an
 * effective time at or after it.
 */
export const notEnded = (fact: string, pos: string, t: string) =>
  `NOT COALESCE(${fact}.ended_pos < ${pos} AND ${t} >= ${fact}.ended_time, false)`;

/** An interval of `fact` valid at `t`, recorded below `pos` and not ended for what stands at `pos` with effective time `t`. */
export const holds = (fact: string, pos: string, t: string) =>
  `${recordedBefore(fact, pos)} AND ${isWithin(fact, t)} AND ${notEnded(fact, pos, t)}`;

/** A grant `g` recorded below `pos`, begun, not over and not revoked for what stands at `pos` with effective time `t`. */
export const isActive = (g: string, pos: string, t: string) =>
  `${recordedBefore(g, pos)} AND GREATEST(${g}.valid_from, ${g}.block_time) <= ${t}
  AND (${g}.valid_until = 0 OR ${t} < ${g}.valid_until)
  AND NOT COALESCE(${g}.revoked_pos < ${pos} AND ${t} >= ${g}.revoked_time, false)`;
