/** Calendar years and days, of instants in Unix seconds. */

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
