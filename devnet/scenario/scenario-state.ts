/** The state that earlier lines leave behind, which determines a later line's signer, sequence number or parties. */
import type { ScenarioLine } from "./verbs";

export type ScenarioState = {
  /** Patient → controller. */
  controllers: Map<string, string>;
  /** Consent → patient. */
  consents: Map<string, string>;
  /** Credential → issuer. */
  issuers: Map<string, string>;
  /** Agreement → its first party. */
  agreements: Map<string, string>;
  /** Patient's data request → custodian. */
  requests: Map<string, string>;
  /** Claim → provider. */
  claims: Map<string, string>;
  /** Custodian → sequence number of its last access. */
  sequence: Map<string, number>;
};

export function emptyState(): ScenarioState {
  return {
    controllers: new Map(),
    consents: new Map(),
    issuers: new Map(),
    agreements: new Map(),
    requests: new Map(),
    claims: new Map(),
    sequence: new Map(),
  };
}

/** Applies a line that the chain accepted. `seq` is the sequence number that an access was sent with. */
export function enter(state: ScenarioState, line: ScenarioLine, seq?: number): void {
  switch (line.do) {
    case "patient.register":
      state.controllers.set(line.patient, line.controller ?? line.patient);
      break;
    case "consent.grant":
      state.consents.set(line.consent, line.patient);
      break;
    case "credential.issue":
      state.issuers.set(line.credential, line.by ?? line.issuer);
      break;
    case "agreement.start":
      state.agreements.set(line.agreement, line.by ?? line.parties[0]);
      break;
    case "request.open":
      state.requests.set(line.request, line.custodian);
      break;
    case "claim.submit":
      state.claims.set(line.claim, line.by ?? line.provider);
      break;
    case "access":
      if (seq !== undefined) state.sequence.set(line.by ?? line.custodian, seq);
      break;
  }
}
