/** The people and places of a story, and what they may do when, as far as its lines were written to allow it. */
import type { Category, CredentialKind, Purpose } from "../../../facts/codes";
import { dayOf, isWeekend, type Shift, shiftAt } from "./calendar";
import type { Story } from "./line-collector";
import type { Lottery, Random } from "./random";

export type Post =
  | "physician"
  | "nurse"
  | "emergency"
  | "pathologist"
  | "radiologist"
  | "pharmacist"
  | "clerk"
  | "coder"
  | "specialist"
  | "researcher";

/** A professional. Times in Unix seconds; `leaves` is `Infinity` for who stays. */
export type Actor = {
  name: string;
  post: Post;
  kind: CredentialKind;
  house: House;
  /** A ward of the house that is an organisation of its own, with consents of its own. */
  ward: string | null;
  shift: Shift;
  /** Decides on which days of the week they work. */
  rota: number;
  /** How much falls to them, compared with colleagues of the same post. */
  pace: number;
  joins: number;
  leaves: number;
};

/** A hospital, a practice or an institute: an organisation with a record system and people. */
export type House = {
  name: string;
  /** Its record system, which signs what was accessed. */
  custodian: string;
  /** Its privacy office, which reviews broken glass. */
  reviewer: string;
  staff: Actor[];
  wards: string[];
};

/** A consent as it will stand: `until` is `Infinity` for one without end, `revokedAt` for one that is not revoked. */
export type Consent = {
  name: string;
  house: House;
  grantee: string;
  purposes: Purpose[];
  grantedAt: number;
  until: number;
  revokedAt: number;
  redisclose: boolean;
};

export type Patient = {
  name: string;
  controller: string;
  representative: string | null;
  registeredAt: number;
  /** How often they come: the chronically ill far more often than most. */
  weight: number;
  /** Sensitive categories that their consents name. */
  sensitive: Category[];
  consents: Consent[];
  /** Houses they have to do with, or never may: no other part of the story brings the two together. */
  known: Set<House>;
};

/** An agreement between two organisations; `endedAt` is `Infinity` for one that stands. */
export type Agreement = {
  name: string;
  parties: [string, string];
  purposes: Purpose[];
  categories: Category[];
  formats: string[];
  redisclose: boolean;
  endedAt: number;
};

export type Town = {
  random: Random;
  story: Story;
  /** The first moment of ordinary life, after everybody was registered. */
  opens: number;
  /** The last moment of the story. */
  ends: number;
  hospitals: House[];
  practices: House[];
  institute: House;
  laboratory: string;
  patients: Patient[];
  /** Draws patients by how often they come. */
  visitors: Lottery<Patient>;
  agreements: Agreement[];
  /** What happens at most once, such as a service that was claimed. */
  once: Set<string>;
  /** Actors whose days were counted; nothing more is told of them. */
  apart: Set<string>;
};

/** Whether this is the first time that something is said to happen; from then on it is not. */
export function first(town: Town, ...what: (string | number)[]): boolean {
  const key = what.join(" ");
  if (town.once.has(key)) return false;
  town.once.add(key);
  return true;
}

/** Whether the actor works at the house at `time`, with an hour to spare at both ends. */
export function isEmployed(actor: Actor, time: number): boolean {
  return time >= actor.joins + 3600 && time < actor.leaves - 3600;
}

/** Whether it is the actor's shift. One in three works on a given day of a weekend, four in five on a weekday. */
export function isOnDuty(actor: Actor, time: number): boolean {
  if (!isEmployed(actor, time) || shiftAt(time) !== actor.shift) return false;
  const day = dayOf(time);
  return isWeekend(time) ? (day + actor.rota) % 3 === 0 : (day + actor.rota) % 5 !== 0;
}

/** Who of these posts does what comes up at `time`: somebody on duty, or called in where nobody is. */
export function whoWorks({
  town,
  house,
  posts,
  time,
}: {
  town: Town;
  house: House;
  posts: readonly Post[];
  time: number;
}): Actor | undefined {
  for (const post of posts) {
    const employed = house.staff.filter(
      (actor) => actor.post === post && isEmployed(actor, time) && !town.apart.has(actor.name),
    );
    const onDuty = employed.filter((actor) => isOnDuty(actor, time));
    const able = onDuty.length > 0 ? onDuty : employed;
    if (able.length > 0) return town.random.weighted(able, (actor) => actor.pace);
  }
  return undefined;
}

/** The patient's consent to this grantee that holds at `time` and for so many seconds after it. */
export function consentAt({
  patient,
  grantee,
  time,
  lasting = 300,
}: {
  patient: Patient;
  grantee: string;
  time: number;
  lasting?: number;
}): Consent | undefined {
  return patient.consents.findLast(
    (consent) =>
      consent.grantee === grantee &&
      time > consent.grantedAt + 60 &&
      time + lasting < Math.min(consent.until, consent.revokedAt),
  );
}

/** A patient registered by `time` and one of the houses that do not know each other; from now on they do. */
export function strangers(
  town: Town,
  houses: readonly House[],
  time: number,
): { patient: Patient; house: House } | undefined {
  for (let tries = 0; tries < 60; tries++) {
    const patient = town.random.pick(town.patients);
    const house = town.random.pick(houses);
    if (patient.registeredAt > time - 3600 || patient.known.has(house)) continue;
    patient.known.add(house);
    return { patient, house };
  }
  return undefined;
}

/** Names a day of an actor's, for what happens to them once a day. */
export function dayOfActor(actor: Actor, time: number): string {
  return `${actor.name} ${dayOf(time)}`;
}
