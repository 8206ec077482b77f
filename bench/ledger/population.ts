/** Those who take part on a benchmark's chain, and the scenario that sets them up. */
import { accountAddress, idOf } from "../../devnet/names";
import { parseScenario } from "../../devnet/scenario/format";
import type { ScenarioLine } from "../../devnet/scenario/verbs";

export const CUSTODIANS = 10;
const ACTORS = 500;
const PATIENTS = 1_000;

/** Every so-manieth patient has, besides, an expired consent to one custodian and one for research to another. */
const WITH_MORE = 5;
const LINES_A_BLOCK = 400;
const DAY = 86_400;

export const custodianName = (custodian: number) => `hospital-${custodian}`;
const actorName = (actor: number) => `clinician-${actor}`;
const patientName = (patient: number) => `patient-${patient}`;
const consentName = (patient: number) => `consent-${patient}`;

/** A custodian's actor; `nth` may be any number. */
export const actorOf = (custodian: number, nth: number) =>
  accountAddress(actorName(custodian + CUSTODIANS * (nth % (ACTORS / CUSTODIANS))));

export type Subject = { patient: `0x${string}`; consent: `0x${string}`; number: number };

/** A patient with a consent to the custodian that is `away` from its own; `nth` may be any number. */
export function patientOf(custodian: number, nth: number, away: number): Subject {
  const step = away === 0 || away === STRANGER ? 1 : WITH_MORE;
  const own = (custodian - away + CUSTODIANS) % CUSTODIANS;
  const number = own + CUSTODIANS * step * (nth % (PATIENTS / CUSTODIANS / step));
  return { patient: idOf(patientName(number)), consent: idOf(consentName(number)), number };
}

/** How far from its own the custodian stands whose consent has expired, is for research only, or is not there. */
export const EXPIRED = 1;
export const RESEARCH = 2;
export const STRANGER = 7;

/**
 * The lines that register, license and grant, all before `before` (Unix seconds), and one access for each custodian, so
 * that it has its role. Nothing in it gives an alert.
 */
export function populationLines(before: number): ScenarioLine[] {
  const start = before - 7_200;
  const instant = (time: number) => new Date(time * 1000).toISOString();
  const lines: Record<string, unknown>[] = [{ do: "issuer.trust", issuer: "board" }];
  for (let actor = 0; actor < ACTORS; actor++)
    lines.push(
      { do: "affiliation.set", member: actorName(actor), organisation: custodianName(actor % CUSTODIANS) },
      ...[
        {
          do: "credential.issue",
          credential: `licence-${actor}`,
          issuer: "board",
          subject: actorName(actor),
          kind: "nurse",
        },
      ],
    );
  const grant = { do: "consent.grant", purposes: ["TREAT"], categories: ["ALL"], actions: ["ALL"] };
  for (let patient = 0; patient < PATIENTS; patient++) {
    const to = (away: number) => custodianName((patient + away) % CUSTODIANS);
    const given = { ...grant, patient: patientName(patient), until: instant(before + 300 * DAY) };
    lines.push(
      { do: "patient.register", patient: patientName(patient), controller: `trustee-${patient % 10}` },
      { ...given, consent: consentName(patient), grantee: to(0) },
    );
    // Those that have more are every fifth of each custodian's own.
    if (Math.floor(patient / CUSTODIANS) % WITH_MORE === 0)
      lines.push(
        { ...given, consent: `${consentName(patient)}-expired`, grantee: to(EXPIRED), until: instant(before - 3_600) },
        { ...given, consent: `${consentName(patient)}-research`, grantee: to(RESEARCH), purposes: ["HRESCH"] },
      );
  }
  for (let custodian = 0; custodian < CUSTODIANS; custodian++)
    lines.push({
      do: "access",
      ...{ access: `first-access-${custodian}`, custodian: custodianName(custodian), record: "record" },
      ...{ actor: actorName(custodian), patient: patientName(custodian), consent: consentName(custodian) },
      ...{ purpose: "TREAT", category: "LAB", action: "read" },
    });
  const timed = lines.map((line, index) => ({ at: instant(start + Math.floor(index / LINES_A_BLOCK) * 12), ...line }));
  return parseScenario(timed.map((line) => JSON.stringify(line)).join("\n")).lines;
}
