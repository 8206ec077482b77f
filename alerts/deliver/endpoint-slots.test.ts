import { expect, test } from "vitest";
import { createEndpointSlots } from "./endpoint-slots";

test("gives out so many places at an endpoint and no more, whatever others hold", () => {
  const slots = createEndpointSlots({ perEndpoint: 2 });
  const first = slots.enter("a");
  expect(first).toBeDefined();
  expect(slots.enter("a")).toBeDefined();
  expect(slots.enter("a")).toBeUndefined();
  expect(slots.enter("b")).toBeDefined();
  first?.leave();
  expect(slots.enter("a")).toBeDefined();
});

test("tells who holds a place, once, that somebody came in vain", () => {
  const slots = createEndpointSlots({ perEndpoint: 1 });
  const slot = slots.enter("a");
  expect(slot?.takeAsked()).toBe(false);
  slots.enter("a");
  slots.enter("a");
  expect(slot?.takeAsked()).toBe(true);
  expect(slot?.takeAsked()).toBe(false);
});
