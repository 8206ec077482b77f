import { expect, test } from "vitest";
import { exampleAlert } from "../test/fixtures/delivery-fixture";
import { type AlertRow, alertToJson } from "./alert-json";
import { alertJson } from "./alert-schema";

const row = {
  ...exampleAlert(3),
  status: "open",
  organisation: null,
  detectedAt: new Date("2026-03-01T08:00:09.123Z"),
  notifiedAt: null,
  assignee: null,
  outcome: null,
  dueAt: null,
  duplicateOf: null,
  suppressedBy: null,
  retractedAt: null,
  retraction: null,
  incarnation: 1,
  version: 1,
} as AlertRow;

const NO_TWINS = { replaces: null, replacedBy: null };

test("shows every field of the API contract and no internal one", () => {
  expect(Object.keys(alertToJson(row, NO_TWINS))).toEqual(
    (
      "id rule severity status finality chainId blockNumber blockHash blockTime txHash logIndex entryIndex subjectType " +
      "subjectId patient actor organisation consentId purpose category action occurredAt headline summary instants evidence explanation " +
      "detectedAt notifiedAt assignee outcome dueAt duplicateOf suppressedBy retractedAt retraction breach version " +
      "replaces replacedBy"
    ).split(" "),
  );
});

test("writes block numbers as decimal strings and instants in ISO 8601", () => {
  expect(alertToJson({ ...row, blockNumber: 2 ** 35 }, NO_TWINS)).toMatchObject({
    blockNumber: "34359738368",
    blockTime: "2026-03-01T08:00:03.000Z",
    occurredAt: "2026-03-01T08:00:03.000Z",
    detectedAt: "2026-03-01T08:00:09.123Z",
  });
  expect(alertToJson({ ...row, occurredAt: null }, NO_TWINS).occurredAt).toBeNull();
  expect(alertToJson({ ...row, occurredAt: 2 ** 40 - 1 }, NO_TWINS).occurredAt).toMatch(/^\+\d{6}-/);
});

test("names the rule with its citations", () => {
  expect(alertToJson(row, NO_TWINS).rule).toEqual({
    id: "ACC-02",
    name: "revoked-grant-read",
    version: 1,
    severity: "critical",
    citations: ["45 CFR 164.508(b)(5)", "GDPR 7(3)"],
  });
  expect(alertToJson({ ...row, ruleId: "OLD-99" }, NO_TWINS).rule.citations).toEqual([]);
});

test("gives a retracted alert's reason, time and replacement", () => {
  const retractedAt = new Date("2026-03-01T09:00:00.000Z");
  const retracted = { ...row, status: "retracted", retractedAt, retraction: "answered" } as AlertRow;
  expect(alertToJson(row, NO_TWINS).retraction).toBeNull();
  expect(alertToJson(retracted, { replaces: null, replacedBy: "0x02" })).toMatchObject({
    retractedAt: "2026-03-01T09:00:00.000Z",
    retraction: { reason: "answered", at: "2026-03-01T09:00:00.000Z", replacedBy: "0x02" },
    replacedBy: "0x02",
  });
});

test("matches the schema", () => {
  expect(alertJson.parse(alertToJson(row, NO_TWINS))).toEqual(alertToJson(row, NO_TWINS));
});
