/** Short ways to write a story for the oracle's tests: actions by the second, and what is found about each access. */
import { type Action, numberLines } from "./lines";
import { judge, labelsOf, type Policy } from "./oracle";
import { storyOf } from "./scenario-facts";

const START = Date.parse("2026-03-02T08:00:00Z");

/** The instant so many seconds into the story. */
export function second(seconds: number): string {
  return new Date(START + seconds * 1000).toISOString();
}

/** An action so many seconds into the story. */
export function act(at: number, verb: string, fields: Record<string, unknown> = {}): Action {
  return { at: second(at), do: verb, ...fields };
}

export const patient = (at: number, name: string, controller?: string) =>
  act(at, "patient.register", { patient: name, controller });

/** A consent of Ana's to Dr Lee, to read general records for treatment, except for what `fields` say. */
export const grant = (at: number, consent: string, fields: Record<string, unknown> = {}) =>
  act(at, "consent.grant", {
    consent,
    patient: "ana",
    grantee: "lee",
    purposes: ["TREAT"],
    categories: ["GENERAL"],
    actions: ["read"],
    ...fields,
  });

export const revoke = (at: number, consent: string) => act(at, "consent.revoke", { consent });

/** Dr Lee reads a general record of Ana's for treatment, except for what `fields` say. */
export const access = (at: number, fields: Record<string, unknown> = {}) =>
  act(at, "access", {
    access: "an access",
    custodian: "ehr",
    actor: "lee",
    patient: "ana",
    record: "chart",
    purpose: "TREAT",
    category: "GENERAL",
    action: "read",
    ...fields,
  });

export const member = (at: number, fields: Record<string, unknown> = {}) =>
  act(at, "affiliation.set", { member: "lee", organisation: "mary", ...fields });

/** The verdict on the consent for each access that is on the chain in the end, in chain order. */
export function verdicts(actions: Action[], policy?: Policy) {
  const { facts, head } = storyOf(numberLines(actions));
  return judge(facts, { policy, head }).flatMap(({ verdict }) => (verdict ? [verdict] : []));
}

const ABOUT_CONSENT = ["ACC-01", "ACC-02", "ACC-03", "ACC-04", "ACC-05", "ACC-06", "ACC-07", "ACC-08"];
const ABOUT_RECORD = ["ACC-13", "GOV-02"];

/**
 * Which of the rules about consent, clocks and numbers are found about each access among the actions, in the order of the
 * actions; none where it vanished.
 */
export function findings(actions: Action[], policy?: Policy): string[][] {
  const labels = labelsOf(numberLines(actions), policy, new Set([...ABOUT_CONSENT, ...ABOUT_RECORD]));
  return actions.flatMap((action, index) => (action.do === "access" ? [labels.get(index + 1) ?? []] : []));
}

/** The action with a label, by which `firing` names it. */
export const as = (id: string, action: Action): Action => ({ ...action, id });

/** The labels of the actions that the rule finds something about, or their verbs where they have none, in their order. */
export function firing(rule: string, actions: Action[], policy?: Policy): string[] {
  const labels = labelsOf(numberLines(actions), policy, new Set([rule]));
  return actions.flatMap((action, index) => (labels.has(index + 1) ? [action.id ?? action.do] : []));
}

/** So many empty blocks, the last of them at the head. */
export const mine = (at: number, blocks = 1) => act(at, "chain.mine", { blocks });
