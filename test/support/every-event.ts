/** Calls that make every event of every contract, with the rows of facts that they must leave. */
import { encodeFunctionData, type Hex, keccak256, toHex, zeroHash } from "viem";
import { governanceAbi } from "../../abis/Governance";
import { timelockAbi } from "../../abis/Timelock";
import { accountOf, idOf, roleId } from "../../devnet/names";
import { packAccesses } from "../../devnet/pack-accesses";
import { ACTIONS, CATEGORIES, maskOf, PURPOSES } from "../../facts/codes";
import type { Deployment } from "../../settings";
import type { ContractCall } from "./caller";

export const address = (name: string) => accountOf(name).address.toLowerCase() as Hex;

/** The grants of the deployment that the story needs. */
export const GRANTS = (["custodian", "registrar", "reviewer", "insurer", "adjudicator"] as const).map((role) => ({
  role,
  account: role,
}));

/** Unix seconds when what ends in the story ends. */
export const END = 2_000_000_000;

export const GOVERNANCE_DELAY = 60;

/** One access of Ana's record by Dr Lee; `seq` tells several apart. */
export const anAccess = (seq: number, consentId: Hex = zeroHash, reasonHash: Hex = zeroHash) => ({
  accessId: idOf(`access-${seq}`),
  patient: idOf("ana"),
  record: idOf("record"),
  consentId,
  reasonHash,
  actor: address("dr-lee"),
  seq,
  occurredAt: 1_900_000_000 + (seq % 1_000),
  purpose: PURPOSES.indexOf("TREAT"),
  category: CATEGORIES.indexOf("LAB"),
  action: ACTIONS.indexOf("read"),
  outcome: seq % 2,
});

const purposes = maskOf(PURPOSES, ["TREAT", "HMARKT"]);
const categories = Number(maskOf(CATEGORIES, ["LAB", "ALL"]));
const actions = Number(maskOf(ACTIONS, ["read", "export"]));

export const grant = (consent: string, more: { requestId?: Hex; from?: number; until?: number } = {}) => ({
  consentId: idOf(consent),
  patient: idOf("ana"),
  grantee: address("dr-lee"),
  purposes,
  categories,
  actions,
  from: 0,
  until: 0,
  redisclosure: false,
  requestId: zeroHash,
  ...more,
});

const scheduled = (deployment: Deployment, salt: Hex) => [
  deployment.contracts.governance,
  0n,
  encodeFunctionData({ abi: governanceAbi, functionName: "setPolicyParameter", args: ["through the timelock", 5n] }),
  zeroHash,
  salt,
];

/** The timelock's role of those who may schedule. */
export const PROPOSER_ROLE = keccak256(toHex("PROPOSER_ROLE"));

export const UPDATE_DELAY = encodeFunctionData({ abi: timelockAbi, functionName: "updateDelay", args: [61n] });

