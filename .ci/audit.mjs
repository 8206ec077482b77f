// Reads what `npm audit --json` printed and fails on every advisory that SECURITY.md does not answer:
//   npm audit --omit=dev --json | node .ci/audit.mjs
import { readFileSync } from "node:fs";

const answers = readFileSync(new URL("../SECURITY.md", import.meta.url), "utf8");
const report = JSON.parse(readFileSync(0, "utf8"));
if (report.vulnerabilities === undefined) {
  console.error(`npm audit has no answer: ${report.message ?? report.error?.summary ?? JSON.stringify(report)}`);
  process.exit(2);
}

const advisories = new Map(
  Object.values(report.vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((via) => typeof via === "object")
    .map((via) => [via.url.slice(via.url.lastIndexOf("/") + 1), via]),
);
const open = [...advisories].filter(([id]) => !answers.includes(id));
for (const [id, { name, range, severity, title }] of open)
  console.error(
    `${id} (${severity}) ${name} ${range}: ${title}. Update ${name}, or answer the advisory in SECURITY.md.`,
  );
console.log(`${advisories.size} advisories, ${open.length} without an answer in SECURITY.md.`);
process.exitCode = open.length > 0 ? 1 : 0;
