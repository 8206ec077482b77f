/** Consents given or taken back as they should not be: CON-01 to CON-04. */
import { blockAt, busyMoment, DAY, HOUR } from "../calendar";
import type { Draft } from "../draft";
import { opinionOf } from "../life/opinion";
import type { Town } from "../town";
import type { Anomaly } from "./anomaly";

function opinion(town: Town, before = HOUR) {
  const { random, opens, ends } = town;
  if (ends - before <= opens + HOUR) return undefined;
  return opinionOf({
    town,
    time: busyMoment(random, opens + HOUR, ends - before),
    lasting: random.between(20, 90) * DAY,
  });
}

function byThirdParty(town: Town, id: string): boolean {
  const given = opinion(town);
  if (!given) return false;
  town.story.tell({ ...given.grant, by: "registrar", id });
  return true;
}

function openEnded(town: Town, id: string): boolean {
  const given = opinion(town);
  if (!given) return false;
  const { at } = given.grant;
  const until = town.random.chance(0.5) ? undefined : at + town.random.between(366, 900) * DAY;
  town.story.tell({ ...given.grant, until, id });
  return true;
}

function slowRevocation(town: Town, id: string): boolean {
  const { random, story } = town;
  const given = opinion(town, 4 * DAY);
  if (!given) return false;
  const { grant } = given;
  const requestedAt = grant.at + random.between(HOUR, DAY);
  const at = blockAt(requestedAt + DAY + random.between(1, 2 * DAY - HOUR));
  story.tell(grant, { at, do: "consent.revoke", consent: grant.consent, requestedAt, id });
  return true;
}

/** The patient takes the consent back, and within a minute somebody else gives it again. */
function hastyRegrant(town: Town, id: string): boolean {
  const { random, story } = town;
  const given = opinion(town, 2 * DAY);
  if (!given) return false;
  const { grant, patient } = given;
  const revoked = blockAt(grant.at + random.between(HOUR, DAY));
  const by = patient.representative ?? "registrar";
  const again: Draft<"consent.grant"> = {
    ...grant,
    at: revoked + random.pick([0, 15, 30, 60]),
    consent: story.name("c"),
    by,
    id,
  };
  story.tell(grant, { at: revoked, do: "consent.revoke", consent: grant.consent }, again);
  return true;
}

export const CONSENTS: readonly Anomaly[] = [
  { name: "grant-by-third-party", rule: "CON-01", lines: 1, tell: byThirdParty },
  { name: "open-ended-consent", rule: "CON-02", lines: 1, tell: openEnded },
  { name: "slow-revocation", rule: "CON-03", lines: 2, tell: slowRevocation },
  { name: "hasty-regrant", rule: "CON-04", lines: 3, tell: hastyRegrant },
];
