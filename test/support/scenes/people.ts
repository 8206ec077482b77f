/** Patients who are registered late, and those who represent them. */
import fc from "fast-check";
import { accessLine, type Manner, PLAIN, recording, terms } from "./accesses";
import { GUARDIAN, given, instant, LATE_PATIENT, MINUTE, moment, off, PATIENTS, perhaps, type Scene } from "./scene";

/** What somebody does who may stand for the patient. */
const deeds = fc.array(
  fc.record({ mark: fc.nat({ max: 3 }), off, grants: fc.boolean(), terms, recording, who: fc.boolean() }),
  { maxLength: 3 },
);
const ownRequest = (patient: string, actor: string): Manner => ({
  actor,
  patient,
  purpose: "PATRQT",
  category: "GENERAL",
  action: "read",
});

/** A representative for a time, who asks for the patient's data and consents for them; perhaps set anew. */
export const representativeScene: fc.Arbitrary<Scene> = fc
  .record({
    patient: fc.constantFrom(...PATIENTS),
    representative: fc.constantFrom("dr-lee", "dr-kim"),
    until: perhaps(fc.constantFrom(1, MINUTE, 300)),
    again: perhaps(fc.record({ after: fc.constantFrom(0, 1, MINUTE), until: perhaps(fc.constantFrom(2, 301)) })),
    deeds,
  })
  .map(
    ({ patient, representative, until, again, deeds }): Scene =>
      (stage) => {
        const setting = { do: "representative.set", patient, representative };
        return [
          { ...setting, at: stage.at(0), until: instant(stage, until) ?? null },
          ...(again === null
            ? []
            : [{ ...setting, at: stage.at(again.after), until: instant(stage, again.until) ?? null }]),
          ...deeds.map(({ mark, off, grants, terms, recording, who }, index) => {
            const at = moment([0, until, again?.after ?? null, again?.until ?? null], mark) + off;
            const by = who ? representative : "dr-lee";
            return grants
              ? { ...grantLine(patient, terms, by), at: stage.at(Math.max(0, at)), consent: stage.name(`c${index}`) }
              : accessLine(stage, { thing: `a${index}`, at, manner: ownRequest(patient, by), recording });
          }),
        ];
      },
  );

const grantLine = (patient: string, terms: object, by: string | null) => ({
  do: "consent.grant",
  by: given(by),
  patient,
  grantee: "dr-kim",
  ...terms,
});

/** A patient who is registered between what is done for them. */
export const registrationScene: fc.Arbitrary<Scene> = fc.record({ terms, gap: fc.constantFrom(0, 1) }).map(
  ({ terms, gap }): Scene =>
    (stage) => [
      accessLine(stage, { thing: "a0", at: 0, manner: ownRequest(LATE_PATIENT, GUARDIAN), recording: PLAIN }),
      { at: stage.at(gap), do: "patient.register", patient: LATE_PATIENT, controller: GUARDIAN },
      accessLine(stage, { thing: "a1", at: gap, manner: ownRequest(LATE_PATIENT, GUARDIAN), recording: PLAIN }),
      { ...grantLine(LATE_PATIENT, terms, null), at: stage.at(gap), consent: stage.name("c") },
    ],
);
