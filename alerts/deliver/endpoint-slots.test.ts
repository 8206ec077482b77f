import { expect, test } from "vitest";
import { createEndpointSlots } from "./endpoint-slots";

test("limits the slots of each endpoint separately", () => {
  const slots = createEndpointSlots({ perEndpoint: 2 });
  const first = slots.enter("a");
  expect(first).toBeDefined();
  expect(slots.enter("a")).toBeDefined();
  expect(slots.enter("a")).toBeUndefined();
  expect(slots.enter("b")).toBeDefined();
  first?.leave();
  expect(slots.enter("a")).toBeDefined();
});

test("reports a refused worker to a slot's holder, once", () => {
  const slots = createEndpointSlots({ perEndpoint: 1 });
  const slot = slots.enter("a");
  expect(slot?.takeRefused()).toBe(false);
  slots.enter("a");
  slots.enter("a");
  expect(slot?.takeRefused()).toBe(true);
  expect(slot?.takeRefused()).toBe(false);
});
