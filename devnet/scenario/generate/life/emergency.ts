/** Emergencies: the glass is broken for a patient who never consented here, with a reason, and reviewed in time. */
import type { Purpose } from "../../../../facts/codes";
import { access } from "../accesses";
import { blockAt, busyMoment, DAY, HOUR } from "../calendar";
import type { Draft } from "../draft";
import { type Actor, dayOfActor, first, type House, type Patient, strangers, type Town, whoWorks } from "../town";

const REASONS = [
  "unconscious on arrival",
  "collapsed in the waiting room",
  "road accident, no papers",
  "suspected overdose",
  "stroke, cannot speak",
];
const PURPOSES: readonly Purpose[] = ["BTG", "ERTREAT", "ETREAT"];

/** An access for an emergency, with its reason. */
export function breakGlass(
  town: Town,
  { time, house, actor, patient }: { time: number; house: House; actor: Actor; patient: Patient },
): Draft<"access"> {
  const { random } = town;
  const category = random.pick(["GENERAL", "MEDICATION", "LAB"] as const);
  const opened = access(town, { time, house, actor: actor.name, patient, purpose: random.pick(PURPOSES), category });
  return { ...opened, reason: random.pick(REASONS) };
}

/** The house's privacy office approves the access within two days and a half. */
export function review(town: Town, house: House, { access: name, at }: Draft<"access">): Draft<"access.review"> {
  const reviewed = busyMoment(town.random, at + HOUR, at + 2 * DAY + 12 * HOUR);
  return { at: blockAt(reviewed), do: "access.review", access: name, reviewer: house.reviewer, approved: true };
}

/** Tells an emergency, at most one for each physician and day; false where chance finds none. */
export function emergency(town: Town): boolean {
  const { random, story, hospitals } = town;
  const time = random.between(town.opens, town.ends - 3 * DAY);
  if (town.ends - 3 * DAY <= town.opens) return false;
  const house = random.pick(hospitals);
  const actor = whoWorks({ town, house, posts: ["emergency"], time });
  if (!actor || !first(town, "emergency", dayOfActor(actor, time))) return false;
  const found = strangers(town, [house], time);
  if (!found || found.patient.controller === actor.name) return false;
  const opened = breakGlass(town, { time, house, actor, patient: found.patient });
  story.tell(opened, review(town, house, opened));
  return true;
}
