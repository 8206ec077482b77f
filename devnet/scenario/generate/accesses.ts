/** Lines about records being opened. */
import type { Action, Category, Purpose } from "../../../facts/codes";
import { blockAt, busyMoment, HOUR } from "./calendar";
import type { Draft } from "./draft";
import { type Actor, type Consent, consentAt, type House, type Patient, type Post, type Town, whoWorks } from "./town";

/** Who opens what, and when by the custodian's clock. */
export type Opening = {
  time: number;
  house: House;
  actor: string;
  patient: Patient;
  purpose: Purpose;
  category: Category;
  action?: Action;
  consent?: Consent;
};

/** The access: logged within a minute, in the next block. Most cite the consent that they rely on. */
export function access(town: Town, opening: Opening): Draft<"access"> {
  const { random, story } = town;
  const { time, house, actor, patient, purpose, category, action = "read", consent } = opening;
  const at = blockAt(time + random.between(0, 40));
  return {
    at,
    do: "access",
    access: story.name("a"),
    custodian: house.custodian,
    actor,
    patient: patient.name,
    record: `${patient.name}-${category.toLowerCase()}`,
    purpose,
    category,
    action,
    ...(consent && random.chance(0.85) ? { consent: consent.name } : {}),
    ...(at === time ? {} : { occurredAt: time }),
  };
}

/** Somebody at a hospital who has a consent to open a patient's record for treatment, and when. */
export type Encounter = { time: number; patient: Patient; house: House; consent: Consent; actor: Actor };

/** Those who may treat, in the order in which they are called. */
export const TREATING: readonly Post[] = ["physician", "nurse"];

/**
 * An encounter within `[from, until)` that the consents cover for `lasting` seconds; undefined where chance finds none.
 * By default within the whole story.
 */
export function encounter(
  town: Town,
  options: { from?: number; until?: number; lasting?: number; posts?: readonly Post[] } = {},
): Encounter | undefined {
  const { random } = town;
  const { from = town.opens, until = town.ends, lasting = 300, posts } = options;
  for (let tries = 0; tries < 40; tries++) {
    const patient = town.visitors.draw(random);
    const earliest = Math.max(from, patient.registeredAt + HOUR);
    if (earliest >= until - lasting) continue;
    const time = busyMoment(random, earliest, until - lasting);
    const house = random.pick(town.hospitals.filter((hospital) => patient.known.has(hospital)));
    const consent = consentAt({ patient, grantee: house.name, time, lasting });
    const actor = consent && whoWorks({ town, house, posts: posts ?? random.shuffled(TREATING), time });
    if (consent && actor && actor.name !== patient.controller) return { time, patient, house, consent, actor };
  }
  return undefined;
}
