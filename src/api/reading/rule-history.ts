import { isDeepStrictEqual } from "node:util";
import { asc, eq } from "drizzle-orm";
import type { Client } from "../../../database/client";
import { ruleset, rulesetUse } from "../../../database/schema/index";
import type { RuleUseJson } from "../schemas/rule";

/**
 * Reads with which versions and parameters a rule was used, newest first. Consecutive rulesets in which the rule is the
 * same are one item.
 */
export async function readRuleHistory(db: Client, ruleId: string): Promise<RuleUseJson[]> {
  const uses = await db
    .select({ hash: ruleset.hash, rules: ruleset.rules, since: rulesetUse.since, startedBy: rulesetUse.startedBy })
    .from(rulesetUse)
    .innerJoin(ruleset, eq(ruleset.hash, rulesetUse.ruleset))
    .orderBy(asc(rulesetUse.id));
  const history: RuleUseJson[] = [];
  let last: RuleUseJson | undefined;
  for (const { hash, rules, since, startedBy } of uses) {
    const rule = rules.find(({ id }) => id === ruleId);
    const same = rule && last && last.version === rule.version && isDeepStrictEqual(last.parameters, rule.parameters);
    if (same) last!.rulesets = [...new Set([...last!.rulesets, hash])];
    else {
      const { version, parameters } = rule ?? {};
      last =
        version === undefined || parameters === undefined
          ? undefined
          : { version, parameters, since: since.toISOString(), by: startedBy, rulesets: [hash] };
      if (last) history.push(last);
    }
  }
  return history.reverse();
}
