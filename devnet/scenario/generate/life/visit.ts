/** A visit to a hospital: reception, nurse, physician, what they order, and the bill. */
import type { Action, Category, Purpose } from "../../../../facts/codes";
import { access, type Encounter, encounter } from "../accesses";
import { DAY, HOUR, MINUTE, midnight } from "../calendar";
import { consentAt, first, type Post, type Town, whoWorks } from "../town";
import { tellClaim } from "./claim";

type Step = { posts: readonly Post[]; purpose: Purpose; category: Category; actions: readonly Action[] };

const NURSING: Step = { posts: ["nurse"], purpose: "TREAT", category: "GENERAL", actions: ["read"] };
const CONSULTATION: Step = { posts: ["physician"], purpose: "TREAT", category: "GENERAL", actions: ["read", "update"] };
const RECEPTION: Step = { posts: ["clerk"], purpose: "PATADMIN", category: "GENERAL", actions: ["update"] };
const CODING: Step = { posts: ["coder"], purpose: "HQUALIMP", category: "GENERAL", actions: ["read"] };
const COORDINATION: Step = { posts: ["nurse"], purpose: "COC", category: "GENERAL", actions: ["read"] };
const PHARMACY: Step = {
  posts: ["pharmacist", "nurse"],
  purpose: "TREAT",
  category: "MEDICATION",
  actions: ["read"],
};
const LABORATORY: Step[] = [
  { posts: ["pathologist", "nurse"], purpose: "TREAT", category: "LAB", actions: ["create"] },
  { posts: ["physician"], purpose: "TREAT", category: "LAB", actions: ["read"] },
];
const RADIOLOGY: Step = {
  posts: ["radiologist", "physician"],
  purpose: "TREAT",
  category: "IMAGING",
  actions: ["create"],
};

/** What such a visit can last until everybody has looked, in seconds. */
const LONGEST = 4 * HOUR;
/** Accesses and claim lines that a visit takes at most. */
export const VISIT_LINES = 14;

function stepsOf(town: Town, { patient, house, consent, time }: Encounter): Step[] {
  const { random } = town;
  const steps: Step[] = [NURSING, CONSULTATION];
  if (consent.purposes.includes("HOPERAT") && random.chance(0.5)) steps.unshift(RECEPTION);
  if (random.chance(0.35)) steps.push(...LABORATORY);
  if (random.chance(0.3)) steps.push(PHARMACY);
  if (random.chance(0.18)) steps.push(RADIOLOGY);
  const [ward] = house.wards;
  const onWard = ward !== undefined && consentAt({ patient, grantee: ward, time, lasting: LONGEST }) !== undefined;
  const named = patient.sensitive.filter((category) => !onWard || category !== "PSYTHPN");
  if (named.length > 0 && random.chance(0.3))
    steps.push({ posts: ["physician"], purpose: "TREAT", category: random.pick(named), actions: ["read"] });
  if (random.chance(0.1)) steps.push(COORDINATION);
  if (consent.purposes.includes("HOPERAT") && random.chance(0.15)) steps.push(CODING);
  return steps;
}

/** A member of the psychiatric ward reads what only the ward may, where the patient let it. */
function wardRound(town: Town, { patient, house, time }: Encounter): void {
  const [ward] = house.wards;
  const consent = ward === undefined ? undefined : consentAt({ patient, grantee: ward, time, lasting: LONGEST });
  const members = house.staff.filter(
    (actor) => actor.ward === ward && actor.joins <= time - HOUR && actor.leaves > time + DAY,
  );
  const able = members.filter(({ name }) => name !== patient.controller);
  if (!consent || able.length === 0 || !town.random.chance(0.4)) return;
  const actor = town.random.pick(able).name;
  town.story.tell(
    access(town, { time: time + HOUR, house, actor, patient, purpose: "TREAT", category: "PSYTHPN", consent }),
  );
}

/** The bill: a clerk looks the coverage up, and the hospital claims. */
function bill(town: Town, { patient, house, time }: Encounter): void {
  const later = midnight(time) + DAY + 9 * HOUR + town.random.between(0, 6 * HOUR);
  const consent =
    later < town.ends ? consentAt({ patient, grantee: house.name, time: later, lasting: LONGEST }) : undefined;
  const clerk = consent && whoWorks({ town, house, posts: ["clerk"], time: later });
  if (!consent?.purposes.includes("HPAYMT") || !clerk || clerk.name === patient.controller) return;
  const purpose = town.random.pick(["COVERAGE", "ELIGVER", "CLMATTCH"] as const);
  town.story.tell(
    access(town, { time: later, house, actor: clerk.name, patient, purpose, category: "GENERAL", consent }),
  );
  tellClaim(town, { patient, house, time });
}

/** Tells a visit that the patient's consents cover; false where chance finds none. */
export function visit(town: Town): boolean {
  const { random, story } = town;
  const found = encounter(town, { lasting: LONGEST });
  if (!found) return false;
  const { patient, house, consent } = found;
  let { time } = found;
  for (const { posts, purpose, category, actions } of stepsOf(town, found)) {
    const actor = whoWorks({ town, house, posts, time });
    if (actor && actor.name !== patient.controller)
      for (const action of actions) {
        story.tell(access(town, { time, house, actor: actor.name, patient, purpose, category, action, consent }));
        time += random.between(2 * MINUTE, 10 * MINUTE);
      }
    time += random.between(0, 8 * MINUTE);
  }
  wardRound(town, found);
  if (random.chance(0.3) && first(town, "bill", house.name, patient.name, midnight(found.time))) bill(town, found);
  return true;
}

/** One glance into a record, in the course of treatment. */
export function look(town: Town): boolean {
  const found = encounter(town);
  if (!found) return false;
  const { time, house, actor, patient, consent } = found;
  const category = town.random.pick(["GENERAL", "GENERAL", "LAB", "MEDICATION", "IMAGING"] as const);
  town.story.tell(access(town, { time, house, actor: actor.name, patient, purpose: "TREAT", category, consent }));
  return true;
}
