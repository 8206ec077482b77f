/** Accesses that are odd whatever the consents say: ACC-12, ACC-13, ACC-15, CRD-01 and GOV-02. */
import { access, encounter } from "../accesses";
import { busyMoment, DAY, HOUR, midnight } from "../calendar";
import { registered } from "../life/patient";
import { consentAt, isEmployed, type Town } from "../town";
import type { Anomaly } from "./anomaly";

/** An actor tries one record after the other, and is refused each. */
function probing(town: Town, id: string): boolean {
  const { random, story, opens, ends } = town;
  const house = random.pick(town.hospitals);
  const actor = random.pick(house.staff).name;
  let time = busyMoment(random, opens, ends - HOUR);
  const key = `refused ${actor} ${midnight(time) / DAY}`;
  if (town.once.has(key)) return false;
  town.once.add(key);
  for (let index = 0, count = random.between(5, 7); index < count; index++) {
    const patient = random.pick(town.patients);
    const opened = access(town, { time, house, actor, patient, purpose: "TREAT", category: "GENERAL" });
    story.tell({ ...opened, outcome: "denied", ...(index === 4 ? { id } : {}) });
    time += random.between(45, 90);
  }
  return true;
}

/** The record system's clock is ahead of the chain's, or more than five minutes behind. */
function wrongClock(town: Town, id: string): boolean {
  const { random, story } = town;
  const found = encounter(town);
  if (!found) return false;
  const opened = access(town, { ...found, actor: found.actor.name, purpose: "TREAT", category: "GENERAL" });
  const off = random.chance(0.5) ? random.between(60, 2 * HOUR) : -random.between(301, DAY);
  story.tell({ ...opened, occurredAt: opened.at + off, id });
  return true;
}

/** Somebody opens their own record with their working account, for a purpose of their work. */
function ownRecord(town: Town, id: string): boolean {
  const { random, story, opens, ends } = town;
  const house = random.pick(town.hospitals);
  const time = busyMoment(random, opens + HOUR, ends - HOUR);
  const pairs = town.patients.flatMap((patient) => {
    const actor = house.staff.find(({ name }) => name === patient.controller);
    const consent = actor && isEmployed(actor, time) ? consentAt({ patient, grantee: house.name, time }) : undefined;
    return actor && consent ? [{ patient, actor, consent }] : [];
  });
  const able = pairs.filter(({ actor, consent }) => actor.kind !== "clerk" || consent.purposes.includes("HOPERAT"));
  if (able.length === 0) return false;
  const { patient, actor, consent } = random.pick(able);
  const purpose = actor.kind === "clerk" ? "PATADMIN" : "TREAT";
  story.tell({ ...access(town, { time, house, actor: actor.name, patient, purpose, category: "LAB", consent }), id });
  return true;
}

/** A clerk opens a record as if treating. */
function uncredentialed(town: Town, id: string): boolean {
  const found = encounter(town, { posts: ["clerk", "coder"] });
  if (!found) return false;
  const purpose = town.random.pick(["TREAT", "COC"] as const);
  town.story.tell({ ...access(town, { ...found, actor: found.actor.name, purpose, category: "GENERAL" }), id });
  return true;
}

/** The record system leaves numbers out. */
function gap(town: Town, id: string): boolean {
  const { random, story, opens, ends } = town;
  const found = registered(town, ends - 300);
  if (!found || found.time < opens + (ends - opens) / 4) return false;
  const { patient, house, time } = found;
  const opened = access(town, { time, house, actor: patient.controller, patient, purpose: "PATRQT", category: "LAB" });
  const marked = { ...opened, id };
  story.tell(marked);
  story.skip(marked, random.between(1, 5));
  return true;
}

export const CONDUCT: readonly Anomaly[] = [
  { name: "denied-probing", rule: "ACC-12", lines: 7, tell: probing },
  { name: "implausible-clock", rule: "ACC-13", lines: 1, tell: wrongClock },
  { name: "self-access", rule: "ACC-15", lines: 1, tell: ownRecord },
  { name: "uncredentialed-access", rule: "CRD-01", lines: 1, tell: uncredentialed },
  { name: "audit-gap", rule: "GOV-02", lines: 1, tell: gap },
];
