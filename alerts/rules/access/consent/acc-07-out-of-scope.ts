import { coveringActions, coveringCategories, SENSITIVE_CATEGORIES } from "../../../../facts/code-hierarchy";
import { ACTIONS, type Action, CATEGORIES, type Category, maskOf } from "../../../../facts/codes";
import {
  actionAndCode,
  actionDone,
  actionNoun,
  capitalised,
  categoryAndCode,
  categoryInWords,
  informationInWords,
  listInWords,
  someInWords,
} from "../../../../facts/display";
import { accessSummary, howTimed } from "../../evidence/access-words";
import type { ConsentRow } from "../../evidence/consent";
import type { MissedConsent } from "./root-cause";
import { defineConsentRule } from "./rule";

/** The consent that came nearest does not cover the category or the action. */
export const outOfScope = defineConsentRule({
  id: "ACC-07",
  name: "out-of-scope",
  title: "Record accessed outside the scope of the consent",
  version: 5,
  severity: "medium",
  citations: ["45 CFR 164.502(b)"],
  description:
    "An access under a valid consent, to a category of information or with an action that the consent does not cover.",
  triage: [
    "Identify what went beyond the consent: the category of information, the action, or both.",
    "Ask whether the person needed it for the stated purpose. The issue is access to more than was necessary, not that the record was opened at all.",
    "Check that the custodian files records under the categories shown to the patient.",
    "If records were changed, deleted or exported beyond the consent, have this reversed, or document why it cannot be.",
  ],
  falsePositives: [
    "The record was filed under the wrong category.",
    "A viewer that opens neighbouring categories automatically.",
  ],
  headline: ({ access, grant }) => {
    const what = `${capitalised(informationInWords(access.category))} ${actionDone(access.action)}`;
    if (coversAction(grant!, access.action)) return `${what}, not covered by consent`;
    return coversCategory(grant!, access.category)
      ? `Record ${actionDone(access.action)}, not allowed by consent`
      : `${what}, beyond what consent covers`;
  },
  summary: (missed) => accessSummary(missed, ...beyond(missed)),
  explanation: (missed) =>
    `${howTimed(missed)} The action was ${actionAndCode(missed.access.action)}, the category ${categoryAndCode(missed.access.category)}. Consent ${missed.grant!.consent_id} covers ${someInWords(missed.grant!.categories.map(categoryAndCode), 5)} information. It allows ${listInWords(missed.grant!.actions.map(actionAndCode))}.`,
});

const coversCategory = (grant: ConsentRow, category: string) =>
  (maskOf(CATEGORIES, grant.categories as Category[]) & coveringCategories(category as Category)) !== 0n;

const coversAction = (grant: ConsentRow, action: string) =>
  (maskOf(ACTIONS, grant.actions as Action[]) & coveringActions(action as Action)) !== 0n;

/** What went beyond the consent. Sensitive categories that the consent names are not: they would tell of the patient. */
function beyond({ access, grant }: MissedConsent): [string, ...string[]] {
  const { categories, actions } = grant!;
  const category = coversCategory(grant!, access.category);
  if (!category && !coversAction(grant!, access.action))
    return [
      ", but the patient's consent covers neither this category nor this action",
      ", but consent covers neither category nor action",
    ];
  if (category)
    return [
      `, but the patient's consent allows only ${listInWords(actions.map(actionNoun))}`,
      ", but the patient's consent does not allow this action",
      ", but consent does not allow this action",
    ];
  const shorter = [
    ", but the patient's consent does not cover this category",
    ", but consent does not cover this category",
  ] as const;
  return categories.some((code) => (SENSITIVE_CATEGORIES as readonly string[]).includes(code))
    ? [...shorter]
    : [
        `, but the patient's consent covers only ${listInWords(categories.map(categoryInWords))} information`,
        ...shorter,
      ];
}
