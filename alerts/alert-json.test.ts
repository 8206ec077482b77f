import { expect, test } from "vitest";
import { exampleAlert } from "../test/fixtures/delivery-fixture";
import { type AlertRow, alertToJson } from "./alert-json";

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
  incarnation: 1,
  version: 1,
} as AlertRow;

test("shows every field that the API's contract names, and none that is internal", () => {
  expect(Object.keys(alertToJson(row))).toEqual(
    (
      "id rule severity status finality chainId blockNumber blockHash blockTime txHash logIndex entryIndex subjectType " +
      "subjectId patient actor organisation consentId purpose category action occurredAt summary evidence explanation " +
      "detectedAt notifiedAt assignee outcome dueAt duplicateOf suppressedBy retractedAt breach version"
    ).split(" "),
  );
});

test("writes block numbers as decimal strings and instants in ISO 8601", () => {
  expect(alertToJson({ ...row, blockNumber: 2 ** 35 })).toMatchObject({
    blockNumber: "34359738368",
    blockTime: "2026-03-01T08:00:03.000Z",
    occurredAt: "2026-03-01T08:00:03.000Z",
    detectedAt: "2026-03-01T08:00:09.123Z",
  });
  expect(alertToJson({ ...row, occurredAt: null }).occurredAt).toBeNull();
  expect(alertToJson({ ...row, occurredAt: 2 ** 40 - 1 }).occurredAt).toMatch(/^\+\d{6}-/);
});

test("names the rule with what it can be measured against", () => {
  expect(alertToJson(row).rule).toEqual({
    id: "ACC-02",
    name: "revoked-grant-read",
    version: 1,
    severity: "critical",
    citations: ["45 CFR 164.508(b)(5)", "GDPR 7(3)"],
  });
  expect(alertToJson({ ...row, ruleId: "OLD-99" }).rule.citations).toEqual([]);
});
