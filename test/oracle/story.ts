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

/** The rules found about each access among the actions, in the order of the actions; none where it vanished. */
export function findings(actions: Action[], policy?: Policy): string[][] {
  const labels = labelsOf(numberLines(actions), policy);
  return actions.flatMap((action, index) => (action.do === "access" ? [labels.get(index + 1) ?? []] : []));
}
