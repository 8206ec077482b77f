/** Family doctors, who look at what the hospital wrote. */
import { access } from "../accesses";
import { HOUR } from "../calendar";
import { consentAt, type Town } from "../town";
import { registered } from "./patient";

/** A family doctor reads what the hospital wrote; false where chance finds no patient who has one. */
export function familyVisit(town: Town): boolean {
  const { random, story, practices } = town;
  const found = registered(town, town.ends - HOUR);
  const consents = found?.patient.consents.filter(({ house }) => practices.includes(house)) ?? [];
  if (!found || consents.length === 0) return false;
  const { patient, time } = found;
  const { house, grantee } = random.pick(consents);
  const consent = consentAt({ patient, grantee, time });
  const actor = house.staff[0]?.name;
  if (!consent || !actor || town.apart.has(actor)) return false;
  story.tell(access(town, { time, house, actor, patient, purpose: "TREAT", category: "GENERAL", consent }));
  return true;
}
