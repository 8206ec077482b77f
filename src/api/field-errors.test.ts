import { expect, test } from "vitest";
import { z } from "zod";
import { faultsOf } from "./field-errors";

const query = z.strictObject({
  status: z.array(z.enum(["open", "resolved"])).optional(),
  sort: z.literal("at").optional(),
});
const faults = (given: unknown) => faultsOf(query.safeParse(given).error!, "query");

test("a value that is not in a list is refused with the list", () => {
  expect(faults({ status: ["open", "closed"] })).toEqual([
    { in: "query", field: "status.1", detail: "This must be one of open, resolved." },
  ]);
  expect(faults({ sort: "name" })).toEqual([{ in: "query", field: "sort", detail: "This must be at." }]);
});

test("an unknown parameter is named", () => {
  expect(faults({ state: "open" })).toEqual([
    { in: "query", field: "state", detail: "There is no parameter with this name." },
  ]);
});
