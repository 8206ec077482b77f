import fc from "fast-check";
import { expect, test } from "vitest";
import { useTestServer } from "../test/support/database";
import { yearsEarlier, yearsLater } from "./calendar";
import { yearsLaterSql } from "./sql/calendar";

const server = useTestServer();
const at = (instant: string) => Date.parse(instant) / 1000;

test.each([
  ["2026-06-01T08:00:00Z", 1, "2027-06-01T08:00:00Z"],
  ["2027-06-01T08:00:00Z", 1, "2028-06-01T08:00:00Z"],
  ["2028-02-29T08:00:01Z", 1, "2029-03-01T08:00:01Z"],
  ["2028-02-29T23:59:59Z", 4, "2032-02-29T23:59:59Z"],
  ["2096-02-29T00:00:00Z", 4, "2100-03-01T00:00:00Z"],
  ["2028-02-28T12:00:00Z", 1, "2029-02-28T12:00:00Z"],
])("%s, %i years later, is %s", (instant, years, later) => {
  expect(yearsLater(at(instant), years)).toBe(at(later));
});

test.each([
  ["2028-02-29T12:00:00Z", 6, "2022-02-28T12:00:00Z"],
  ["2028-02-29T12:00:00Z", 8, "2020-02-29T12:00:00Z"],
  ["2028-03-01T12:00:00Z", 6, "2022-03-01T12:00:00Z"],
  ["2027-12-31T23:59:59Z", 6, "2021-12-31T23:59:59Z"],
])("%s, %i years earlier, is %s", (instant, years, earlier) => {
  expect(yearsEarlier(at(instant), years)).toBe(at(earlier));
});

test("PostgreSQL has the same day as JavaScript, whatever the day and the year", async () => {
  const { pool } = await server.createDatabase();
  const leapDay = fc
    .integer({ min: 1972, max: 36_000 })
    .map((year) => Math.floor(Date.UTC(year - (year % 4), 1, 29) / 1000));
  const instants = fc.oneof(fc.integer({ min: 0, max: 2 ** 40 - 1 }), leapDay);
  const sampled = fc.sample(fc.record({ seconds: instants, years: fc.integer({ min: 1, max: 100 }) }), 2_000);
  const { rows } = await pool.query(
    `SELECT ${yearsLaterSql("seconds", "years")} AS later
     FROM unnest($1::bigint[], $2::int[]) WITH ORDINALITY AS given (seconds, years, n) ORDER BY n`,
    [sampled.map(({ seconds }) => seconds), sampled.map(({ years }) => years)],
  );
  expect(rows.map(({ later }) => Number(later))).toEqual(
    sampled.map(({ seconds, years }) => yearsLater(seconds, years)),
  );
});
