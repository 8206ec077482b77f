/**
 * `npm run scenarios:label [FILE…]` writes the alerts that the oracle expects into scenario files. With `--check`, it
 * changes nothing and exits with 1 if a file's labels are not current. Without files: every scenario in `scenarios/`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { relabel } from "./relabel";

const folder = fileURLToPath(new URL("../scenarios/", import.meta.url));
const options = process.argv.slice(2);
const check = options.includes("--check");
const named = options.filter((option) => option !== "--check");
const files =
  named.length > 0
    ? named
    : readdirSync(folder)
        .filter((name) => name.endsWith(".jsonl"))
        .map((name) => join(folder, name));

let stale = 0;
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const { text: labelled, changed } = relabel(text);
  if (changed.length === 0) continue;
  stale++;
  if (check)
    console.error(`${file}: other labels are expected on line ${changed.join(", ")}; run npm run scenarios:label`);
  else {
    writeFileSync(file, labelled);
    console.log(`${file}: labelled line ${changed.join(", ")}`);
  }
}
if (check && stale > 0) process.exitCode = 1;
else if (stale === 0) console.log(`${files.length} scenarios have current labels`);
