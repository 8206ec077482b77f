/** Accesses that no consent covers: ACC-01 to ACC-08. */
import type { Category, Purpose } from "../../../../facts/codes";
import { access, encounter, TREATING } from "../accesses";
import { blockAt, busyMoment, DAY, HOUR } from "../calendar";
import { opinionOf, readFor } from "../life/opinion";
import { strangers, type Town, whoWorks } from "../town";
import type { Anomaly } from "./anomaly";

const SENSITIVE: readonly Category[] = ["PSYTHPN", "SUD", "HIV", "SDV", "SEX", "GENETIC"];
/** Purposes that no hospital is given a consent for. */
const NEVER_GRANTED: readonly Purpose[] = ["HMARKT", "HRESCH", "BIORCH", "PUBHLTH"];

/** A consent of the story's first half, and a moment so long after it, at which the story still goes on. */
function over(town: Town) {
  const { random, opens, ends } = town;
  const time = busyMoment(random, opens, opens + (ends - opens) / 2);
  const lasting = random.between(HOUR, Math.min(14 * DAY, (ends - time) / 3));
  return { opinion: opinionOf({ town, time, lasting, terms: { narrow: false } }), until: blockAt(time) + lasting };
}

function afterwards(town: Town, end: number): number {
  return busyMoment(town.random, end + 1, Math.min(town.ends - 300, end + 10 * DAY));
}

function expired(town: Town, id: string): boolean {
  const { opinion, until } = over(town);
  if (!opinion) return false;
  const time = town.random.chance(0.2) ? until : afterwards(town, until);
  town.story.tell(opinion.grant, { ...readFor(town, opinion, time), id });
  return true;
}

function revoked(town: Town, id: string): boolean {
  const { opinion, until } = over(town);
  if (!opinion) return false;
  const { grant } = opinion;
  const at = blockAt(until);
  grant.until = grant.at + 200 * DAY;
  const late = { ...readFor(town, opinion, afterwards(town, at)), id };
  town.story.tell(grant, { at, do: "consent.revoke", consent: grant.consent }, late);
  return true;
}

function early(town: Town, id: string): boolean {
  const { opinion, until } = over(town);
  if (!opinion) return false;
  const { grant } = opinion;
  grant.from = until + HOUR;
  grant.until = grant.from + 30 * DAY;
  town.story.tell(grant, { ...readFor(town, opinion, busyMoment(town.random, grant.at + HOUR / 4, until)), id });
  return true;
}

/** Somebody who treats, at a house that the patient never let in. */
function uninvited(town: Town) {
  const { random, hospitals, practices } = town;
  const time = busyMoment(random, town.opens + HOUR, town.ends - 300);
  const found = strangers(town, [...hospitals, ...practices], time);
  const actor = found && whoWorks({ town, house: found.house, posts: [...TREATING, "specialist"], time });
  return actor && { ...found, time, actor: actor.name, purpose: "TREAT" as const, category: "GENERAL" as const };
}

function uncovered(town: Town, id: string): boolean {
  const opening = uninvited(town);
  if (!opening) return false;
  town.story.tell({ ...access(town, opening), id });
  return true;
}

function borrowed(town: Town, id: string): boolean {
  const opening = uninvited(town);
  const cited = opening?.patient.consents.find(({ grantedAt }) => grantedAt < opening.time);
  if (!cited) return false;
  town.story.tell({ ...access(town, opening!), consent: cited.name, id });
  return true;
}

function otherPurpose(town: Town, id: string): boolean {
  const found = encounter(town);
  if (!found) return false;
  const purpose = town.random.pick(NEVER_GRANTED);
  town.story.tell({ ...access(town, { ...found, actor: found.actor.name, purpose, category: "GENERAL" }), id });
  return true;
}

function otherAction(town: Town, id: string): boolean {
  const found = encounter(town);
  if (!found) return false;
  const action = town.random.pick(["delete", "export"] as const);
  const opening = { ...found, actor: found.actor.name, purpose: "TREAT" as const, category: "LAB" as const, action };
  town.story.tell({ ...access(town, opening), id });
  return true;
}

function otherCategory(town: Town, id: string): boolean {
  const time = busyMoment(town.random, town.opens, town.ends - 2 * HOUR);
  const opinion = opinionOf({ town, time, lasting: 30 * DAY, terms: { narrow: true } });
  if (!opinion) return false;
  const read = readFor(town, opinion, time + HOUR);
  town.story.tell(opinion.grant, { ...read, category: "MEDICATION", record: `${opinion.patient.name}-medication`, id });
  return true;
}

function sensitive(town: Town, id: string): boolean {
  const found = encounter(town);
  if (!found) return false;
  const category = town.random.pick(SENSITIVE.filter((each) => !found.patient.sensitive.includes(each)));
  town.story.tell({ ...access(town, { ...found, actor: found.actor.name, purpose: "TREAT", category }), id });
  return true;
}

export const MISSED_CONSENTS: readonly Anomaly[] = [
  { name: "expired-grant-read", rule: "ACC-01", lines: 2, tell: expired },
  { name: "revoked-grant-read", rule: "ACC-02", lines: 3, tell: revoked },
  { name: "early-read", rule: "ACC-03", lines: 2, tell: early },
  { name: "no-grant-read", rule: "ACC-04", lines: 1, tell: uncovered },
  { name: "borrowed-grant-read", rule: "ACC-05", lines: 1, tell: borrowed },
  { name: "purpose-mismatch", rule: "ACC-06", lines: 1, tell: otherPurpose },
  {
    name: "out-of-scope",
    rule: "ACC-07",
    lines: 2,
    tell: (town, id) => (town.random.chance(0.5) ? otherAction(town, id) : otherCategory(town, id)),
  },
  { name: "sensitive-without-grant", rule: "ACC-08", lines: 1, tell: sensitive },
];
