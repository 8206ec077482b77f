import { idOf } from "../../devnet/names";
import { address, END } from "./every-event";
import { endedAt, type PlaceOf, type Rows, terms } from "./peoples-facts";

const ana = idOf("ana");

/** The rows of the sharing agreements' and the claims' events. */
export function dealingsFacts(at: PlaceOf): Rows {
  const open = { deniedPos: null, deniedTime: null, deniedBy: null, voidedPos: null, voidedTime: null, voidedBy: null };
  const sameOfClaim = { provider: address("st-mary"), patient: ana };
  return {
    // An agreement with its acceptance and end; a NUL in a text is replaced.
    agreement: [
      {
        ...at("propose"),
        agreementId: idOf("deal"),
        proposer: address("st-mary"),
        counterparty: address("lab"),
        ...terms,
        formats: ["fhir-r4", "nul\uFFFD"],
        redisclosure: true,
        validFrom: 0,
        validUntil: END,
        acceptedPos: at("accept").pos,
        acceptedTime: at("accept").blockTime,
        acceptedTxHash: at("accept").txHash,
        ...endedAt(at("endDeal")),
        endedBy: address("lab"),
      },
    ],
    // Shares, under an agreement and under none.
    share: [
      {
        ...at("share"),
        shareId: idOf("share"),
        sender: address("st-mary"),
        recipient: address("lab"),
        patient: ana,
        record: idOf("record"),
        purpose: "TREAT",
        category: "LAB",
        format: "fhir-r4",
        agreementId: idOf("deal"),
      },
      {
        ...at("shareAlone"),
        shareId: idOf("share-2"),
        sender: address("lab"),
        recipient: address("st-mary"),
        patient: ana,
        record: idOf("record"),
        purpose: "HMARKT",
        category: "GENETIC",
        format: "\uFFFD",
        agreementId: null,
      },
    ],
    // A patient's request with extension and fulfilment.
    data_request: [
      {
        ...at("open"),
        requestId: idOf("copy"),
        patient: ana,
        custodian: address("custodian"),
        requester: address("ana"),
        extendedPos: at("extend").pos,
        extendedTime: at("extend").blockTime,
        fulfilledPos: at("fulfil").pos,
        fulfilledTime: at("fulfil").blockTime,
      },
    ],
    // Coverage.
    coverage: [
      {
        ...at("cover"),
        insurer: address("insurer"),
        patient: ana,
        revision: 1,
        active: true,
        limit: 10_000,
        validUntil: 0,
      },
    ],
    // Claims with what closed them.
    claim: [
      {
        ...at("claim"),
        ...sameOfClaim,
        claimId: idOf("claim"),
        serviceHash: idOf("service"),
        serviceDate: 86_400 * 20_000,
        amount: 9_000,
        ...open,
        deniedPos: at("deny").pos,
        deniedTime: at("deny").blockTime,
        deniedBy: address("insurer"),
      },
      {
        ...at("claimToVoid"),
        ...sameOfClaim,
        claimId: idOf("claim-2"),
        serviceHash: idOf("service-2"),
        serviceDate: 0,
        amount: 2n ** 96n - 1n,
        ...open,
        voidedPos: at("void").pos,
        voidedTime: at("void").blockTime,
        voidedBy: address("st-mary"),
      },
    ],
    // Approvals, automatic and by an adjudicator.
    claim_approval: [
      { ...at("adjudicate"), claimId: idOf("claim"), approver: address("anybody"), amount: 9_000, automatic: true },
      { ...at("approve"), claimId: idOf("claim"), approver: address("adjudicator"), amount: 8_000, automatic: false },
    ],
    // Payments.
    claim_payment: [{ ...at("pay"), claimId: idOf("claim"), insurer: address("insurer"), amount: 7_000 }],
  };
}
