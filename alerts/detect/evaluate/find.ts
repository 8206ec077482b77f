import { deadlinePasses, passes } from "../../rules/catalogue";
import type { Finding } from "../../rules/finding";
import type { EvaluationContext } from "../../rules/pass";

/**
 * Returns the findings of these rules in the context's range, ordered by position. Stores nothing if `context.store` is
 * false.
 */
export async function findingsOf(context: EvaluationContext, rules: readonly string[]): Promise<Finding[]> {
  const decidesAny = (pass: { rules: readonly string[] }) => pass.rules.some((id) => rules.includes(id));
  const findings: Finding[] = [];
  for (const pass of passes.filter(decidesAny)) findings.push(...(await pass.evaluate(context)));
  for (const pass of deadlinePasses.filter(decidesAny)) {
    const due = (await pass.plan(context)).filter(({ dueTime }) => dueTime < context.head.time);
    if (due.length > 0) findings.push(...(await pass.decide({ ...context, due })));
  }
  return findings
    .filter(({ ruleId }) => rules.includes(ruleId))
    .sort((a, b) => (a.subject.pos < b.subject.pos ? -1 : a.subject.pos > b.subject.pos ? 1 : 0));
}
