import { gte, sql } from "drizzle-orm";
import { parametersInForce } from "../../../alerts/rules/describe-parameters";
import { alert, OPEN_STATUSES_SQL } from "../../../database/schema/index";
import type { ApiContext } from "../environment";
import type { RuleJson } from "../schemas/rule";

const NONE: RuleJson["last30Days"] = {
  found: 0,
  open: 0,
  suppressed: 0,
  retracted: 0,
  confirmed: 0,
  policyException: 0,
  falsePositive: 0,
  duplicate: 0,
};

/** Reads all rules of the catalogue, ordered by id, with this deployment's parameters and their statistics. */
export async function readRules({ db, ruleset }: Pick<ApiContext, "db" | "ruleset">): Promise<RuleJson[]> {
  const count = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) filter (WHERE ${condition}))::integer`;
  const outcome = (name: string) => count(sql`${alert.status} = 'resolved' AND ${alert.outcome} = ${name}`);
  const figures = await db
    .select({
      ruleId: alert.ruleId,
      found: count(sql`${alert.status} <> 'retracted'`),
      open: count(sql`${alert.status} IN ${sql.raw(OPEN_STATUSES_SQL)}`),
      suppressed: count(sql`${alert.status} = 'suppressed'`),
      retracted: count(sql`${alert.status} = 'retracted'`),
      confirmed: outcome("confirmed_violation"),
      policyException: outcome("policy_exception"),
      falsePositive: outcome("false_positive"),
      duplicate: outcome("duplicate"),
    })
    .from(alert)
    .where(gte(alert.detectedAt, sql`now() - INTERVAL '30 days'`))
    .groupBy(alert.ruleId);
  const byRule = new Map(figures.map(({ ruleId, ...figure }) => [ruleId, figure]));
  return ruleset.rules
    .map(({ rule }) => ({
      id: rule.id,
      name: rule.name,
      title: rule.title,
      version: rule.version,
      severity: rule.severity,
      citations: [...rule.citations],
      trigger: rule.trigger,
      subject: rule.subject,
      description: rule.description,
      parameters: parametersInForce(rule, ruleset),
      triage: [...rule.triage],
      falsePositives: [...rule.falsePositives],
      last30Days: byRule.get(rule.id) ?? NONE,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
