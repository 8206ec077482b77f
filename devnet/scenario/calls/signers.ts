import { OFFICES, type Role } from "../../names";
import type { ScenarioState } from "../scenario-state";
import type { ScenarioLine } from "../verbs";
import type { GovernanceLine } from "./governance";

/**
 * Who signs a line where it has no `by`: the one the verb names. Where that follows from an earlier line that is not there
 * (the issuer of an unknown credential), the registrar signs, and the contract says what is missing.
 */
export function naturalSigner(line: ScenarioLine, state: ScenarioState): string {
  const controller = (patient: string | undefined) =>
    patient === undefined ? OFFICES.registrar : (state.controllers.get(patient) ?? patient);
  switch (line.do) {
    case "patient.register":
      return OFFICES.registrar;
    case "representative.set":
    case "consent.grant":
    case "request.open":
      return controller(line.patient);
    case "consent.revoke":
      return controller(state.consents.get(line.consent));
    case "affiliation.set":
    case "affiliation.end":
      return line.organisation;
    case "credential.issue":
      return line.issuer;
    case "credential.revoke":
      return state.issuers.get(line.credential) ?? OFFICES.registrar;
    case "consent.request":
      return line.requester;
    case "access":
      return line.custodian;
    case "access.review":
      return line.reviewer;
    case "agreement.start":
      return line.parties[0];
    case "agreement.end":
      return state.agreements.get(line.agreement) ?? OFFICES.registrar;
    case "share":
      return line.from;
    case "request.extend":
    case "request.fulfil":
      return state.requests.get(line.request) ?? OFFICES.registrar;
    case "claim.submit":
      return line.provider;
    case "claim.approve":
      return line.approver;
    case "claim.deny":
    case "claim.pay":
      return OFFICES.insurer;
    case "claim.void":
      return state.claims.get(line.claim) ?? OFFICES.registrar;
    case "issuer.trust":
    case "issuer.distrust":
    case "policy.set":
    case "role.grant":
    case "role.revoke":
      return line.direct ? OFFICES.emergencyAdministrator : OFFICES.governance;
    case "chain.mine":
    case "chain.reorg":
      throw new Error(`${line.do} is not a transaction and has no signer.`);
  }
}

/** The roles that the deployment must give, so that every natural signer can sign. `by` gives nothing. */
export function neededRoles(lines: readonly ScenarioLine[]): { role: Role; account: string }[] {
  const needed = new Map<string, { role: Role; account: string }>();
  const need = (role: Role, account: string) => needed.set(`${role} ${account}`, { role, account });
  need("registrar", OFFICES.registrar);
  need("insurer", OFFICES.insurer);
  for (const line of lines) {
    if (line.do === "access") need("custodian", line.custodian);
    if (line.do === "access.review") need("reviewer", line.reviewer);
    if (line.do === "claim.approve") need("adjudicator", line.approver);
  }
  return [...needed.values()];
}

/** True for a line that goes through the timelock. */
export function isGoverned(line: ScenarioLine): line is GovernanceLine {
  switch (line.do) {
    case "issuer.trust":
    case "issuer.distrust":
    case "policy.set":
    case "role.grant":
    case "role.revoke":
      return !line.direct;
    default:
      return false;
  }
}
