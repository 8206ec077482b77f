/** Records that go where no agreement lets them, or as none says, and patients who wait for theirs: SHR-01 to SHR-04. */
import type { Category } from "../../../../facts/codes";
import { blockAt, busyMoment, DAY, HOUR } from "../calendar";
import { registered } from "../life/patient";
import { agreementOf, shareUnder } from "../life/sharing";
import { strangers, type Town } from "../town";
import type { Anomaly } from "./anomaly";

const OUTSIDERS = ["data-broker", "wellness-app", "ad-exchange"];
const SENSITIVE: readonly Category[] = ["PSYTHPN", "SUD", "HIV", "SDV", "SEX", "GENETIC"];
const FORMATS = ["fax", "pdf-scan", "csv-export", "proprietary-v1"];
/** Days that a custodian has to answer a patient. */
const ANSWER_DAYS = 30;

/** A share that an agreement covers, as it could be told. */
function lawful(town: Town) {
  const { random } = town;
  const standing = town.agreements.filter(({ endedAt }) => endedAt === Number.POSITIVE_INFINITY);
  const agreement = random.pick(standing);
  const found = registered(town, town.ends - HOUR);
  const [one, other] = agreement.parties;
  return found && shareUnder({ town, agreement, from: one, to: other, time: found.time, patient: found.patient.name });
}

/** To nobody with an agreement, of what the agreement does not name, or after the agreement was ended. */
function outside(town: Town, id: string): boolean {
  const { random, story } = town;
  const share = lawful(town);
  if (!share) return false;
  const ended = town.agreements.find(({ endedAt }) => endedAt < share.at);
  const told = [
    { ...share, to: random.pick(OUTSIDERS), agreement: undefined },
    { ...share, category: random.pick(SENSITIVE) },
    ...(ended
      ? [{ ...share, from: ended.parties[0], to: ended.parties[1], agreement: ended.name, purpose: "HOPERAT" as const }]
      : []),
  ];
  story.tell({ ...random.pick(told), id });
  return true;
}

/** A hospital passes on what another let it have for itself. */
function passedOn(town: Town, id: string): boolean {
  const { random, story, hospitals, laboratory, ends, opens } = town;
  const [sender, receiver] = hospitals;
  const time = busyMoment(random, opens + HOUR, ends - 2 * DAY);
  if (!sender || !receiver || ends - 2 * DAY <= opens + HOUR) return false;
  const found = strangers(town, [receiver], time);
  if (!found) return false;
  const patient = found.patient.name;
  const category = random.pick(["GENERAL", "LAB"] as const);
  const between = agreementOf(town, sender.name, receiver.name);
  const onward = agreementOf(town, receiver.name, laboratory);
  const sent = {
    ...shareUnder({ town, agreement: between, from: sender.name, to: receiver.name, time, patient }),
    category,
  };
  const passed = shareUnder({
    town,
    agreement: onward,
    from: receiver.name,
    to: laboratory,
    time: time + random.between(HOUR, DAY),
    patient,
  });
  story.tell(sent, { ...passed, record: sent.record, purpose: sent.purpose, category, id });
  return true;
}

function wrongFormat(town: Town, id: string): boolean {
  const share = lawful(town);
  if (!share) return false;
  town.story.tell({ ...share, format: town.random.pick(FORMATS), id });
  return true;
}

/** Answered too late, or never. */
function overdue(town: Town, id: string): boolean {
  const { random, story, ends } = town;
  const found = registered(town, ends - (ANSWER_DAYS + 1) * DAY);
  if (!found) return false;
  const request = story.name("request");
  const at = blockAt(found.time);
  story.tell({ at, do: "request.open", request, patient: found.patient.name, custodian: found.house.custodian, id });
  const answered = at + ANSWER_DAYS * DAY + random.between(HOUR, 10 * DAY);
  if (answered < ends && random.chance(0.5)) story.tell({ at: blockAt(answered), do: "request.fulfil", request });
  return true;
}

export const SHARES: readonly Anomaly[] = [
  { name: "share-outside-agreement", rule: "SHR-01", lines: 1, tell: outside },
  { name: "unpermitted-redisclosure", rule: "SHR-02", lines: 2, tell: passedOn },
  { name: "wrong-exchange-format", rule: "SHR-03", lines: 1, tell: wrongFormat },
  { name: "overdue-patient-request", rule: "SHR-04", lines: 2, tell: overdue },
];
