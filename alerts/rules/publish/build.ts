/**
 * `npm run rules:lock` writes `alerts/rules/rules.lock.json`, and fails if a rule changed but kept its version. `npm
 * run rules:docs` writes `docs/rules.md`. `npm run rules:check` writes nothing, and exits with 1 if either file does
 * not match the catalogue.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { catalogue, deadlinePasses, passes } from "../catalogue";
import { createRuleset } from "../create-ruleset";
import { changedWithoutVersion, type Lock, lockOf, lockText, notAsLocked } from "./lock";
import { rulesPage } from "./page";
import { findRuleFiles, ruleFileName, ruleSources } from "./rule-files";

const RULES = fileURLToPath(new URL("../", import.meta.url));
const LOCK = `${RULES}rules.lock.json`;
const PAGE = fileURLToPath(new URL("../../../docs/rules.md", import.meta.url));

const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);
const readLock = (): Lock => JSON.parse(read(LOCK) ?? "{}");
const currentLock = () => lockOf(createRuleset(), { passes, deadlinePasses }, ruleSources(RULES));

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

async function writeLock(): Promise<void> {
  const locked = readLock();
  const current = await currentLock();
  const refused = changedWithoutVersion(locked, current);
  if (refused.length === 0) return writeFileSync(LOCK, lockText(current));
  for (const rule of catalogue.filter(({ id }) => refused.includes(id)))
    fail(
      `${rule.id} is not what it was at version ${locked[rule.id]!.version}: give it version ${locked[rule.id]!.version + 1} in alerts/rules/${findRuleFiles(RULES).get(ruleFileName(rule))}, and run npm run rules:lock again.`,
    );
}

async function check(): Promise<void> {
  const locked = readLock();
  const current = await currentLock();
  const refused = changedWithoutVersion(locked, current);
  const stale = notAsLocked(locked, current).filter((id) => !refused.includes(id));
  if (refused.length > 0)
    fail(
      `${refused.join(", ")}: text or SQL changed without a new version. Raise the version, and run npm run rules:lock.`,
    );
  if (stale.length > 0)
    fail(
      `${stale.join(", ")}: not as alerts/rules/rules.lock.json has it. Run npm run rules:lock and commit the result.`,
    );
  if (read(PAGE) !== rulesPage(catalogue))
    fail("docs/rules.md is not what the catalogue gives. Run npm run rules:docs and commit the result.");
}

const [what] = process.argv.slice(2);
if (what === "lock") await writeLock();
else if (what === "docs") writeFileSync(PAGE, rulesPage(catalogue));
else if (what === "check") await check();
else fail("Say what to do: lock, docs or check.");
