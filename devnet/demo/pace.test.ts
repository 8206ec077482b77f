import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readScenario } from "../scenario/format";
import { dayAtSpeed, dayOf, daySeconds } from "./pace";

const block = (time: number) => ({ time, previous: null, index: 0 });

async function secondsBetween(pace: ReturnType<typeof dayAtSpeed>, times: number[]): Promise<number[]> {
  const seconds: number[] = [];
  for (const time of times) {
    const before = performance.now();
    await pace(block(time));
    seconds.push((performance.now() - before) / 1000);
  }
  return seconds;
}

test("a long time before the first alert passes within seconds, and the rest at the given speed", async () => {
  const day = { speed: 100_000, from: 1_000_000, firstAlertAt: 2_000_000, to: 2_050_000 };
  expect(daySeconds(day)).toBe(4.5);
  const [first, opening, rest] = await secondsBetween(dayAtSpeed(day), [1_000_000, 2_000_000, 2_050_000]);
  expect(first).toBeLessThan(0.2);
  expect(opening).toBeGreaterThan(3.9);
  expect(opening! + rest!).toBeGreaterThan(4.4);
});

test("a day that is fast anyway is not slowed down, and its first block is played at once", async () => {
  const day = { speed: 100_000, from: 1_000_000, firstAlertAt: 1_010_000, to: 1_030_000 };
  expect(daySeconds(day)).toBeCloseTo(0.3);
  const [first, opening] = await secondsBetween(dayAtSpeed({ ...day, from: 0 }), [1_000_000, 1_010_000]);
  expect(first).toBeLessThan(0.05);
  expect(opening).toBeLessThan(0.5);
});

test("the hospital day's first alert comes within seconds at any speed, and the day in a quarter of an hour at 60", () => {
  const { lines } = readScenario(fileURLToPath(new URL("../../scenarios/hospital-day.jsonl", import.meta.url)));
  const day = dayOf(lines, 60);
  expect(new Date(day.firstAlertAt * 1000).toISOString()).toBe("2026-03-02T07:12:00.000Z");
  for (const speed of [1, 60, 3_600]) expect(daySeconds({ ...day, speed, to: day.firstAlertAt })).toBeLessThan(5);
  expect(daySeconds(day) / 60).toBeGreaterThan(14);
  expect(daySeconds(day) / 60).toBeLessThan(16);
});
