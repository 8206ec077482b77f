import type { Query } from "../../rules/pass";
import type { Ruleset } from "../../rules/ruleset";

/** Stores a ruleset's content under its hash, unless it is already stored. */
export async function recordRuleset(query: Query, ruleset: Ruleset): Promise<void> {
  const known = await query("SELECT FROM compliance.ruleset WHERE hash = $1", [ruleset.hash]);
  if (known.length > 0) return;
  await query("INSERT INTO compliance.ruleset (hash, rules) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
    ruleset.hash,
    JSON.stringify(ruleset.content),
  ]);
}
