/** Glass that is broken without a reason, without a review in time, or too often: ACC-09 and ACC-10. */
import { blockAt, DAY, HOUR, MINUTE } from "../calendar";
import { breakGlass, review } from "../life/emergency";
import { dayOfActor, first, strangers, type Town, whoWorks } from "../town";
import type { Anomaly } from "./anomaly";

/** Seconds within which an emergency must be reviewed. */
const REVIEW_TIME = 3 * DAY;

/** An emergency on a day on which its physician has no other, so long before the story's end. */
function alone(town: Town, before: number) {
  const { random, opens, ends, hospitals } = town;
  for (let tries = 0; tries < 10 && ends - before > opens + HOUR; tries++) {
    const time = random.between(opens + HOUR, ends - before);
    const house = random.pick(hospitals);
    const actor = whoWorks({ town, house, posts: ["emergency"], time });
    if (!actor || !first(town, "emergency", dayOfActor(actor, time))) continue;
    const found = strangers(town, [house], time);
    if (found && found.patient.controller !== actor.name) return { time, actor, ...found };
  }
  return undefined;
}

function withoutReason(town: Town, id: string): boolean {
  const found = alone(town, REVIEW_TIME);
  if (!found) return false;
  const opened = breakGlass(town, found);
  town.story.tell({ ...opened, reason: undefined, id }, review(town, found.house, opened));
  return true;
}

/** Nobody reviews it, or somebody does too late, or disapproves, or the actor approves it. */
function withoutReview(town: Town, id: string): boolean {
  const { random, story } = town;
  const found = alone(town, REVIEW_TIME + DAY);
  if (!found) return false;
  const opened = breakGlass(town, found);
  story.tell({ ...opened, id });
  const reviewed = review(town, found.house, opened);
  const late = blockAt(found.time + REVIEW_TIME + random.between(MINUTE, 20 * HOUR));
  const variants = [undefined, { at: late }, { approved: false }, { reviewer: found.actor.name }];
  const variant = random.pick(variants);
  if (variant) story.tell({ ...reviewed, ...variant });
  return true;
}

/** One of the ward's physicians or nurses breaks the glass five times in a few hours or more often. */
function burst(town: Town, id: string): boolean {
  const { random, story, opens, ends } = town;
  if (ends - REVIEW_TIME - DAY <= opens) return false;
  let time = random.between(opens + HOUR, ends - REVIEW_TIME - DAY);
  const house = random.pick(town.hospitals);
  const actor = whoWorks({ town, house, posts: random.shuffled(["physician", "nurse"] as const), time });
  if (!actor || !first(town, "burst", actor.name)) return false;
  const found = Array.from({ length: random.between(5, 7) }, () => strangers(town, [house], time));
  const patients = found.flatMap((each) => (each && each.patient.controller !== actor.name ? [each.patient] : []));
  if (patients.length < 5) return false;
  for (const [index, patient] of patients.entries()) {
    const opened = breakGlass(town, { time, house, actor, patient });
    story.tell(index === 4 ? { ...opened, id } : opened, review(town, house, opened));
    time += random.between(5 * MINUTE, 90 * MINUTE);
  }
  return true;
}

export const EMERGENCIES: readonly Anomaly[] = [
  { name: "break-glass-without-reason", rule: "ACC-09", lines: 2, tell: withoutReason },
  { name: "break-glass-without-review", rule: "ACC-09", lines: 2, tell: withoutReview },
  { name: "break-glass-burst", rule: "ACC-10", lines: 14, tell: burst },
];
