import { expect, test } from "vitest";
import { type AlertRow, alertToJson } from "../../alerts/alert-json";
import { exampleAlert } from "../../test/fixtures/delivery-fixture";
import { findingText } from "./finding-text";

const SUMMARY =
  "Laboratory results were read for research 32 minutes after the patient had revoked consent, on 2 March 2026 at 09:47:00 UTC, by a member of the research group.";

const dataOf = (change: Partial<AlertRow>) =>
  alertToJson({ ...exampleAlert(1), detectedAt: new Date(), status: "open", ...change } as AlertRow, {
    replaces: null,
    replacedBy: null,
  });

test("an alert reads as severity, headline, the whole sentence and time to notification, in 100 columns", () => {
  const data = dataOf({ summary: SUMMARY });
  const text = findingText({ type: "alert.created", timestamp: "", data }, 84.4);
  expect(text.split("\n")).toEqual([
    "CRITICAL   Record read after consent was revoked",
    "           Laboratory results were read for research 32 minutes after the patient had revoked",
    "           consent, on 2 March 2026 at 09:47:00 UTC, by a member of the research group.",
    "           ACC-02 revoked-grant-read, notified 84 ms after its block",
  ]);
  expect(findingText({ type: "alert.created", timestamp: "", data }, 2_345)).toContain(
    "notified 2.3 s after its block",
  );
  expect(findingText({ type: "alert.created", timestamp: "", data })).not.toContain("notified");
});

test("a retraction says why", () => {
  const data = dataOf({ status: "retracted", retractedAt: new Date(), retraction: "blockReplaced" });
  expect(findingText({ type: "alert.retracted", timestamp: "", data }, 84).split("\n")).toEqual([
    "RETRACTED  Record read after consent was revoked",
    "           A reorganisation replaced its block.",
    "           ACC-02 revoked-grant-read",
  ]);
});
