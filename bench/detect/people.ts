/**
 * Who takes part in a generated history: organisations, the actors that work for them, and patients with several grants
 * each. All follows from numbers and the seed; nothing is kept.
 */
import { accountOf, mix, share } from "./chance";

export type Sizes = { organisations: number; actors: number; patients: number };

/**
 * A patient's grants. `home` covers what its organisation's actors do; the next five go to other organisations and fall
 * short in one way each; `physician` goes to one actor.
 */
export const GRANTS = {
  home: 0,
  expired: 1,
  revoked: 2,
  early: 3,
  purpose: 4,
  scope: 5,
  physician: 9,
} as const;
export type Grant = keyof typeof GRANTS;

/** Organisations away from a patient's home that it granted nothing. */
const STRANGER = 7;

/** Fewest organisations: so many that a patient's grantees are all different. */
export const FEWEST_ORGANISATIONS = STRANGER + 1;

export type People = Sizes & {
  organisationOf: (actor: number) => number;
  /** A second organisation that the actor works for; undefined for most. */
  secondOrganisationOf: (actor: number) => number | undefined;
  homeOf: (patient: number) => number;
  /** The account that decides for the patient; now and then somebody who works in another organisation. */
  controllerOf: (patient: number) => string;
  /** The actor that works elsewhere and is this patient; undefined for most. */
  employeeOf: (patient: number) => number | undefined;
  /** Number of the consent, where the patient has this grant. */
  consentOf: (patient: number, grant: Grant) => number | undefined;
  /** To whom the patient's grant goes. */
  granteeOf: (patient: number, grant: Grant) => string;
  /** Whether the patient's home grant names psychotherapy notes and HIV. */
  namesSensitive: (patient: number) => boolean;
  /** Patients that the actor sees on a day of work, on average: above 20 for one in twenty. */
  paceOf: (actor: number) => number;
  /** Clerks have no licence and do no treatment. */
  isClerk: (actor: number) => boolean;
  /** One in a thousand goes on working when the licence has run out. */
  isUnlicensed: (actor: number) => boolean;
  /** A patient whose grant of this kind goes to the actor's organisation; with `stranger`, one that granted it nothing. */
  patientFor: (actor: number, kind: Grant | "stranger", chance: () => number) => number | undefined;
};

const ACTORS = 1_000_000;
const CONTROLLERS = 10_000_000;

export const organisationAccount = (organisation: number): string => accountOf(organisation);
export const actorAccount = (actor: number): string => accountOf(ACTORS + actor);

/** Accounts with an office of their own. */
export const REGISTRAR = accountOf(900_001);
export const ISSUER = accountOf(900_002);
export const REVIEWER = accountOf(900_003);

const MEDIAN_PACE = 8;
/** With this spread one actor in twenty is above two and a half times the median. */
const SPREAD = Math.log(20 / MEDIAN_PACE) / 1.645;

export function createPeople(seed: number, sizes: Sizes): People {
  const { organisations, actors, patients } = sizes;
  const organisationOf = (actor: number) => actor % organisations;
  const homeOf = (patient: number) => patient % organisations;
  const employeeOf = (patient: number) => {
    if (patient % 200 !== 17) return undefined;
    const actor = mix(seed, patient, 61) % actors;
    return organisationOf(actor) === homeOf(patient) ? (actor + 1) % actors : actor;
  };
  const consentOf = (patient: number, grant: Grant) =>
    grant === "home" || share(seed, patient, GRANTS[grant]) < 0.4 ? patient * 10 + GRANTS[grant] : undefined;
  return {
    ...sizes,
    organisationOf,
    secondOrganisationOf: (actor) =>
      share(seed, actor, 71) < 0.1 ? (organisationOf(actor) + 1) % organisations : undefined,
    homeOf,
    employeeOf,
    controllerOf: (patient) => {
      const employee = employeeOf(patient);
      return employee === undefined ? accountOf(CONTROLLERS + patient) : actorAccount(employee);
    },
    consentOf,
    granteeOf: (patient, grant) =>
      grant === "physician"
        ? actorAccount(mix(seed, patient, 62) % actors)
        : organisationAccount((homeOf(patient) + GRANTS[grant]) % organisations),
    namesSensitive: (patient) => patient % 3 === 0,
    paceOf: (actor) => MEDIAN_PACE * Math.exp(SPREAD * normal(share(seed, actor, 72), share(seed, actor, 73))),
    isClerk: (actor) => actor % 20 === 7,
    isUnlicensed: (actor) => actor % 1_000 === 23,
    patientFor: (actor, kind, chance) => {
      const away = kind === "stranger" ? STRANGER : GRANTS[kind];
      const home = (organisationOf(actor) - away + organisations) % organisations;
      const places = Math.floor((patients - 1 - home) / organisations) + 1;
      for (let attempt = 0; attempt < 10; attempt++) {
        const patient = home + organisations * Math.floor(chance() * places);
        if (kind === "stranger" || consentOf(patient, kind) !== undefined) return patient;
      }
      return undefined;
    },
  };
}

/** A normally distributed number out of two evenly distributed ones (Box and Muller). */
const normal = (first: number, second: number): number =>
  Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
