/**
 * The facts that the oracle's rules use, in chain order: one per event. People, organisations, consents and records are
 * identified by name. Times are Unix seconds; `until: 0` means no end.
 */

/** Where a fact comes from and when its block was made. A fact's position is its place in the list. */
export type Place = {
  line: number;
  block: number;
  time: number;
};

export type PatientRegistered = Place & { is: "patient"; patient: string; controller: string; registrar: string };
/** Valid from its block on. `signer` is the patient's controller. */
export type RepresentativeSet = Place & {
  is: "representative";
  patient: string;
  representative: string;
  until: number;
  signer: string;
};
/** `from` is the block's time where none was given. */
export type AffiliationSet = Place & {
  is: "affiliation";
  member: string;
  organisation: string;
  from: number;
  until: number;
};
export type AffiliationEnded = Place & { is: "affiliationEnd"; member: string; organisation: string };

/** `from` is the block's time where none was given. */
export type CredentialIssued = Place & {
  is: "credential";
  credential: string;
  issuer: string;
  subject: string;
  kind: "physician" | "nurse" | "pharmacist" | "researcher" | "clerk";
  from: number;
  until: number;
};
export type CredentialRevoked = Place & { is: "credentialRevocation"; credential: string; issuer: string };

/** What somebody may do: masks of a consent or of a request for one, as lists of codes. */
export type ConsentTerms = {
  purposes: readonly string[];
  categories: readonly string[];
  actions: readonly string[];
};

export type ConsentRequested = Place &
  ConsentTerms & { is: "consentRequest"; request: string; requester: string; patient: string; until: number };
/** `from` is 0 where none was given. `request` is the consent request it answers. */
export type ConsentGranted = Place &
  ConsentTerms & {
    is: "grant";
    consent: string;
    patient: string;
    grantee: string;
    from: number;
    until: number;
    redisclose: boolean;
    request: string | null;
    signer: string;
  };
/** `requestedAt` is the block's time where none was given. */
export type ConsentRevoked = Place & { is: "revocation"; consent: string; requestedAt: number; signer: string };

/** `reason` is the text of which the hash was recorded. `cited` is a consent that need not exist. */
export type AccessRecorded = Place & {
  is: "access";
  access: string;
  custodian: string;
  seq: number;
  actor: string;
  patient: string;
  record: string;
  purpose: string;
  category: string;
  action: string;
  outcome: "permitted" | "denied";
  cited: string | null;
  reason: string | null;
  occurredAt: number;
};
/** Of an access that need not exist. */
export type AccessReviewed = Place & { is: "review"; access: string; reviewer: string; approved: boolean };

/** `from` is 0 where none was given: from the acceptance on. */
export type AgreementProposed = Place & {
  is: "proposal";
  agreement: string;
  proposer: string;
  counterparty: string;
  purposes: readonly string[];
  categories: readonly string[];
  formats: readonly string[];
  from: number;
  until: number;
  redisclose: boolean;
};
export type AgreementAccepted = Place & { is: "acceptance"; agreement: string; counterparty: string };
export type AgreementEnded = Place & { is: "agreementEnd"; agreement: string; party: string };
/** `agreement` is the one that the sender cites. */
export type ShareRecorded = Place & {
  is: "share";
  share: string;
  sender: string;
  recipient: string;
  patient: string;
  record: string;
  purpose: string;
  category: string;
  format: string;
  agreement: string | null;
};
export type DataRequestOpened = Place & {
  is: "dataRequest";
  request: string;
  patient: string;
  custodian: string;
  requester: string;
};
export type DataRequestExtended = Place & { is: "extension"; request: string; custodian: string };
export type DataRequestFulfilled = Place & { is: "fulfilment"; request: string; custodian: string };

/** `serviceDate` is midnight UTC of the day; amounts are in minor units. */
export type ClaimSubmitted = Place & {
  is: "claim";
  claim: string;
  provider: string;
  patient: string;
  service: string;
  serviceDate: number;
  amount: bigint;
};
export type ClaimApproved = Place & { is: "approval"; claim: string; approver: string; amount: bigint };
export type ClaimDenied = Place & { is: "denial"; claim: string; insurer: string };
export type ClaimVoided = Place & { is: "voiding"; claim: string; provider: string };
export type ClaimPaid = Place & { is: "payment"; claim: string; insurer: string; amount: bigint };

/** Who made a governance change: `direct` if made immediately, otherwise through the timelock. */
export type Change = {
  direct: boolean;
  signer: string;
};

export type IssuerTrustSet = Place & Change & { is: "trust"; issuer: string; trusted: boolean };
export type PolicySet = Place & Change & { is: "policy"; key: string; value: number };
/** A change that leaves a role as it was makes no event and is no fact. */
export type RoleSet = Place & Change & { is: "role"; role: string; account: string; held: boolean };

/** A fact on the chain. */
export type Fact =
  | PatientRegistered
  | RepresentativeSet
  | AffiliationSet
  | AffiliationEnded
  | CredentialIssued
  | CredentialRevoked
  | ConsentRequested
  | ConsentGranted
  | ConsentRevoked
  | AccessRecorded
  | AccessReviewed
  | AgreementProposed
  | AgreementAccepted
  | AgreementEnded
  | ShareRecorded
  | DataRequestOpened
  | DataRequestExtended
  | DataRequestFulfilled
  | ClaimSubmitted
  | ClaimApproved
  | ClaimDenied
  | ClaimVoided
  | ClaimPaid
  | IssuerTrustSet
  | PolicySet
  | RoleSet;

/** The facts of one kind. */
export type FactOf<Kind extends Fact["is"]> = Extract<Fact, { is: Kind }>;
