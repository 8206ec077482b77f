import type { Hex } from "viem";
import { idOf } from "../../devnet/names";
import type { Place } from "./caller";
import { address, anAccess, END } from "./every-event";

/** Rows of facts by table, columns as `ponder.schema.ts` names them. */
export type Rows = Record<string, Record<string, unknown>[]>;

/** The place of the first log of a call of the story. */
export type PlaceOf = (call: string) => Place;

/** The columns of an interval that this event ended. */
export const endedAt = (place: Place) => ({
  endedPos: place.pos,
  endedTime: place.blockTime,
  endedTxHash: place.txHash,
});

/** What the story's consents, requests and agreements permit. */
export const terms = {
  purposes: ["TREAT", "HMARKT"],
  purposeMask: (1n << 35n) + 1n,
  categories: ["LAB", "ALL"],
  categoryMask: (1n << 10n) + 2n,
};
const actions = { actions: ["read", "export"], actionMask: 17 };
const accessRow = ({
  seq,
  outcome,
  citedConsentId = null,
  reasonHash = null,
}: {
  seq: number;
  outcome: string;
  citedConsentId?: Hex | null;
  reasonHash?: Hex | null;
}) => {
  const { accessId, patient, record, actor, occurredAt } = anAccess(seq);
  const codes = { purpose: "TREAT", category: "LAB", action: "read", outcome };
  return {
    accessId,
    patient,
    record,
    actor,
    seq,
    occurredAt,
    custodian: address("custodian"),
    citedConsentId,
    reasonHash,
    ...codes,
  };
};
const ana = idOf("ana");

/** The rows of the consent registry's, the access ledger's and the credential registry's events. */
export function peoplesFacts(at: PlaceOf): Rows {
  const inBatch = (entryIndex: number) => ({ ...at("packed"), pos: at("packed").pos + BigInt(entryIndex), entryIndex });
  const pairOfRepresentative = { patient: ana, representative: address("ben") };
  const sameOfConsent = {
    patient: ana,
    grantee: address("dr-lee"),
    signer: address("ana"),
    ...terms,
    ...actions,
    redisclosure: false,
  };
  const pairOfAffiliation = { member: address("dr-lee"), organisation: address("st-mary") };
  return {
    // A patient with controller and registrar.
    patient: [{ ...at("register"), patient: ana, controller: address("ana"), registrar: address("registrar") }],
    // A representative's settings, each ended by the next or by its end.
    representative: [
      {
        ...at("represent"),
        ...pairOfRepresentative,
        revision: 1,
        validFrom: at("represent").blockTime,
        validUntil: END,
        ...endedAt(at("representAgain")),
      },
      {
        ...at("representAgain"),
        ...pairOfRepresentative,
        revision: 2,
        validFrom: at("representAgain").blockTime,
        validUntil: 0,
        ...endedAt(at("unrepresent")),
      },
    ],
    // A request with the consent that answers it.
    consent_request: [
      {
        ...at("ask"),
        requestId: idOf("wish"),
        patient: ana,
        requester: address("dr-lee"),
        ...terms,
        ...actions,
        validUntil: END,
        grantedConsentId: idOf("asked"),
        grantedPos: at("grant").pos,
      },
    ],
    // Consents, by transaction and by signature, with their revocation.
    consent: [
      {
        ...at("grant"),
        ...sameOfConsent,
        consentId: idOf("asked"),
        relayer: address("ana"),
        validFrom: 1,
        validUntil: END,
        requestId: idOf("wish"),
        revokedPos: at("revoke").pos,
        revokedTime: at("revoke").blockTime,
        revocationRequestedAt: 1_000,
        revocationSigner: address("ana"),
        revokedBlockHash: at("revoke").blockHash,
        revokedTxHash: at("revoke").txHash,
        revokedLogIndex: at("revoke").logIndex,
      },
      {
        ...at("grantSigned"),
        ...sameOfConsent,
        consentId: idOf("signed"),
        relayer: address("courier"),
        validFrom: 0,
        validUntil: 0,
        requestId: null,
        revokedPos: null,
        revokedTime: null,
        revocationRequestedAt: null,
        revocationSigner: null,
        revokedBlockHash: null,
        revokedTxHash: null,
        revokedLogIndex: null,
      },
    ],
    // Accesses, alone and each entry of a packed batch.
    access: [
      {
        ...at("alone"),
        entryIndex: 0,
        ...accessRow({ seq: 1, outcome: "denied", citedConsentId: idOf("asked"), reasonHash: idOf("reason") }),
      },
      { ...inBatch(0), ...accessRow({ seq: 2, outcome: "permitted" }) },
      { ...inBatch(1), ...accessRow({ seq: 3, outcome: "denied", citedConsentId: idOf("signed") }) },
      {
        ...inBatch(2),
        ...accessRow({ seq: 2 ** 48 - 1, outcome: "denied" }),
        occurredAt: anAccess(2 ** 48 - 1).occurredAt,
      },
    ],
    // Reviews.
    access_review: [{ ...at("review"), accessId: idOf("access-1"), reviewer: address("reviewer"), approved: false }],
    // A credential with its revocation.
    credential: [
      {
        ...at("issue"),
        credentialId: idOf("licence"),
        issuer: address("board"),
        subject: address("dr-lee"),
        kind: "physician",
        validFrom: at("issue").blockTime,
        validUntil: END,
        revokedPos: at("revokeLicence").pos,
        revokedTime: at("revokeLicence").blockTime,
        revokedTxHash: at("revokeLicence").txHash,
      },
    ],
    // An affiliation's settings, each ended by the next or by its end.
    affiliation: [
      {
        ...at("affiliate"),
        ...pairOfAffiliation,
        revision: 1,
        validFrom: at("affiliate").blockTime,
        validUntil: 0,
        ...endedAt(at("affiliateAgain")),
      },
      {
        ...at("affiliateAgain"),
        ...pairOfAffiliation,
        revision: 2,
        validFrom: 5,
        validUntil: END,
        ...endedAt(at("unaffiliate")),
      },
    ],
  };
}
