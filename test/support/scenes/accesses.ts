/** Accesses: whose, by whom, for what, and by what clock. */
import fc from "fast-check";
import type { Action } from "../../../oracle/lines";
import { everyPurpose } from "../../../oracle/purposes";
import { actor, given, notBefore, patient, perhaps, type Scene, type Stage } from "./scene";

export const purpose = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("TREAT", "TREAT", "COC", "CLINTRL", "PATRQT", "FAMRQT", "HPAYMT", "ELIGVER"),
  },
  { weight: 1, arbitrary: fc.constantFrom(...everyPurpose) },
);
export const category = fc.constantFrom("GENERAL", "GENERAL", "LAB", "HIV", "GENETIC");
export const action = fc.constantFrom("read", "read", "export");
const some = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { minLength: 1, maxLength: 3 });

/** What a consent is for. */
export const terms = fc.record({
  purposes: some(purpose),
  categories: some(fc.oneof(category, fc.constant("ALL"))),
  actions: some(fc.oneof(action, fc.constant("ALL"))),
});

/** What a custodian notes of an access beside what it is about. */
export const recording = fc.record({
  custodian: fc.constantFrom("ehr", "ehr", "ehr", "lab"),
  /** Seconds that its clock is behind the block. */
  lag: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 299, 300, 301, -1, 86_400, 60_000_000, -86_400, -1e11),
  /** Numbers that it left out; negative where it counts backwards. */
  skip: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, -1, -2),
  outcome: fc.constantFrom("permitted", "permitted", "permitted", "permitted", "permitted", "denied"),
  cited: perhaps(fc.nat({ max: 8 }), 4),
});
export type Recording = {
  custodian: string;
  lag: number;
  skip: number;
  outcome: string;
  cited: number | null;
};

export const PLAIN: Recording = { custodian: "ehr", lag: 0, skip: 0, outcome: "permitted", cited: null };

/** Who accesses whose record how. */
export const manner = fc.record({ actor, patient, purpose, category, action });
export type Manner = {
  actor: string;
  patient: string;
  purpose: string;
  category: string;
  action: string;
};

/** The line of an access. `skip` is taken out where the numbers are given. */
export function accessLine(
  stage: Stage,
  {
    thing,
    at,
    manner,
    recording,
    reason,
  }: {
    thing: string;
    at: number;
    manner: Manner;
    recording: Recording;
    reason?: string;
  },
): Action {
  const { custodian, lag, skip, outcome, cited } = recording;
  const seconds = notBefore(at);
  return {
    at: stage.at(seconds),
    do: "access",
    access: stage.name(thing),
    custodian,
    ...manner,
    record: "chart",
    outcome,
    consent: cited === null ? undefined : stage.other("c", cited),
    reason,
    occurredAt: stage.at(seconds - lag),
    skip,
  };
}

/** An access out of the blue. */
export const accessScene: fc.Arbitrary<Scene> = fc
  .record({ manner, recording, reason: perhaps(fc.constant("collapsed"), 3) })
  .map(
    ({ manner, recording, reason }): Scene =>
      (stage) => [accessLine(stage, { thing: "a", at: 0, manner, recording, reason: given(reason) })],
  );
