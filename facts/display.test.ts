import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatInWords,
  instantInWords,
  instantsIn,
  isoDate,
  isoMinute,
  placeInWords,
  shortEnough,
  someInWords,
  spanAbove,
  spanInWords,
  timeAfter,
  windowInWords,
} from "./display";
import { positionOf } from "./position";

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [90, "1 minute 30 seconds"],
  [10 * MINUTE + 59, "10 minutes"],
  [HOUR, "1 hour"],
  [HOUR + MINUTE + 1, "1 hour 1 minute"],
  [DAY, "24 hours"],
  [2 * DAY - 1, "47 hours"],
  [2 * DAY + 3 * HOUR, "2 days 3 hours"],
  [729 * DAY, "729 days"],
  [3 * 365.25 * DAY, "3 years"],
  [-25 * MINUTE, "25 minutes"],
])("a span of %s seconds is %s, rounded down", (seconds, words) => {
  expect(spanInWords(seconds)).toBe(words);
});

test("a span that passes a limit by little is more than the limit, not the same", () => {
  expect(spanAbove(DAY + 1, DAY)).toBe("more than 24 hours");
  expect(spanAbove(DAY + HOUR, DAY)).toBe("25 hours");
});

test("no time at all is the moment itself", () => {
  expect(timeAfter(0, "consent expired")).toBe("at the moment consent expired");
  expect(timeAfter(61, "consent expired")).toBe("1 minute 1 second after consent expired");
});

test.each([
  [HOUR, "one hour"],
  [DAY, "24 hours"],
  [7 * DAY, "7 days"],
  [90, "90 seconds"],
  [1, "one second"],
])("a window of %s seconds is %s, exactly", (seconds, words) => {
  expect(windowInWords(seconds)).toBe(words);
});

test("an instant has seconds where it is no whole minute, in every year that a custodian's clock can name", () => {
  expect(instantInWords(0)).toBe("1 January 1970 at 00:00 UTC");
  expect(instantInWords(Date.UTC(2028, 1, 29, 23, 59, 7) / 1000)).toBe("29 February 2028 at 23:59:07 UTC");
  expect(instantInWords(2 ** 40 - 1)).toBe("20 February 36812 at 00:36:15 UTC");
});

test("a position is a block, a log and, in a packed log, an entry", () => {
  expect(placeInWords(positionOf(53n, 0))).toBe("block 53, log 0");
  expect(placeInWords(String(positionOf(2n ** 36n - 1n, 2 ** 17 - 1, 1_023)))).toBe(
    "block 68719476735, log 131071, entry 1023",
  );
});

test("a format that is not plain is not shown", () => {
  expect(["fhir-r4", "FHIR-R4", "toString", "<script>", "a".repeat(25), ""].map(formatInWords)).toEqual([
    "FHIR R4",
    '"FHIR-R4"',
    '"toString"',
    "an unknown format",
    "an unknown format",
    "an unknown format",
  ]);
});

test("a long list is cut, and says by how much", () => {
  expect(someInWords(["a", "b", "c"], 3)).toBe("a, b and c");
  expect(someInWords(["a", "b", "c", "d", "e"], 3)).toBe("a, b, c and 2 more");
});

test("the first sentence that has at most 30 words is taken, else the last", () => {
  const of = (words: number) => Array.from({ length: words }, () => "word").join(" ");
  expect(shortEnough(of(31), of(30), of(29))).toBe(of(30));
  expect(shortEnough(of(40), of(31))).toBe(of(31));
});

test("every instant that the contracts accept is formatted so that it can be read back", () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 0, max: 2 ** 40 - 1 }), fc.integer({ min: 0, max: 2 ** 32 })), (seconds) => {
      const words = instantInWords(seconds);
      const text = `Read (${words}), and again on ${words}.`;
      const found = instantsIn(text);
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([words, words]);
      expect(found.map((each) => each.seconds)).toEqual([seconds, seconds]);
      expect(Date.parse(isoDate(seconds))).toBe(Math.floor(seconds / 86_400) * 86_400_000);
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

test("a minute in a table has the whole year, however far away", () => {
  const minute = (instant: string) => isoMinute(Date.parse(instant) / 1000);
  expect(minute("2026-03-02T09:47:59Z")).toBe("2026-03-02 09:47");
  expect(minute("0001-01-01T00:00:00Z")).toBe("0001-01-01 00:00");
  expect(minute("+012345-12-31T23:59:59Z")).toBe("+012345-12-31 23:59");
});
