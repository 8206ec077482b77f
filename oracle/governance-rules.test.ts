import { expect, test } from "vitest";
import { act, as, firing } from "./story-fixture";

const change = (id: string, verb: string, fields: Record<string, unknown>) => as(id, act(1, verb, fields));

test("GOV-01: every change that did not go through the timelock", () => {
  const changes = (direct: boolean | undefined) => [
    change("trust", "issuer.trust", { issuer: "board", direct }),
    change("distrust", "issuer.distrust", { issuer: "board", direct }),
    change("policy", "policy.set", { key: "retention", value: 6, direct }),
    change("role", "role.grant", { role: "reviewer", account: "kim", direct }),
    change("no role", "role.revoke", { role: "reviewer", account: "kim", direct }),
  ];
  expect(firing("GOV-01", changes(true))).toEqual(["trust", "distrust", "policy", "role", "no role"]);
  expect(firing("GOV-01", changes(false))).toEqual([]);
  expect(firing("GOV-01", changes(undefined))).toEqual([]);
});

test("GOV-01: a role that is held already, or not held, is not changed", () => {
  const twice = ["first", "second"].map((id) =>
    change(id, "role.grant", { role: "reviewer", account: "kim", direct: true }),
  );
  const none = change("none", "role.revoke", { role: "insurer", account: "kim", direct: true });
  expect(firing("GOV-01", [...twice, none])).toEqual(["first"]);
});
