/** Credentials of doubtful origin, and consents that outlive a licence: CRD-02 and CRD-03. */

import { access } from "../accesses";
import { blockAt, busyMoment, DAY, HOUR } from "../calendar";
import { registered } from "../life/patient";
import type { Town } from "../town";
import type { Anomaly } from "./anomaly";

function untrusted(town: Town, id: string): boolean {
  const { random, story, opens, ends } = town;
  const at = blockAt(busyMoment(random, opens, ends - HOUR));
  const { name: subject, kind } = random.pick(random.pick(town.hospitals).staff);
  const credential = story.name(`diploma-${subject}`);
  const until = at + random.between(100, 700) * DAY;
  const issuer = story.name("college-abroad");
  story.tell({ at, do: "credential.issue", credential, issuer, subject, kind, until, id });
  return true;
}

/** A locum's licence ends, and a patient's consent to them goes on. */
function stale(town: Town, id: string): boolean {
  const { random, story, ends } = town;
  const found = registered(town, ends - 5 * DAY);
  if (!found) return false;
  const { patient, time } = found;
  const actor = story.name("locum");
  const consent = story.name("c");
  const at = blockAt(time);
  const licensedUntil = at + random.between(DAY, Math.min(20 * DAY, ends - at - 2 * DAY));
  const granted = at + HOUR;
  story.tell(
    {
      at,
      do: "credential.issue",
      credential: story.name(`licence-${actor}`),
      issuer: "medical-board",
      subject: actor,
      kind: "physician",
      until: licensedUntil,
    },
    {
      at: granted,
      do: "consent.grant",
      consent,
      patient: patient.name,
      grantee: actor,
      purposes: ["TREAT"],
      categories: ["ALL"],
      actions: ["read"],
      until: licensedUntil + random.between(3, 60) * DAY,
      id,
    },
  );
  const house = random.pick(town.practices);
  const opening = { time: granted + HOUR, house, actor, patient, purpose: "TREAT", category: "GENERAL" } as const;
  story.tell({ ...access(town, opening), consent });
  return true;
}

export const CREDENTIALS: readonly Anomaly[] = [
  { name: "untrusted-issuer", rule: "CRD-02", lines: 1, tell: untrusted },
  { name: "stale-grants", rule: "CRD-03", lines: 3, tell: stale },
];
