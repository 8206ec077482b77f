/** A day on which an actor accessed something: days since 1 January 1970, UTC, and how many different patients. */
export type DayCount = { day: number; patients: number };

/** Of an actor's earlier days with any access: how many there are, their patients summed, and the sum of squares. */
export type Baseline = { days: bigint; sum: bigint; squares: bigint };

export function baselineOf(counts: readonly DayCount[]): Baseline {
  const patients = counts.map((count) => BigInt(count.patients));
  return {
    days: BigInt(counts.length),
    sum: patients.reduce((sum, each) => sum + each, 0n),
    squares: patients.reduce((sum, each) => sum + each * each, 0n),
  };
}

/**
 * Whether a day's number of patients lies more than `deviations` population standard deviations above the mean of the
 * earlier days. Compared in integers, so the boundary itself is never above.
 */
export function isAbove(patients: number, { days, sum, squares }: Baseline, deviations: number): boolean {
  const excess = BigInt(patients) * days - sum;
  return excess > 0n && excess * excess > BigInt(deviations) ** 2n * (days * squares - sum * sum);
}

/**
 * How many of at most `daysBack` earlier days need to have at least a day's number of patients for that day not to be
 * above: by Cantelli's inequality fewer than one in `1 + deviations²` values lie that far above their mean, or further.
 */
export const daysThatExclude = (daysBack: number, deviations: number): number =>
  Math.ceil(daysBack / (1 + deviations ** 2));
