import { expect, test } from "vitest";
import { createStableHead } from "./stable-head";

const head = (latestBlock: number, clock: number) => ({
  ...{ latestBlock, latestTime: clock, clock, finalizedBlock: 0, finalizedTime: 0, safeBlock: 0, safeTime: 0 },
});

test("a head becomes the chain's clock after two seconds", () => {
  const { observe } = createStableHead();
  expect(observe("facts", head(1, 100), 0)).toBeUndefined();
  expect(observe("facts", head(1, 100), 1_999)).toBeUndefined();
  expect(observe("facts", head(1, 100), 2_000)).toBe(100);
  expect(observe("facts", head(2, 110), 2_500)).toBe(100);
  expect(observe("facts", head(3, 120), 4_499)).toBe(100);
  expect(observe("facts", head(3, 120), 4_500)).toBe(110);
  expect(observe("facts", head(3, 120), 6_499)).toBe(120);
});

test("an indexer that moves back, or another deployment, resets the heads", () => {
  const { observe } = createStableHead();
  observe("facts", head(9, 190), 0);
  expect(observe("facts", head(9, 190), 2_000)).toBe(190);
  expect(observe("facts", head(8, 180), 2_100)).toBeUndefined();
  expect(observe("facts", head(9, 190), 4_100)).toBe(180);
  expect(observe("other", head(9, 190), 4_200)).toBeUndefined();
  expect(observe("other", head(9, 190), 6_200)).toBe(190);
});

test("a partly indexed block is not used as the clock", () => {
  const { observe } = createStableHead();
  observe("facts", head(1, 100), 0);
  expect(observe("facts", head(2, -1), 5_000)).toBeUndefined();
});
