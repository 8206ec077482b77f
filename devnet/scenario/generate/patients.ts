/** Patients, and the consents that they give at the hospitals they go to: renewed, left to run out, or revoked. */
import type { Action, Category, Purpose } from "../../../facts/codes";
import { blockAt, busyMoment, DAY, HOUR, MINUTE } from "./calendar";
import type { Story } from "./line-collector";
import type { Blocks } from "./opening";
import type { Random } from "./random";
import type { Actor, Consent, House, Patient } from "./town";

/** Sensitive categories that a patient may name; `GENETIC` is named by none. */
const NAMED: readonly Category[] = ["PSYTHPN", "SUD", "HIV", "SDV", "SEX"];
const ORDINARY: Category[] = ["GENERAL", "LAB", "MEDICATION", "IMAGING"];
const PURPOSES: readonly Purpose[][] = [["TREAT", "HPAYMT", "HOPERAT"], ["TREAT", "HPAYMT"], ["TREAT"]];
const CHRONIC = 0.15;

export type Registering = {
  story: Story;
  random: Random;
  hospitals: readonly House[];
  practices: readonly House[];
  /** Who of the staff is a patient too. */
  actors: readonly Actor[];
  blocks: Blocks;
  end: number;
};

/** Registers so many patients, most before ordinary life begins and the others in its first half. */
export function registerPatients(scene: Registering, number: number, opens: number): Patient[] {
  const { random, actors, blocks, end } = scene;
  const own = random.shuffled(actors.filter(({ house }) => scene.hospitals.includes(house)));
  const employees = own.slice(0, Math.max(2, Math.round(own.length * 0.06)));
  return Array.from({ length: number }, (_, index) => {
    const late = index % 5 === 4;
    const at = late ? blockAt(busyMoment(random, opens, opens + (end - opens) / 2)) : blocks.next();
    return registerPatient({ scene, name: `p-${index + 1}`, at, employee: employees[index] });
  });
}

function registerPatient({
  scene,
  name,
  at,
  employee,
}: {
  scene: Registering;
  name: string;
  at: number;
  employee: Actor | undefined;
}): Patient {
  const { story, random, hospitals } = scene;
  const guarded = !employee && random.chance(0.06);
  const controller = employee?.name ?? (guarded ? `guardian-of-${name}` : name);
  const chronic = random.chance(CHRONIC);
  const patient: Patient = {
    name,
    controller,
    representative: !employee && random.chance(0.1) ? `representative-of-${name}` : null,
    registeredAt: at,
    weight: (chronic ? 6 : 1) * random.skewed(6),
    sensitive: random.chance(0.2) ? random.shuffled(NAMED).slice(0, random.between(1, 2)) : [],
    consents: [],
    known: new Set(),
  };
  story.tell({ at, do: "patient.register", patient: name, ...(controller === name ? {} : { controller }) });
  if (patient.representative)
    story.tell({
      at: at + MINUTE / 2,
      do: "representative.set",
      patient: name,
      representative: patient.representative,
      until: null,
    });
  const home = employee?.house ?? random.pick(hospitals);
  consentSeries({ scene, patient, house: home, first: at + MINUTE });
  if (random.chance(chronic ? 0.4 : 0.12)) {
    const other = random.pick(hospitals.filter((hospital) => hospital !== home));
    consentSeries({ scene, patient, house: other, first: busyMoment(random, at + HOUR, scene.end) });
  }
  if (random.chance(chronic ? 0.8 : 0.45)) familyConsent(scene, patient, at + 2 * MINUTE);
  return patient;
}

/** A consent to a family doctor, by name or as a practice, for all or some of what is not sensitive. */
function familyConsent(scene: Registering, patient: Patient, at: number): void {
  const { random, practices } = scene;
  const house = random.pick(practices);
  const doctor = house.staff[0]?.name ?? house.name;
  patient.known.add(house);
  const categories: Category[] = random.chance(0.6) ? ["ALL"] : ["GENERAL", random.pick(["LAB", "MEDICATION"])];
  const until = blockAt(at) + random.between(100, 365) * DAY;
  grant({
    scene,
    patient,
    terms: {
      house,
      grantee: random.chance(0.5) ? doctor : house.name,
      purposes: ["TREAT"],
      grantedAt: blockAt(at),
      until,
      revokedAt: Number.POSITIVE_INFINITY,
      redisclose: random.chance(0.1),
    },
    categories,
    actions: ["read"],
  });
}

/** Consents to one hospital, one after the other without a gap, until the patient or time ends them. */
function consentSeries({
  scene,
  patient,
  house,
  first,
}: {
  scene: Registering;
  patient: Patient;
  house: House;
  first: number;
}): void {
  const { random, end } = scene;
  patient.known.add(house);
  const ward = patient.sensitive.includes("PSYTHPN") && random.chance(0.6) ? house.wards[0] : undefined;
  const purposes = random.weighted(PURPOSES, (list) => list.length ** 2);
  const categories: Category[] = random.chance(0.7) ? ["ALL"] : ORDINARY;
  const redisclose = random.chance(0.15);
  const stops = random.chance(0.07) ? random.between(first + HOUR, end + DAY) : Number.POSITIVE_INFINITY;
  const renewed = random.chance(0.9);
  for (let at = blockAt(first); at < Math.min(end, stops); ) {
    const until = at + (random.chance(0.3) ? random.between(20, 60) : random.between(90, 365)) * DAY;
    const revokedAt = stops < Math.min(end, until) ? blockAt(stops) : Number.POSITIVE_INFINITY;
    const terms = { house, grantedAt: at, until, revokedAt, redisclose };
    grant({
      scene,
      patient,
      terms: { ...terms, grantee: house.name, purposes },
      categories: [
        ...categories,
        ...(ward ? patient.sensitive.filter((category) => category !== "PSYTHPN") : patient.sensitive),
      ],
    });
    if (ward)
      grant({
        scene,
        patient,
        terms: { ...terms, grantee: ward, purposes: ["TREAT"], redisclose: false },
        categories: ["GENERAL", "PSYTHPN"],
      });
    if (!renewed) return;
    at = blockAt(until - random.between(DAY, 10 * DAY));
  }
}

function grant({
  scene,
  patient,
  terms,
  categories,
  actions = ["read", "create", "update"],
}: {
  scene: Registering;
  patient: Patient;
  terms: Omit<Consent, "name">;
  categories: Category[];
  actions?: Action[];
}): void {
  const { story, random, end } = scene;
  const name = story.name("c");
  const { grantee, purposes, grantedAt, until, revokedAt, redisclose } = terms;
  patient.consents.push({ ...terms, name });
  const spokenFor = patient.representative && random.chance(0.6);
  story.tell({
    at: grantedAt,
    do: "consent.grant",
    consent: name,
    patient: patient.name,
    grantee,
    purposes,
    categories,
    actions,
    until,
    ...(redisclose ? { redisclose } : {}),
    ...(spokenFor && patient.representative ? { by: patient.representative } : {}),
  });
  if (revokedAt >= end) return;
  const asked = revokedAt - random.between(MINUTE, 20 * HOUR);
  story.tell({
    at: revokedAt,
    do: "consent.revoke",
    consent: name,
    ...(random.chance(0.5) && asked > grantedAt ? { requestedAt: asked } : {}),
  });
}
