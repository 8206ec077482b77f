/** Claims made twice or for nothing, and what should not have been approved or paid: CLM-01 to CLM-03. */
import { access, encounter } from "../accesses";
import { busyMoment, DAY, HOUR } from "../calendar";
import { ADJUDICATOR, type Claim, type Service, soon, submitClaim } from "../life/claim";
import { strangers, type Town } from "../town";
import type { Anomaly } from "./anomaly";

/** A service that was given, under a code of its own, and the claim for it. Its access and claim are told. */
function claimed(town: Town): { service: Service; made: Claim } | undefined {
  const found = encounter(town, { until: town.ends - 25 * DAY });
  if (!found) return undefined;
  const { time, patient, house, consent, actor } = found;
  const service = { patient, house, time, service: town.story.name("therapy") };
  const purpose = "TREAT";
  town.story.tell(access(town, { time, patient, house, consent, actor: actor.name, purpose, category: "GENERAL" }));
  const made = submitClaim(town, service);
  return made && { service, made };
}

function twice(town: Town, id: string): boolean {
  const { story } = town;
  const first = claimed(town);
  if (!first) return false;
  const { service, made } = first;
  const { patient, house, time } = service;
  story.tell({
    at: soon(town, made.at, 5),
    do: "claim.submit",
    claim: story.name("claim"),
    provider: house.name,
    patient: patient.name,
    service: service.service!,
    serviceDate: Math.floor(time / DAY) * DAY,
    amount: made.amount,
    id,
  });
  return true;
}

/** A hospital claims for a patient who was never there. */
function withoutService(town: Town, id: string): boolean {
  const { random, opens, ends } = town;
  if (ends - 7 * DAY <= opens + HOUR) return false;
  const time = busyMoment(random, opens + HOUR, ends - 7 * DAY);
  const found = strangers(town, town.hospitals, time);
  return found !== undefined && submitClaim(town, { ...found, time }, id) !== undefined;
}

/** The submitter approves; or the insurer pays without an approval, more than was approved, or after a denial. */
function fault(town: Town, id: string): boolean {
  const { random, story } = town;
  const found = claimed(town);
  if (!found) return false;
  const { claim, amount, at } = found.made;
  const decided = soon(town, at, 5);
  const paid = soon(town, decided, 8);
  const approval = { at: decided, do: "claim.approve", claim, approver: ADJUDICATOR, amount } as const;
  const payment = { at: paid, do: "claim.pay", claim, amount, id } as const;
  switch (random.pick(["own", "unapproved", "excessive", "denied"] as const)) {
    case "own":
      story.tell({ ...approval, approver: found.service.house.name, id });
      break;
    case "unapproved":
      story.tell(payment);
      break;
    case "excessive":
      story.tell(approval, { ...payment, amount: amount + random.between(1, 200) });
      break;
    case "denied":
      story.tell({ at: decided, do: "claim.deny", claim }, payment);
      break;
  }
  return true;
}

export const CLAIMS: readonly Anomaly[] = [
  { name: "duplicate-claim", rule: "CLM-01", lines: 3, tell: twice },
  { name: "claim-without-service", rule: "CLM-02", lines: 1, tell: withoutService },
  { name: "claim-state-fault", rule: "CLM-03", lines: 4, tell: fault },
];
