import { describe, expect, test } from "vitest";
import { LONGEST_RETRY_AFTER_MS, RETRY_POLICY, readRetryAfter, retryDelay } from "./backoff";

const waits = (random: () => number) =>
  Array.from({ length: RETRY_POLICY.attempts - 1 }, (_, index) => retryDelay({ attempt: index + 1, random })!);

describe("the retries", () => {
  test("spread eight attempts over a day, each wait at least as long as the one before it", () => {
    const planned = waits(() => 0.5);
    expect(planned.map((ms) => ms / 1000)).toEqual([5, 30, 180, 1080, 6480, 38_880, 43_200]);
    expect(planned.reduce((sum, ms) => sum + ms)).toBeGreaterThan(24 * 3_600_000);
  });

  test("end after the last attempt", () => {
    expect(retryDelay({ attempt: RETRY_POLICY.attempts })).toBeNull();
  });

  test("stay within a fifth of the plan, whatever the jitter", () => {
    const planned = waits(() => 0.5);
    waits(() => 0).forEach((ms, index) => {
      expect(ms).toBe(planned[index]! * 0.8);
    });
    waits(() => 1).forEach((ms, index) => {
      expect(ms).toBe(planned[index]! * 1.2);
    });
  });

  test("wait as long as the receiver requests, but no less than planned and no more than a day", () => {
    const random = () => 0.5;
    expect(retryDelay({ attempt: 1, retryAfterMs: 60_000, random })).toBe(60_000);
    expect(retryDelay({ attempt: 1, retryAfterMs: 0, random })).toBe(5_000);
    expect(retryDelay({ attempt: 1, retryAfterMs: 1e12, random })).toBe(LONGEST_RETRY_AFTER_MS);
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2026-03-01T08:00:00Z");
  test.each([
    ["120", 120_000],
    ["0", 0],
    ["Sun, 01 Mar 2026 08:00:30 GMT", 30_000],
    ["Sun, 01 Mar 2026 07:00:00 GMT", 0],
    ["soon", undefined],
    ["-5", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%j means %j ms", (header, expected) => {
    expect(readRetryAfter(header, now)).toBe(expected);
  });
});
