/** Records that go from one organisation to another, as their agreements say. */
import { blockAt, DAY, HOUR } from "../calendar";
import type { Draft } from "../draft";
import type { Agreement, Town } from "../town";
import { registered } from "./patient";

/** A share that the agreement covers, in one of its formats, at `time`; not told yet. Its record was never shared. */
export function shareUnder({
  town,
  agreement,
  from,
  to,
  time,
  patient,
}: {
  town: Town;
  agreement: Agreement;
  from: string;
  to: string;
  time: number;
  patient: string;
}): Draft<"share"> {
  const { random, story } = town;
  const ordinary = agreement.categories.filter((category) => category !== "ALL");
  return {
    at: blockAt(time),
    do: "share",
    share: story.name("share"),
    from,
    to,
    patient,
    record: story.name(`${patient}-letter`),
    purpose: random.pick(agreement.purposes),
    category: ordinary.length > 0 ? random.pick(ordinary) : "GENERAL",
    format: random.pick(agreement.formats),
    ...(random.chance(0.8) ? { agreement: agreement.name } : {}),
  };
}

/** The agreement between the two, whoever proposed it. Throws a `RangeError` where there is none. */
export function agreementOf(town: Town, one: string, other: string): Agreement {
  const found = town.agreements.find(({ parties }) => parties.includes(one) && parties.includes(other));
  if (!found) throw new RangeError(`${one} and ${other} have no agreement.`);
  return found;
}

/** Tells a share, and sometimes what the receiver was permitted to pass on. */
export function share(town: Town): boolean {
  const { random, story, hospitals, laboratory, ends } = town;
  const found = registered(town, ends - 2 * DAY);
  const agreement = random.pick(town.agreements);
  if (!found || found.time >= agreement.endedAt - HOUR) return false;
  const { patient, time } = found;
  const [one, other] = agreement.parties;
  const back = other === laboratory && random.chance(0.5);
  const sent = shareUnder({
    town,
    agreement,
    from: back ? other : one,
    to: back ? one : other,
    time,
    patient: patient.name,
  });
  story.tell(sent);
  const [, next] = hospitals;
  if (!back && agreement.redisclose && next && other === laboratory && random.chance(0.5)) {
    const onward = agreementOf(town, laboratory, next.name);
    const passed = shareUnder({
      town,
      agreement: onward,
      from: laboratory,
      to: next.name,
      time: time + random.between(HOUR, DAY),
      patient: patient.name,
    });
    story.tell({ ...passed, record: sent.record, purpose: sent.purpose, category: sent.category });
  }
  return true;
}
