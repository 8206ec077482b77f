import type { Period } from "./header";

/** The first instant of the year 0, the earliest that the API takes. */
const EARLIEST = Date.parse("0000-01-01T00:00:00Z");

/** Returns the period before one: as many calendar months if it consists of whole ones (UTC), otherwise as long. */
export function periodBefore({ from, to }: Period): Period {
  const length = to.getTime() - from.getTime();
  if (!beginsMonth(from) || !beginsMonth(to))
    return { from: new Date(Math.max(from.getTime() - length, EARLIEST)), to: from };
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return { from: new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() - months, 1)), to: from };
}

/** Returns a period and at most `count - 1` before it, oldest first; none before 1970, which no chain has. */
export function periodsUpTo(period: Period, count: number): Period[] {
  const periods = [period];
  while (periods.length < count && periods[0]!.from.getTime() > 0) periods.unshift(periodBefore(periods[0]!));
  return periods;
}

/** Tests for the first instant of a month of a year that `Date.UTC` takes as it is. */
function beginsMonth(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= 1000 && instant.getTime() === Date.UTC(year, instant.getUTCMonth(), 1);
}
