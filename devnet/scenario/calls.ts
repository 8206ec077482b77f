/** Maps each verb to its calls, their signers, and the event that represents the line. */
import type { Hex } from "viem";
import type { ContractName, Deployment } from "../../settings";
import { OFFICES } from "../names";
import type { Call } from "../wallet";
import { encodeAccess, encodeBatch, encodeReview, type NumberedAccess } from "./calls/accesses";
import { encodeClaims } from "./calls/claims";
import { encodeConsents } from "./calls/consents";
import { encodeCredentials } from "./calls/credentials";
import type { EncodedLine } from "./calls/encoded-line";
import { encodeChange, encodeExecution, encodeSchedule, type GovernanceLine } from "./calls/governance";
import { encodeAcceptance, encodeSharing } from "./calls/sharing";
import { naturalSigner } from "./calls/signers";
import type { ScenarioState } from "./scenario-state";
import type { ScenarioLine } from "./verbs";

export type { NumberedAccess } from "./calls/accesses";

/** The event that represents the line: the subject of its alerts. */
export type MainEvent = { contract: ContractName; name: string };
/** The calls of one line, in order; the first makes the main event. */
export type LineCalls = { calls: [Call, ...Call[]]; event: MainEvent };

const GAS = 1_500_000n;
/** A packed batch's log and calldata grow with its entries. */
const GAS_PER_ENTRY = 25_000n;

/** Neighbouring accesses of one signer as one packed batch. */
export function batchCall(accesses: readonly [NumberedAccess, ...NumberedAccess[]], deployment: Deployment): LineCalls {
  const [{ line }] = accesses;
  const { event, data } = encodeBatch(accesses);
  const gas = GAS + GAS_PER_ENTRY * BigInt(accesses.length);
  return {
    calls: [{ signer: line.by ?? line.custodian, to: deployment.contracts.accessLedger, data, gas }],
    event: { contract: "accessLedger", name: event },
  };
}

/** The call that schedules a governance line in the timelock. */
export function scheduleCall(line: GovernanceLine, deployment: Deployment, delay: number): Call {
  const data: Hex = encodeSchedule(line, deployment, delay);
  return { signer: OFFICES.governance, to: deployment.contracts.timelock, data, gas: GAS };
}

/** The calls of a line. `seq` is the sequence number of an access. */
export function callsOf({
  line,
  state,
  deployment,
  seq = 0,
}: {
  line: ScenarioLine;
  state: ScenarioState;
  deployment: Deployment;
  seq?: number;
}): LineCalls {
  const signer = line.by ?? naturalSigner(line, state);
  const call = (contract: ContractName, data: Hex, by = signer): Call => ({
    signer: by,
    to: deployment.contracts[contract],
    data,
    gas: GAS,
  });
  const of = (contract: ContractName, { event, data }: EncodedLine): LineCalls => ({
    calls: [call(contract, data)],
    event: { contract, name: event },
  });

  switch (line.do) {
    case "patient.register":
    case "representative.set":
    case "consent.request":
    case "consent.grant":
    case "consent.revoke":
      return of("consentRegistry", encodeConsents(line));
    case "affiliation.set":
    case "affiliation.end":
    case "credential.issue":
    case "credential.revoke":
      return of("credentialRegistry", encodeCredentials(line));
    case "access":
      return of("accessLedger", encodeAccess({ line, seq }));
    case "access.review":
      return of("accessLedger", encodeReview(line));
    case "agreement.start": {
      const { calls, event } = of("sharingAgreements", encodeSharing(line));
      return { calls: [...calls, call("sharingAgreements", encodeAcceptance(line).data, line.parties[1])], event };
    }
    case "agreement.end":
    case "share":
    case "request.open":
    case "request.extend":
    case "request.fulfil":
      return of("sharingAgreements", encodeSharing(line));
    case "claim.submit":
    case "claim.approve":
    case "claim.deny":
    case "claim.void":
    case "claim.pay":
      return of("claims", encodeClaims(line));
    case "issuer.trust":
    case "issuer.distrust":
    case "policy.set":
    case "role.grant":
    case "role.revoke": {
      if (line.direct) return of("governance", encodeChange(line));
      const { event, data } = encodeExecution(line, deployment);
      return { calls: [call("timelock", data)], event: { contract: "governance", name: event } };
    }
    case "chain.mine":
    case "chain.reorg":
      throw new Error(`${line.do} is not a transaction.`);
  }
}
