/** Decides what the contracts accept, given the earlier facts. Anything else is refused and leaves no fact. */

import { type History, lastAffiliation } from "./history";
import type { Fact } from "./oracle-facts";
import { represents } from "./validity";

/** The deployment's own signers, by their names in scenarios. */
export const OFFICES = {
  registrar: "registrar",
  insurer: "insurer",
  governance: "governance",
  emergencyAdministrator: "emergency-administrator",
} as const;

/** Whether the contracts accept the fact after the earlier ones. */
export function accepts(history: History, fact: Fact): boolean {
  const holds = (role: string, account: string) => history.roles.has(`${role} ${account}`);
  /** Now: after all recorded facts, at the time of the fact's block. */
  const now = { pos: history.size, t: fact.time };
  const speaksFor = (patient: string, account: string) =>
    history.controllers.get(patient) === account || represents({ history, patient, account, asOf: now });
  const mayDecideFor = (patient: string, account: string) =>
    history.controllers.has(patient) && (speaksFor(patient, account) || holds("registrar", account));
  /** Whether a window ends after it starts. `from` 0: with the block. */
  const isWindow = (from: number, until: number) => until === 0 || until > (from || fact.time);

  switch (fact.is) {
    case "patient":
      return holds("registrar", fact.registrar) && !history.controllers.has(fact.patient);
    case "representative":
      return history.controllers.get(fact.patient) === fact.signer && isWindow(0, fact.until);
    case "affiliation":
      return isWindow(fact.from, fact.until);
    case "affiliationEnd":
      return lastAffiliation(history, fact.member, fact.organisation)?.end === null;
    case "credential":
      return !history.credentials.has(fact.credential) && isWindow(fact.from, fact.until);
    case "credentialRevocation": {
      const credential = history.credentials.get(fact.credential);
      return credential?.issuer === fact.issuer && credential.end === null;
    }
    case "consentRequest":
      return !history.consentRequests.has(fact.request) && isWindow(0, fact.until);
    case "grant":
      return (
        mayDecideFor(fact.patient, fact.signer) &&
        !history.grants.has(fact.consent) &&
        isWindow(fact.from, fact.until) &&
        (fact.request === null ||
          mayAnswer({ history, name: fact.request, patient: fact.patient, grantee: fact.grantee }))
      );
    case "revocation": {
      const grant = history.grants.get(fact.consent);
      return grant?.end === null && mayDecideFor(grant.patient, fact.signer) && fact.requestedAt <= fact.time;
    }
    case "access":
      return holds("custodian", fact.custodian) && fact.category !== "ALL" && fact.action !== "ALL";
    case "review":
      return holds("reviewer", fact.reviewer);
    case "proposal":
      return (
        fact.proposer !== fact.counterparty &&
        !history.agreements.has(fact.agreement) &&
        isWindow(fact.from, fact.until)
      );
    case "acceptance": {
      const agreement = history.agreements.get(fact.agreement);
      return agreement?.counterparty === fact.counterparty && agreement.end === null && agreement.acceptance === null;
    }
    case "agreementEnd": {
      const agreement = history.agreements.get(fact.agreement);
      return agreement?.end === null && [agreement.proposer, agreement.counterparty].includes(fact.party);
    }
    case "share":
      return true;
    case "dataRequest":
      return !history.dataRequests.has(fact.request) && speaksFor(fact.patient, fact.requester);
    case "extension": {
      const request = history.dataRequests.get(fact.request);
      return request?.custodian === fact.custodian && request.fulfilment === null && request.extension === null;
    }
    case "fulfilment": {
      const request = history.dataRequests.get(fact.request);
      return request?.custodian === fact.custodian && request.fulfilment === null;
    }
    case "claim":
      return !history.claims.has(fact.claim);
    case "approval":
      return holds("adjudicator", fact.approver) && isOpen(history, fact.claim);
    case "denial":
      return holds("insurer", fact.insurer) && isOpen(history, fact.claim);
    case "voiding": {
      const claim = history.claims.get(fact.claim);
      return claim?.provider === fact.provider && !claim.voided;
    }
    case "payment":
      return holds("insurer", fact.insurer) && history.claims.has(fact.claim);
    case "trust":
    case "policy":
      return isCaller(fact);
    case "role":
      return isCaller(fact) && holds(fact.role, fact.account) !== fact.held;
  }
}

/** A request is answered once, by a consent of the patient it was made to, for the account that made it. */
function mayAnswer({
  history,
  name,
  patient,
  grantee,
}: {
  history: History;
  name: string;
  patient: string;
  grantee: string;
}): boolean {
  const request = history.consentRequests.get(name);
  return request?.patient === patient && request.requester === grantee && !history.answeredRequests.has(name);
}

function isOpen(history: History, name: string): boolean {
  const claim = history.claims.get(name);
  return claim !== undefined && !claim.denied && !claim.voided;
}

const isCaller = ({ direct, signer }: { direct: boolean; signer: string }) =>
  signer === (direct ? OFFICES.emergencyAdministrator : OFFICES.governance);
