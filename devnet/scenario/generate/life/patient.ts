/** What patients do themselves: they look at their own records and ask for their data. */
import { access } from "../accesses";
import { blockAt, busyMoment, DAY, HOUR } from "../calendar";
import type { House, Patient, Town } from "../town";

/** A patient at a moment at which they were registered, and a hospital they know. */
export function registered(town: Town, until: number): { patient: Patient; house: House; time: number } | undefined {
  const patient = town.visitors.draw(town.random);
  const earliest = Math.max(town.opens, patient.registeredAt + HOUR);
  if (earliest >= until) return undefined;
  const house = town.random.pick(town.hospitals.filter((hospital) => patient.known.has(hospital)));
  return { patient, house, time: busyMoment(town.random, earliest, until) };
}

/** The patient, whoever decides for them or represents them looks at a record; needs no consent. */
export function ownRead(town: Town): boolean {
  const found = registered(town, town.ends - 300);
  if (!found) return false;
  const { patient, house, time } = found;
  const { representative, controller } = patient;
  if (town.apart.has(controller)) return false;
  const represented = representative !== null && town.random.chance(0.5);
  const actor = represented ? representative : controller;
  const purpose = represented ? "FAMRQT" : "PATRQT";
  const category = town.random.pick(["GENERAL", "LAB", "MEDICATION"] as const);
  town.story.tell(access(town, { time, house, actor, patient, purpose, category }));
  return true;
}

/** Somebody is kept out of a record: the gateway refuses, and says so. At most once for each actor and day. */
export function refused(town: Town): boolean {
  const found = registered(town, town.ends - 300);
  if (!found) return false;
  const { patient, time } = found;
  const house = town.random.pick(town.hospitals);
  const [actor] = town.random.shuffled(house.staff);
  const key = `refused ${actor?.name} ${Math.floor(time / DAY)}`;
  if (!actor || town.once.has(key) || actor.name === patient.controller) return false;
  town.once.add(key);
  const purpose = actor.kind === "clerk" ? "HOPERAT" : "TREAT";
  const opened = access(town, { time, house, actor: actor.name, patient, purpose, category: "GENERAL" });
  town.story.tell({ ...opened, outcome: "denied" });
  return true;
}

/** Tells a patient's request for their data and its answer: within a month, or within two where it was extended. */
export function dataRequest(town: Town): boolean {
  const { random, story, ends } = town;
  const slow = random.chance(0.15);
  const answered = slow ? random.between(31, 55) : random.between(1, 25);
  const found = registered(town, ends - (answered + 1) * DAY);
  if (!found) return false;
  const { patient, house, time } = found;
  const request = story.name("request");
  const at = blockAt(time);
  story.tell({ at, do: "request.open", request, patient: patient.name, custodian: house.custodian });
  if (slow) story.tell({ at: at + random.between(15, 28) * DAY, do: "request.extend", request });
  story.tell({ at: at + answered * DAY, do: "request.fulfil", request });
  return true;
}
