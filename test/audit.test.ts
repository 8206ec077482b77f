import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../.ci/audit.mjs", import.meta.url));

function audit(report: unknown) {
  return spawnSync(process.execPath, [SCRIPT], { input: JSON.stringify(report), encoding: "utf8" });
}

function reportOf(id: string) {
  const url = `https://github.com/advisories/${id}`;
  const advisory = { source: 1, name: "vite", title: "Reads files", url, severity: "moderate", range: "<=6.4.1" };
  return { auditReportVersion: 2, vulnerabilities: { ponder: { via: ["vite"] }, vite: { via: [advisory] } } };
}

test("an advisory that SECURITY.md answers passes", () => {
  expect(audit(reportOf("GHSA-4w7w-66w2-5vf9"))).toMatchObject({ status: 0, stderr: "" });
});

test("another fails, and is named", () => {
  const { status, stderr } = audit(reportOf("GHSA-0000-0000-0000"));
  expect(status).toBe(1);
  expect(stderr).toContain("GHSA-0000-0000-0000 (moderate) vite <=6.4.1: Reads files.");
});

test("no answer from the registry is no pass", () => {
  const { status, stderr } = audit({ message: "405 Method Not Allowed" });
  expect(status).toBe(2);
  expect(stderr).toContain("405 Method Not Allowed");
});
