/** Too many patients' records: 50 in an hour, or far more in a day than on other days. ACC-11 and ACC-14. */
import { access } from "../accesses";
import { blockAt, DAY, dayOf, FIRST_MIDNIGHT, HOUR, MINUTE } from "../calendar";
import { type Actor, consentAt, type House, isEmployed, type Patient, type Town } from "../town";
import type { Anomaly } from "./anomaly";

const BULK = 50;
/** A daily number that is never unusual, and one above which no story here goes to be so. */
const [USUAL, MOST_UNUSUAL] = [20, 40];
const TREATING = ["physician", "nurse", "pharmacist"];

/** How many patients an actor had to do with on each day of the story. */
function patientsByDay(town: Town, actor: string): Map<number, number> {
  const days = new Map<number, Set<string>>();
  for (const { actor: who, patient, at, occurredAt = at, outcome } of town.story.accesses()) {
    if (who !== actor || outcome === "denied") continue;
    const day = dayOf(occurredAt <= at && at - occurredAt <= 300 ? occurredAt : at);
    days.set(day, (days.get(day) ?? new Set()).add(patient));
  }
  return new Map([...days].map(([day, patients]) => [day, patients.size]));
}

/** Somebody who treats and was in no story of this kind yet, and a day of the story's later part that they had off. */
function dayOff(town: Town) {
  const { random, opens, ends } = town;
  const [earliest, latest] = [dayOf(opens) + 8, dayOf(ends) - 1];
  const house = random.pick(town.hospitals);
  const staff = house.staff.filter(({ name, kind }) => TREATING.includes(kind) && !town.apart.has(name));
  if (staff.length === 0 || earliest > latest) return undefined;
  const actor = random.pick(staff);
  const counts = patientsByDay(town, actor.name);
  const day = random.between(earliest, latest);
  const midnight = FIRST_MIDNIGHT + day * DAY;
  if (counts.has(day) || !isEmployed(actor, midnight) || !isEmployed(actor, midnight + DAY)) return undefined;
  return { house, actor, day, midnight, counts };
}

function willing({
  town,
  house,
  actor,
  midnight,
}: {
  town: Town;
  house: House;
  actor: Actor;
  midnight: number;
}): Patient[] {
  const able = town.patients.filter(
    (patient) =>
      patient.controller !== actor.name &&
      consentAt({ patient, grantee: house.name, time: midnight, lasting: DAY }) !== undefined,
  );
  return town.random.shuffled(able);
}

/** Opens one record after the other, a patient each. The `marked`-th is the one that a rule is to find. */
function openAll(
  town: Town,
  options: {
    house: House;
    actor: Actor;
    patients: readonly Patient[];
    start: number;
    apart: number;
    marked: number;
    id: string;
  },
): void {
  const { house, actor, patients, start, apart, marked, id } = options;
  town.apart.add(actor.name);
  for (const [index, patient] of patients.entries()) {
    const time = blockAt(start + index * apart);
    const consent = consentAt({ patient, grantee: house.name, time });
    const opening = {
      time,
      house,
      actor: actor.name,
      patient,
      purpose: "TREAT" as const,
      category: "GENERAL" as const,
    };
    town.story.tell({ ...access(town, { ...opening, consent }), ...(index + 1 === marked ? { id } : {}) });
  }
}

function bulk(town: Town, id: string): boolean {
  const found = dayOff(town);
  if (!found) return false;
  const patients = willing({ town, house: found.house, actor: found.actor, midnight: found.midnight }).slice(
    0,
    town.random.between(BULK, BULK + 4),
  );
  if (patients.length < BULK) return false;
  const start = found.midnight + town.random.between(HOUR, 5 * HOUR);
  openAll(town, { ...found, patients, start, apart: MINUTE, marked: BULK, id });
  return true;
}

/** The fewest patients of a day that are unusual after these days; undefined where that would take too many. */
function unusual(counts: readonly number[]): number | undefined {
  const days = counts.length;
  const sum = counts.reduce((total, count) => total + count, 0);
  const squares = counts.reduce((total, count) => total + count ** 2, 0);
  for (let least = USUAL + 1; least <= MOST_UNUSUAL; least++) {
    const above = least * days - sum;
    if (above > 0 && above ** 2 > 16 * (days * squares - sum ** 2)) return least;
  }
  return undefined;
}

function outlier(town: Town, id: string): boolean {
  const found = dayOff(town);
  if (!found) return false;
  const { house, actor, day, midnight, counts } = found;
  const before = [...counts].filter(([other]) => other < day && other >= day - 30).map(([, count]) => count);
  const least = before.length >= 7 ? unusual(before) : undefined;
  const patients = least === undefined ? [] : willing({ town, house, actor, midnight }).slice(0, least + 2);
  if (least === undefined || patients.length < least) return false;
  const start = midnight + 8 * HOUR + town.random.between(0, HOUR);
  openAll(town, { house, actor, patients, start, apart: 12 * MINUTE, marked: least, id });
  return true;
}

export const VOLUMES: readonly Anomaly[] = [
  { name: "bulk-access", rule: "ACC-11", lines: BULK + 4, tell: bulk, late: true },
  { name: "unusual-volume", rule: "ACC-14", lines: MOST_UNUSUAL + 2, tell: outlier, late: true },
];
