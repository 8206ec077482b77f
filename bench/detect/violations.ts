/** The ways in which an access of a generated history may be wrong, and how often each is. */
import type { Category, Outcome, Purpose } from "../../facts/codes";
import type { Grant, People } from "./people";

/** An access before it has a place: patients and consents by number, times in seconds before its block. */
export type Draft = {
  /** The account, where it is none of an actor's. */
  account?: string;
  actor: number;
  patient: number;
  purpose: Purpose;
  category: Category;
  action: "read" | "update" | "create";
  outcome: Outcome;
  cites?: number;
  hasReason: boolean;
  secondsAgo: number;
  /** Sequence numbers that the custodian passes over before it. */
  passedOver: number;
};

export type Violation = keyof typeof WEIGHTS;

/** Of a hundred violations so many are of each kind. */
const WEIGHTS = {
  stranger: 20,
  borrowed: 5,
  expired: 15,
  revoked: 10,
  early: 5,
  purpose: 10,
  scope: 10,
  sensitive: 10,
  clock: 7,
  gap: 3,
  own: 2,
  unexplained: 3,
} as const;

const KINDS = Object.entries(WEIGHTS).flatMap(([kind, weight]) => Array<Violation>(weight).fill(kind as Violation));

/** A kind of violation, by its frequency. */
export const violationOf = (chance: number): Violation => KINDS[Math.floor(chance * KINDS.length)]!;

/** The same access by the actor itself, permitted, for the purpose of its daily work. */
export const plainly = (draft: Draft, people: People): Draft => ({
  ...draft,
  account: undefined,
  purpose: people.isClerk(draft.actor) ? "HPAYMT" : "TREAT",
  outcome: "permitted",
  hasReason: false,
});

type Spoiling = {
  people: People;
  chance: () => number;
  /** Whether the patient's grant that is to be revoked is revoked by now. */
  isRevoked: (patient: number) => boolean;
};

/** Makes the draft wrong in one way; undefined where there is nobody to do it with. */
export function spoil(before: Draft, kind: Violation, { people, chance, isRevoked }: Spoiling): Draft | undefined {
  const { actor } = before;
  const draft = plainly(before, people);
  const away = (grant: Grant | "stranger"): Draft | undefined => {
    // Somebody who works for two organisations might be covered by the other one.
    if (people.secondOrganisationOf(actor) !== undefined) return undefined;
    const patient = people.patientFor(actor, grant, chance);
    return patient === undefined ? undefined : { ...draft, patient, category: "LAB", action: "read", cites: undefined };
  };
  switch (kind) {
    case "stranger":
      return away("stranger");
    case "borrowed": {
      const borrowed = away("stranger");
      return borrowed && { ...borrowed, cites: people.consentOf(borrowed.patient, "home") };
    }
    case "expired":
    case "early":
    case "purpose":
      return away(kind);
    case "revoked": {
      const revoked = away("revoked");
      return revoked && isRevoked(revoked.patient) ? revoked : undefined;
    }
    case "scope": {
      const beyond = away("scope");
      return beyond && { ...beyond, category: "IMAGING" };
    }
    case "sensitive":
      return people.namesSensitive(draft.patient) ? undefined : { ...draft, category: "PSYTHPN" };
    case "clock":
      return { ...draft, secondsAgo: chance() < 0.5 ? -30 : 4_000 };
    case "gap":
      return { ...draft, passedOver: 1 + Math.floor(chance() * 3) };
    case "own":
      return ownRecord(draft, people, chance);
    case "unexplained":
      return { ...draft, purpose: "BTG", hasReason: false };
  }
}

/** An employee's look into their own record, in the name of treatment. */
function ownRecord(draft: Draft, people: People, chance: () => number): Draft | undefined {
  const patient = 17 + 200 * Math.floor((chance() * (people.patients - 17)) / 200);
  const actor = patient < people.patients ? people.employeeOf(patient) : undefined;
  return actor === undefined ? undefined : { ...draft, actor, patient, purpose: "TREAT", category: "LAB" };
}
