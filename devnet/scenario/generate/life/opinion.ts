/** Second opinions: a consent for a person or a practice that the patient did not know, for a while. */
import type { Category } from "../../../../facts/codes";
import { access } from "../accesses";
import { blockAt, busyMoment, DAY, HOUR } from "../calendar";
import type { Draft } from "../draft";
import { type Actor, type House, type Patient, strangers, type Town } from "../town";

/** A consent to somebody new and who may use it. */
export type Opinion = { grant: Draft<"consent.grant">; patient: Patient; house: House; actor: Actor };

const WHOLE: Category[] = ["ALL"];
const NARROW: readonly Category[][] = [["LAB"], ["IMAGING"], ["LAB", "IMAGING"]];

/** The terms of the consent of a second opinion, from `time` on and for `lasting` seconds; not told yet. */
export function opinionOf({
  town,
  time,
  lasting,
  terms = {},
}: {
  town: Town;
  time: number;
  lasting: number;
  terms?: { narrow?: boolean; personal?: boolean };
}): Opinion | undefined {
  const { random, story } = town;
  const found = strangers(town, town.practices, time);
  const actor = found?.house.staff[0];
  if (!found || !actor) return undefined;
  const { patient, house } = found;
  const at = blockAt(time);
  const { narrow = random.chance(0.3), personal = random.chance(0.5) } = terms;
  return {
    patient,
    house,
    actor,
    grant: {
      at,
      do: "consent.grant",
      consent: story.name("c"),
      patient: patient.name,
      grantee: personal ? actor.name : house.name,
      purposes: ["TREAT"],
      categories: narrow ? random.pick(NARROW) : WHOLE,
      actions: ["read"],
      until: at + lasting,
      ...(random.chance(0.2) ? { redisclose: true } : {}),
    },
  };
}

/** The actor of the opinion reads what the consent names. */
export function readFor(town: Town, { grant, patient, house, actor }: Opinion, time: number): Draft<"access"> {
  const [named = "ALL"] = grant.categories;
  const category = named === "ALL" ? town.random.pick(["GENERAL", "LAB", "IMAGING"] as const) : named;
  return {
    ...access(town, { time, house, actor: actor.name, patient, purpose: "TREAT", category }),
    consent: grant.consent,
  };
}

/** Lines that a second opinion takes at most. */
export const OPINION_LINES = 6;

/** Adds a second opinion: requested or not, immediate or by appointment, read, and sometimes revoked. */
export function secondOpinion(town: Town): boolean {
  const { random, story, opens, ends } = town;
  const time = busyMoment(random, opens, ends - 2 * DAY);
  if (ends - 2 * DAY <= opens) return false;
  const opinion = opinionOf({ town, time, lasting: random.between(7, 60) * DAY });
  if (!opinion) return false;
  const { patient, grant } = opinion;
  if (random.chance(0.4)) {
    const request = story.name("ask");
    const asked = blockAt(Math.max(patient.registeredAt + HOUR / 2, grant.at - random.between(HOUR / 2, DAY)));
    const { purposes, categories, actions, until, grantee } = grant;
    story.tell({
      at: asked,
      do: "consent.request",
      request,
      requester: grantee,
      patient: patient.name,
      purposes,
      categories,
      actions,
      until,
    });
    grant.request = request;
  }
  const appointment = random.chance(0.3) ? blockAt(grant.at + random.between(1, 5) * DAY) : grant.at;
  if (appointment > grant.at) grant.from = appointment;
  story.tell(grant);
  const opened = busyMoment(random, appointment + HOUR, appointment + DAY);
  for (let reads = random.between(1, 3), at = opened; reads > 0 && at < ends; reads--, at += random.between(60, HOUR))
    story.tell(readFor(town, opinion, at));
  const revoked = blockAt(opened + DAY + random.between(0, 5 * DAY));
  if (random.chance(0.25) && revoked < ends) story.tell({ at: revoked, do: "consent.revoke", consent: grant.consent });
  return true;
}
