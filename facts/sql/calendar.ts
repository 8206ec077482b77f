/** SQL for calendar years. */

const utc = (seconds: string) => `(to_timestamp(${seconds}) AT TIME ZONE 'UTC')`;

/**
 * SQL for the same day and time so many calendar years later, in UTC, as `yearsLater` has it: PostgreSQL's own sum makes
 * 28 February of a 29th, and a day is added to that. `seconds` and `years` are expressions; the result is in Unix seconds.
 */
export const yearsLaterSql = (seconds: string, years: string) => {
  const later = `${utc(seconds)} + make_interval(years => ${years})`;
  const lostDay = `EXTRACT(day FROM ${later}) <> EXTRACT(day FROM ${utc(seconds)})`;
  return `EXTRACT(epoch FROM ${later} + CASE WHEN ${lostDay} THEN interval '1 day' ELSE interval '0' END)::bigint`;
};
