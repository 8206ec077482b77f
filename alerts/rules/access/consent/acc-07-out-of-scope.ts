import { coveringActions, coveringCategories } from "../../../../facts/code-hierarchy";
import { ACTIONS, type Action, CATEGORIES, type Category, maskOf } from "../../../../facts/codes";
import { actionDone, actionNoun, capitalised, categoryInWords, listInWords } from "../../../../facts/display";
import { whatHappened } from "../../evidence/access";
import type { ConsentRow } from "../../evidence/consent";
import type { MissedConsent } from "./root-cause";
import { defineConsentRule } from "./rule";

/** The consent that came nearest does not cover the category or the action. */
export const outOfScope = defineConsentRule({
  id: "ACC-07",
  name: "out-of-scope",
  version: 3,
  severity: "medium",
  citations: ["45 CFR 164.502(b)"],
  description:
    "An access under a valid consent, to a category of information or with an action that the consent does not cover.",
  triage: [
    "See which of the two went beyond the consent: the category of information or what was done with it.",
    "Ask whether the actor needed it for the purpose; more than necessary is the finding, not the visit itself.",
    "Check whether the custodian files records under the category that the patient was shown.",
    "Where changes, deletions or exports went beyond the consent, have them reversed or accounted for.",
  ],
  falsePositives: [
    "A record filed under the wrong category.",
    "A viewer that opens neighbouring categories by itself.",
  ],
  headline: (missed) => {
    const { action, category } = missed.access;
    const what = `${capitalised(categoryInWords(category))} information ${actionDone(action)}`;
    if (coversAction(missed.grant!, action)) return `${what}, not covered by consent`;
    if (coversCategory(missed.grant!, category))
      return `Record ${actionDone(action)}; consent does not cover ${actionNoun(action)}`;
    return `${what}; consent covers neither`;
  },
  summary: (missed) => `${whatHappened(missed)}, although the patient's consent did not cover ${beyond(missed)}.`,
  explanation: ({ access, grant }) =>
    `Consent ${grant!.consent_id} covers the categories ${grant!.categories.join(", ")} and the actions ${grant!.actions.join(", ")}; the access was ${access.action} of ${access.category}.`,
});

const coversCategory = (grant: ConsentRow, category: string) =>
  (maskOf(CATEGORIES, grant.categories as Category[]) & coveringCategories(category as Category)) !== 0n;

const coversAction = (grant: ConsentRow, action: string) =>
  (maskOf(ACTIONS, grant.actions as Action[]) & coveringActions(action as Action)) !== 0n;

function beyond({ access, grant }: MissedConsent): string {
  const parts: string[] = [];
  if (!coversCategory(grant!, access.category)) parts.push(`${categoryInWords(access.category)} information`);
  if (!coversAction(grant!, access.action)) parts.push(`${actionNoun(access.action)} it`);
  return listInWords(parts);
}
