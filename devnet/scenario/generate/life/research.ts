/** Research: the institute asks, the patient consents, with an end or without, and researchers read. */
import { access } from "../accesses";
import { blockAt, busyMoment, DAY, HOUR } from "../calendar";
import { strangers, type Town } from "../town";

/** Lines that a participation takes at most. */
export const RESEARCH_LINES = 5;

/** Tells one patient's part in a study; false where chance finds nobody. */
export function research(town: Town): boolean {
  const { random, story, institute, opens, ends } = town;
  const time = busyMoment(random, opens, ends - 2 * DAY);
  const found = ends - 2 * DAY > opens ? strangers(town, [institute], time) : undefined;
  if (!found) return false;
  const patient = found.patient;
  const request = story.name("ask");
  const terms = {
    patient: patient.name,
    purposes: ["HRESCH" as const],
    categories: random.pick([["GENERAL" as const, "LAB" as const], ["ALL" as const]]),
    actions: ["read" as const],
    ...(random.chance(0.3) ? {} : { until: blockAt(time) + random.between(90, 360) * DAY }),
  };
  const consent = story.name("c");
  const granted = blockAt(time + random.between(HOUR / 4, 5 * HOUR));
  story.tell(
    { at: blockAt(time), do: "consent.request", request, requester: institute.name, ...terms },
    { at: granted, do: "consent.grant", consent, grantee: institute.name, ...terms, request },
  );
  for (let reads = random.between(1, 3); reads > 0; reads--) {
    const opened = busyMoment(random, granted + HOUR, granted + 20 * DAY);
    const { name: actor } = random.pick(institute.staff);
    const purpose = random.pick(["HRESCH", "DSRCH", "BIORCH"] as const);
    const category = random.pick(["GENERAL", "LAB"] as const);
    if (opened < ends)
      story.tell({ ...access(town, { time: opened, house: institute, actor, patient, purpose, category }), consent });
  }
  return true;
}
