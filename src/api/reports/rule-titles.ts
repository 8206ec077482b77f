import { findRule } from "../../../alerts/rules/catalogue";

/** Returns a rule's title for reports, or a sentence that it is no longer in the catalogue. */
export function titleOf(ruleId: string): string {
  return findRule(ruleId)?.title ?? `Rule ${ruleId}, which is no longer in the catalogue`;
}
