/** A day on which an actor accessed records: days since 1 January 1970, UTC, and the number of distinct patients. */
export type DayCount = { day: number; patients: number };

/** An actor's earlier days with any access: their number, the sum of their patients, and the sum of squares. */
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
 * Returns whether a day's number of patients lies more than `deviations` population standard deviations above the mean
 * of the earlier days. Compares integers, so the boundary itself is never above.
 */
export function isAbove(patients: number, { days, sum, squares }: Baseline, deviations: number): boolean {
  const excess = BigInt(patients) * days - sum;
  return excess > 0n && excess * excess > BigInt(deviations) ** 2n * (days * squares - sum * sum);
}

/**
 * Returns how many of at most `daysBack` earlier days must have at least as many patients as a day for that day not to
 * be above: by Cantelli's inequality, fewer than one in `1 + deviations²` values lie that far above their mean.
 */
export const daysThatExclude = (daysBack: number, deviations: number): number =>
  Math.ceil(daysBack / (1 + deviations ** 2));
