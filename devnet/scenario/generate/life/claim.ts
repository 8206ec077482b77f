/** Claims for services that were given, and what the insurer makes of them. */
import { blockAt, busyMoment, DAY, midnight } from "../calendar";
import type { House, Patient, Town } from "../town";

const SERVICES = ["visit-99213", "visit-99214", "panel-80053", "imaging-71046", "infusion-96365"];
/** Who decides about claims; the insurer itself pays and denies. */
export const ADJUDICATOR = "claims-office";

/** A service at a hospital: `time` lies on its day. */
export type Service = { patient: Patient; house: House; time: number; service?: string };
/** A claim and when it was submitted. */
export type Claim = { claim: string; amount: number; at: number };

/** The hospital submits a claim some days after the service. Undefined where that lies beyond the story's end. */
export function submitClaim(town: Town, { patient, house, time, service }: Service, id?: string): Claim | undefined {
  const { random, story, ends } = town;
  const day = midnight(time);
  const at = blockAt(busyMoment(random, day + DAY + DAY / 2, day + 6 * DAY));
  if (at >= ends) return undefined;
  const claim = story.name("claim");
  const amount = random.between(40, 900) * 100;
  story.tell({
    at,
    do: "claim.submit",
    claim,
    provider: house.name,
    patient: patient.name,
    service: service ?? random.pick(SERVICES),
    serviceDate: day,
    amount,
    id,
  });
  return { claim, amount, at };
}

/** The moment of what follows within so many days. */
export function soon(town: Town, after: number, days: number): number {
  return blockAt(busyMoment(town.random, after + DAY / 4, after + days * DAY));
}

/** Approves the claim, in full or in part, and pays what was approved; or denies it. */
export function tellClaim(town: Town, service: Service): void {
  const { random, story, ends } = town;
  const submitted = submitClaim(town, service);
  if (!submitted) return;
  const { claim, amount, at } = submitted;
  const decided = soon(town, at, 5);
  if (decided >= ends) return;
  if (random.chance(0.08)) {
    story.tell({ at: decided, do: "claim.deny", claim });
    return;
  }
  const approved = random.chance(0.8) ? amount : Math.round(amount * 0.8);
  story.tell({ at: decided, do: "claim.approve", claim, approver: ADJUDICATOR, amount: approved });
  const paid = soon(town, decided, 8);
  if (paid >= ends) return;
  story.tell({ at: paid, do: "claim.pay", claim, amount: approved });
}
