import { expect, test } from "vitest";
import { Lottery, Random } from "./random";

const draws = <T>(number: number, draw: () => T) => Array.from({ length: number }, draw);

test("repeats itself for the same seed and for no other, however large or near", () => {
  const start = (seed: number) => {
    const random = new Random(seed);
    return draws(5, () => random.fraction()).join(" ");
  };
  expect(start(2 ** 40 + 1)).toBe(start(2 ** 40 + 1));
  const seeds = [0, 1, 2, 3, 2 ** 32, 2 ** 32 + 1, 2 ** 33, Number.MAX_SAFE_INTEGER];
  expect(new Set(seeds.map(start)).size).toBe(seeds.length);
});

test("chooses whole numbers with both ends, and items by their weight", () => {
  const random = new Random(1);
  expect(new Set(draws(200, () => random.between(3, 5)))).toEqual(new Set([3, 4, 5]));
  expect(random.between(7, 2)).toBe(7);
  expect(random.shuffled([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
  const lottery = new Lottery(["rare", "common"], (item) => (item === "rare" ? 1 : 9));
  for (const draw of [
    () => lottery.draw(random),
    () => random.weighted(["rare", "common"], (item) => item.length - 3),
  ]) {
    const rare = draws(2000, draw).filter((item) => item === "rare").length / 2000;
    expect(rare).toBeGreaterThan(0.07);
    expect(rare).toBeLessThan(0.3);
  }
  expect(() => random.pick([])).toThrow("There is nothing to choose from.");
});

test("gives most little and few much", () => {
  const random = new Random(2);
  const weights = draws(2000, () => random.skewed(8));
  expect(weights.filter((weight) => weight < 2).length).toBeGreaterThan(1000);
  expect(weights.filter((weight) => weight > 5).length / 2000).toBeCloseTo(0.117, 1);
  expect(Math.max(...weights)).toBe(8);
});