/** The story's blocks, by their names. `signature` is Ana's for the consent `signed`. */
export function storyBlocks(deployment: Deployment, signature: Hex, deadline: bigint) {
  // biome-ignore lint/complexity/useMaxParams: the call's own arguments come after what it is made on
  const call = (by: string, on: ContractCall["on"], name: string, ...args: unknown[]) => ({ by, on, call: name, args });
  const ana = idOf("ana");
  return {
    beginnings: {
      register: call("registrar", "consentRegistry", "registerPatient", ana, address("ana")),
      represent: call("ana", "consentRegistry", "setRepresentative", ana, address("ben"), END),
      ask: call(
        "dr-lee",
        "consentRegistry",
        "requestConsent",
        idOf("wish"),
        ana,
        { purposes, categories, actions },
        END,
      ),
      issue: call("board", "credentialRegistry", "issueCredential", idOf("licence"), address("dr-lee"), 0, 0, END),
      affiliate: call("st-mary", "credentialRegistry", "setAffiliation", address("dr-lee"), 0, 0),
      propose: call(
        "st-mary",
        "sharingAgreements",
        "proposeAgreement",
        idOf("deal"),
        address("lab"),
        purposes,
        categories,
        ["fhir-r4", "nul\0"],
        0,
        END,
        true,
      ),
      cover: call("insurer", "claims", "setCoverage", ana, 10_000n, 0, true),
      claim: call("st-mary", "claims", "submitClaim", idOf("claim"), ana, idOf("service"), 86_400 * 20_000, 9_000n),
      claimToVoid: call("st-mary", "claims", "submitClaim", idOf("claim-2"), ana, idOf("service-2"), 0, 2n ** 96n - 1n),
    },
    middles: {
      grant: call(
        "ana",
        "consentRegistry",
        "grantConsent",
        grant("asked", { requestId: idOf("wish"), from: 1, until: END }),
      ),
      grantSigned: call(
        "courier",
        "consentRegistry",
        "grantConsentBySignature",
        grant("signed"),
        accountOf("ana").address,
        deadline,
        signature,
      ),
      representAgain: call("ana", "consentRegistry", "setRepresentative", ana, address("ben"), 0),
      affiliateAgain: call("st-mary", "credentialRegistry", "setAffiliation", address("dr-lee"), 5, END),
      accept: call("lab", "sharingAgreements", "acceptAgreement", idOf("deal")),
      alone: call("custodian", "accessLedger", "recordAccess", anAccess(1, idOf("asked"), idOf("reason"))),
      packed: call(
        "custodian",
        "accessLedger",
        "recordAccessBatch",
        packAccesses([anAccess(2), anAccess(3, idOf("signed")), anAccess(2 ** 48 - 1)]),
      ),
      share: call(
        "st-mary",
        "sharingAgreements",
        "recordShare",
        idOf("share"),
        address("lab"),
        ana,
        idOf("record"),
        0,
        1,
        "fhir-r4",
        idOf("deal"),
      ),
      shareAlone: call(
        "lab",
        "sharingAgreements",
        "recordShare",
        idOf("share-2"),
        address("st-mary"),
        ana,
        idOf("record"),
        35,
        9,
        "\0",
        zeroHash,
      ),
      open: call("ana", "sharingAgreements", "openRequest", idOf("copy"), ana, address("custodian")),
      adjudicate: call("anybody", "claims", "adjudicate", idOf("claim"), address("insurer")),
      schedule: call(
        "governance",
        "timelock",
        "schedule",
        ...scheduled(deployment, idOf("salt")),
        BigInt(GOVERNANCE_DELAY),
      ),
      scheduleForever: call("governance", "timelock", "schedule", ...scheduled(deployment, zeroHash), 2n ** 200n),
      scheduleDelay: call(
        "governance",
        "timelock",
        "schedule",
        deployment.contracts.timelock,
        0n,
        UPDATE_DELAY,
        zeroHash,
        zeroHash,
        BigInt(GOVERNANCE_DELAY),
      ),
    },
    ends: {
      revoke: call("ana", "consentRegistry", "revokeConsent", idOf("asked"), 1_000),
      unrepresent: call("ana", "consentRegistry", "endRepresentative", ana, address("ben")),
      unaffiliate: call("st-mary", "credentialRegistry", "endAffiliation", address("dr-lee")),
      revokeLicence: call("board", "credentialRegistry", "revokeCredential", idOf("licence")),
      endDeal: call("lab", "sharingAgreements", "endAgreement", idOf("deal")),
      extend: call("custodian", "sharingAgreements", "extendRequest", idOf("copy")),
      fulfil: call("custodian", "sharingAgreements", "fulfilRequest", idOf("copy")),
      review: call("reviewer", "accessLedger", "reviewAccess", idOf("access-1"), false),
      approve: call("adjudicator", "claims", "approveClaim", idOf("claim"), 8_000n),
      deny: call("insurer", "claims", "denyClaim", idOf("claim")),
      void: call("st-mary", "claims", "voidClaim", idOf("claim-2")),
      pay: call("insurer", "claims", "recordPayment", idOf("claim"), 7_000n),
      trust: call("emergency-administrator", "governance", "setIssuerTrust", address("board"), true),
      distrust: call("emergency-administrator", "governance", "setIssuerTrust", address("board"), false),
      policy: call("emergency-administrator", "governance", "setPolicyParameter", "nul\0key", -(2n ** 255n)),
      grantRole: call("emergency-administrator", "governance", "grantRole", roleId("insurer"), address("eve")),
      revokeRole: call("emergency-administrator", "governance", "revokeRole", roleId("insurer"), address("eve")),
      execute: call("governance", "timelock", "execute", ...scheduled(deployment, idOf("salt"))),
      executeDelay: call(
        "governance",
        "timelock",
        "execute",
        deployment.contracts.timelock,
        0n,
        UPDATE_DELAY,
        zeroHash,
        zeroHash,
      ),
      cancel: call("governance", "timelock", "cancel", operationId(deployment)),
      renounce: call("governance", "timelock", "renounceRole", PROPOSER_ROLE, accountOf("governance").address),
    },
  };
}

/** The timelock's id of the operation that is scheduled for ever. */
export function operationId(deployment: Deployment, salt: Hex = zeroHash): Hex {
  const [target, value, data, predecessor] = scheduled(deployment, salt);
  return keccak256(
    encodeOperation({
      target: target as Hex,
      value: value as bigint,
      data: data as Hex,
      predecessor: predecessor as Hex,
      salt,
    }),
  );
}

function encodeOperation({
  target,
  value,
  data,
  predecessor,
  salt,
}: {
  target: Hex;
  value: bigint;
  data: Hex;
  predecessor: Hex;
  salt: Hex;
}): Hex {
  const call = encodeFunctionData({
    abi: timelockAbi,
    functionName: "hashOperation",
    args: [target, value, data, predecessor, salt],
  });
  return `0x${call.slice(10)}`;
}
