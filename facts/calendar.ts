/** Calendar years and days, of instants in Unix seconds. */

/** The time zone of a deployment that names none. */
export const UTC = "UTC";

/** Whether this is the name of a time zone in the IANA database. Offsets such as "+02:00" are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const DAY = 86_400;
const HOUR = 3_600;

/** The calendar day of an instant in a time zone, in days since 1 January 1970. */
export function dayIn(timeZone: string, seconds: number): number {
  if (timeZone === UTC) return Math.floor(seconds / DAY);
  const parts = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "numeric", day: "numeric" })
    .formatToParts(seconds * 1000)
    .map(({ type, value }) => [type, Number(value)] as const);
  const { year, month, day } = Object.fromEntries(parts);
  return Date.UTC(year!, month! - 1, day) / (DAY * 1000);
}

/**
 * Instants between which a calendar day begins in a time zone. Clocks differ from UTC by at most 14 hours, in either
 * direction.
 */
export function beginOfDay(timeZone: string, day: number): { earliest: number; latest: number } {
  const margin = timeZone === UTC ? 0 : 14 * HOUR;
  return { earliest: day * DAY - margin, latest: day * DAY + margin };
}

/**
 * The same day and time so many calendar years later, in UTC. 29 February becomes 1 March in a year that has none, so
 * "for one year" is never shorter than that.
 */
export const yearsLater = (seconds: number, years: number) => {
  const date = new Date(seconds * 1000);
  return Math.floor(date.setUTCFullYear(date.getUTCFullYear() + years) / 1000);
};

/**
 * The same day and time so many calendar years earlier, in UTC. 29 February becomes 28 February in a year that has none,
 * so a period that goes back "six years" loses no day.
 */
export function yearsEarlier(seconds: number, years: number): number {
  const date = new Date(seconds * 1000);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() - years);
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return Math.floor(date.getTime() / 1000);
}
