import { expect, it } from "vitest";
import { createLanes } from "./endpoint-slots";

it("gives out so many places at an endpoint and no more, whatever others hold", () => {
  const lanes = createLanes({ perEndpoint: 2 });
  const first = lanes.enter("a");
  expect(first).toBeDefined();
  expect(lanes.enter("a")).toBeDefined();
  expect(lanes.enter("a")).toBeUndefined();
  expect(lanes.enter("b")).toBeDefined();
  first?.leave();
  expect(lanes.enter("a")).toBeDefined();
});

it("tells who holds a place, once, that somebody came in vain", () => {
  const lanes = createLanes({ perEndpoint: 1 });
  const lane = lanes.enter("a");
  expect(lane?.takeAsked()).toBe(false);
  lanes.enter("a");
  lanes.enter("a");
  expect(lane?.takeAsked()).toBe(true);
  expect(lane?.takeAsked()).toBe(false);
});
