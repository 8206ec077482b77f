/**
 * The facts: what the contracts' events state, without any judgement.
 *
 * Every row has the place of the event that created it: chain, position, block, transaction and log. A fact that a
 * later event ends is an interval: the ending event's place has columns of its own (`revokedPos`, `revokedTime` …), and
 * the first place is never overwritten. Times are Unix seconds. Validity is half-open, `[validFrom, validUntil)`, and
 * `validUntil = 0` means no end. Codes are texts from `facts/codes.ts`; a mask holds the same codes as bits.
 *
 * Primary keys exist from the first row, indexes only after the backfill. They serve the look-ups of detection and the
 * lists of the API, which are ordered by position.
 */
import { index, onchainTable, primaryKey, relations } from "ponder";

type Columns = Parameters<Extract<Parameters<typeof onchainTable>[1], (...args: never) => unknown>>[0];

/** An event's place on its chain. `pos` orders facts; see `facts/position.ts`. */
const place = (t: Columns) => ({
  chainId: t.integer().notNull(),
  pos: t.int8({ mode: "bigint" }).notNull(),
  blockNumber: t.int8({ mode: "number" }).notNull(),
  blockHash: t.hex().notNull(),
  blockTime: t.int8({ mode: "number" }).notNull(),
  txHash: t.hex().notNull(),
  logIndex: t.integer().notNull(),
});

const validity = (t: Columns) => ({
  validFrom: t.int8({ mode: "number" }).notNull(),
  validUntil: t.int8({ mode: "number" }).notNull(),
});

/** What is permitted: codes as texts for readers, and as masks for comparison. */
const terms = (t: Columns) => ({
  purposes: t.text().array().notNull(),
  purposeMask: t.int8({ mode: "bigint" }).notNull(),
  categories: t.text().array().notNull(),
  categoryMask: t.int8({ mode: "bigint" }).notNull(),
});

const actions = (t: Columns) => ({
  actions: t.text().array().notNull(),
  actionMask: t.int8({ mode: "bigint" }).notNull(),
});

// Consent registry

export const patient = onchainTable(
  "patient",
  (t) => ({ ...place(t), patient: t.hex().notNull(), controller: t.hex().notNull(), registrar: t.hex().notNull() }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.patient] }),
    byController: index().on(t.chainId, t.controller),
    byPos: index().on(t.chainId, t.pos),
  }),
);

/** One row per setting: a later setting for the same pair ends the previous one. */
export const representative = onchainTable(
  "representative",
  (t) => ({
    ...place(t),
    patient: t.hex().notNull(),
    representative: t.hex().notNull(),
    revision: t.integer().notNull(),
    ...validity(t),
    endedPos: t.int8({ mode: "bigint" }),
    endedTime: t.int8({ mode: "number" }),
    endedTxHash: t.hex(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.patient, t.representative, t.revision] }),
    byPos: index().on(t.chainId, t.pos),
  }),
);

export const consentRequest = onchainTable(
  "consent_request",
  (t) => ({
    ...place(t),
    requestId: t.hex().notNull(),
    patient: t.hex().notNull(),
    requester: t.hex().notNull(),
    ...terms(t),
    ...actions(t),
    validUntil: t.int8({ mode: "number" }).notNull(),
    grantedConsentId: t.hex(),
    grantedPos: t.int8({ mode: "bigint" }),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.requestId] }),
    byPatient: index().on(t.chainId, t.patient),
    byPos: index().on(t.chainId, t.pos),
  }),
);

/** A grant. `validFrom` is as given: 0 if the grant named none, in which case it applies from its own block. */
export const consent = onchainTable(
  "consent",
  (t) => ({
    ...place(t),
    consentId: t.hex().notNull(),
    patient: t.hex().notNull(),
    grantee: t.hex().notNull(),
    signer: t.hex().notNull(),
    relayer: t.hex().notNull(),
    ...terms(t),
    ...actions(t),
    ...validity(t),
    redisclosure: t.boolean().notNull(),
    requestId: t.hex(),
    revokedPos: t.int8({ mode: "bigint" }),
    revokedTime: t.int8({ mode: "number" }),
    revocationRequestedAt: t.int8({ mode: "number" }),
    revocationSigner: t.hex(),
    revokedBlockHash: t.hex(),
    revokedTxHash: t.hex(),
    revokedLogIndex: t.integer(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.patient, t.consentId] }),
    byGrantee: index().on(t.chainId, t.grantee, t.pos),
    byPatient: index().on(t.chainId, t.patient, t.pos),
    byConsent: index().on(t.chainId, t.consentId),
    byTransaction: index().on(t.chainId, t.txHash),
    byPos: index().on(t.chainId, t.pos),
  }),
);

// Access ledger

/**
 * An access as its custodian recorded it. `entryIndex` is its place in a packed batch, or 0 if it was recorded alone.
 */
export const access = onchainTable(
  "access",
  (t) => ({
    ...place(t),
    entryIndex: t.integer().notNull(),
    accessId: t.hex().notNull(),
    custodian: t.hex().notNull(),
    seq: t.int8({ mode: "number" }).notNull(),
    actor: t.hex().notNull(),
    patient: t.hex().notNull(),
    record: t.hex().notNull(),
    purpose: t.text().notNull(),
    category: t.text().notNull(),
    action: t.text().notNull(),
    outcome: t.text().notNull(),
    citedConsentId: t.hex(),
    reasonHash: t.hex(),
    occurredAt: t.int8({ mode: "number" }).notNull(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.pos] }),
    // Includes every column that is counted along an actor's accesses, so that counting is an index-only scan.
    byActor: index().on(t.chainId, t.actor, t.pos, t.patient, t.outcome, t.purpose, t.blockTime, t.occurredAt),
    byPatient: index().on(t.chainId, t.patient, t.pos),
    byCustodian: index().on(t.chainId, t.custodian, t.pos),
    byRecord: index().on(t.chainId, t.record, t.pos),
    byCitation: index().on(t.chainId, t.citedConsentId, t.pos),
    byTransaction: index().on(t.chainId, t.txHash),
    byAccessId: index().on(t.chainId, t.accessId),
  }),
);

export const accessReview = onchainTable(
  "access_review",
  (t) => ({ ...place(t), accessId: t.hex().notNull(), reviewer: t.hex().notNull(), approved: t.boolean().notNull() }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.accessId, t.pos] }),
    byPos: index().on(t.chainId, t.pos),
  }),
);

// Credential registry

export const issuerTrust = onchainTable(
  "issuer_trust",
  (t) => ({ ...place(t), issuer: t.hex().notNull(), trusted: t.boolean().notNull(), caller: t.hex().notNull() }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.issuer, t.pos] }),
    byPos: index().on(t.chainId, t.pos),
  }),
);

export const credential = onchainTable(
  "credential",
  (t) => ({
    ...place(t),
    credentialId: t.hex().notNull(),
    issuer: t.hex().notNull(),
    subject: t.hex().notNull(),
    kind: t.text().notNull(),
    ...validity(t),
    revokedPos: t.int8({ mode: "bigint" }),
    revokedTime: t.int8({ mode: "number" }),
    revokedTxHash: t.hex(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.subject, t.credentialId] }),
    byCredential: index().on(t.chainId, t.credentialId),
    byIssuer: index().on(t.chainId, t.issuer, t.pos),
    byPos: index().on(t.chainId, t.pos),
  }),
);

/** One row per setting: a later setting for the same pair ends the previous one. */
export const affiliation = onchainTable(
  "affiliation",
  (t) => ({
    ...place(t),
    member: t.hex().notNull(),
    organisation: t.hex().notNull(),
    revision: t.integer().notNull(),
    ...validity(t),
    endedPos: t.int8({ mode: "bigint" }),
    endedTime: t.int8({ mode: "number" }),
    endedTxHash: t.hex(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.member, t.organisation, t.revision] }),
    byOrganisation: index().on(t.chainId, t.organisation),
    byPos: index().on(t.chainId, t.pos),
  }),
);

// Sharing agreements

/** An agreement, from its proposal on; it applies from its acceptance. `validFrom` is 0 if none was given. */
export const agreement = onchainTable(
  "agreement",
  (t) => ({
    ...place(t),
    agreementId: t.hex().notNull(),
    proposer: t.hex().notNull(),
    counterparty: t.hex().notNull(),
    ...terms(t),
    formats: t.text().array().notNull(),
    redisclosure: t.boolean().notNull(),
    ...validity(t),
    acceptedPos: t.int8({ mode: "bigint" }),
    acceptedTime: t.int8({ mode: "number" }),
    acceptedTxHash: t.hex(),
    endedPos: t.int8({ mode: "bigint" }),
    endedTime: t.int8({ mode: "number" }),
    endedBy: t.hex(),
    endedTxHash: t.hex(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.agreementId] }),
    byParties: index().on(t.chainId, t.proposer, t.counterparty),
    byPos: index().on(t.chainId, t.pos),
  }),
);

export const share = onchainTable(
  "share",
  (t) => ({
    ...place(t),
    shareId: t.hex().notNull(),
    sender: t.hex().notNull(),
    recipient: t.hex().notNull(),
    patient: t.hex().notNull(),
    record: t.hex().notNull(),
    purpose: t.text().notNull(),
    category: t.text().notNull(),
    format: t.text().notNull(),
    agreementId: t.hex(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.pos] }),
    byReceipt: index().on(t.chainId, t.recipient, t.patient, t.record),
    byPatient: index().on(t.chainId, t.patient, t.pos),
    bySender: index().on(t.chainId, t.sender, t.pos),
    byRecipient: index().on(t.chainId, t.recipient, t.pos),
    byShare: index().on(t.chainId, t.shareId),
  }),
);

/** A patient's request for their own data, with the custodian's extension and fulfilment. */
export const dataRequest = onchainTable(
  "data_request",
  (t) => ({
    ...place(t),
    requestId: t.hex().notNull(),
    patient: t.hex().notNull(),
    custodian: t.hex().notNull(),
    requester: t.hex().notNull(),
    extendedPos: t.int8({ mode: "bigint" }),
    extendedTime: t.int8({ mode: "number" }),
    fulfilledPos: t.int8({ mode: "bigint" }),
    fulfilledTime: t.int8({ mode: "number" }),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.requestId] }),
    byPatient: index().on(t.chainId, t.patient, t.pos),
    byPos: index().on(t.chainId, t.pos),
  }),
);

// Claims. Amounts are integers in minor units of the deployment's currency.

/** An insurer's coverage policy for a patient; a later revision replaces the previous one. */
export const coverage = onchainTable(
  "coverage",
  (t) => ({
    ...place(t),
    insurer: t.hex().notNull(),
    patient: t.hex().notNull(),
    revision: t.integer().notNull(),
    active: t.boolean().notNull(),
    limit: t.bigint().notNull(),
    validUntil: t.int8({ mode: "number" }).notNull(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.patient, t.insurer, t.revision] }),
    byPos: index().on(t.chainId, t.pos),
  }),
);

export const claim = onchainTable(
  "claim",
  (t) => ({
    ...place(t),
    claimId: t.hex().notNull(),
    provider: t.hex().notNull(),
    patient: t.hex().notNull(),
    serviceHash: t.hex().notNull(),
    serviceDate: t.int8({ mode: "number" }).notNull(),
    amount: t.bigint().notNull(),
    deniedPos: t.int8({ mode: "bigint" }),
    deniedTime: t.int8({ mode: "number" }),
    deniedBy: t.hex(),
    voidedPos: t.int8({ mode: "bigint" }),
    voidedTime: t.int8({ mode: "number" }),
    voidedBy: t.hex(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.claimId] }),
    byService: index().on(t.chainId, t.provider, t.patient, t.serviceHash, t.serviceDate),
    byPatient: index().on(t.chainId, t.patient, t.pos),
    byProvider: index().on(t.chainId, t.provider, t.pos),
    byPos: index().on(t.chainId, t.pos),
  }),
);

export const claimApproval = onchainTable(
  "claim_approval",
  (t) => ({
    ...place(t),
    claimId: t.hex().notNull(),
    approver: t.hex().notNull(),
    amount: t.bigint().notNull(),
    automatic: t.boolean().notNull(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.claimId, t.pos] }),
    byPos: index().on(t.chainId, t.pos),
  }),
);

export const claimPayment = onchainTable(
  "claim_payment",
  (t) => ({ ...place(t), claimId: t.hex().notNull(), insurer: t.hex().notNull(), amount: t.bigint().notNull() }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.claimId, t.pos] }),
    byPos: index().on(t.chainId, t.pos),
  }),
);

/**
 * An event that changes the status of an earlier fact. The change is also written to that fact's row, where look-ups at
 * a position find it; here the event has a place of its own. `kind`, and what `about` and `party` name:
 * `representativeEnded` (representative, its patient), `consentRevoked` (consent, signer), `credentialRevoked`
 * (credential, issuer), `affiliationEnded` (member, organisation), `agreementAccepted` and `agreementEnded` (agreement,
 * party), `requestExtended` and `requestFulfilled` (data request, custodian), `claimDenied` (claim, insurer),
 * `claimVoided` (claim, provider). `requestedAt`: when the patient requested the revocation.
 */
export const statusChange = onchainTable(
  "status_change",
  (t) => ({
    ...place(t),
    kind: t.text().notNull(),
    about: t.hex().notNull(),
    party: t.hex().notNull(),
    patient: t.hex(),
    requestedAt: t.int8({ mode: "number" }),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.pos] }),
    byAbout: index().on(t.chainId, t.about, t.pos),
    byPatient: index().on(t.chainId, t.patient, t.pos),
  }),
);

// Governance

/**
 * A change of roles, policy parameters, issuer trust or a contract's administration, on any of the contracts.
 * `atCreation` is true in the transaction that created the contract. `kind` is one of `roleGranted`, `roleRevoked`,
 * `roleAdminChanged`, `policyParameterSet`, `issuerTrusted`, `issuerDistrusted`, `minDelayChanged`, `emergencyAction`.
 * `byTimelock` is true if the caller is the deployment's timelock.
 */
export const governanceChange = onchainTable(
  "governance_change",
  (t) => ({
    ...place(t),
    contract: t.hex().notNull(),
    kind: t.text().notNull(),
    caller: t.hex().notNull(),
    byTimelock: t.boolean().notNull(),
    atCreation: t.boolean().notNull(),
    role: t.hex(),
    account: t.hex(),
    key: t.text(),
    value: t.text(),
  }),
  (t) => ({ pk: primaryKey({ columns: [t.chainId, t.pos] }) }),
);

/** An action of the timelock. `kind` is `scheduled`, `executed`, `cancelled` or `salted`. */
export const timelockOperation = onchainTable(
  "timelock_operation",
  (t) => ({
    ...place(t),
    kind: t.text().notNull(),
    scheduleId: t.hex().notNull(),
    callIndex: t.integer(),
    target: t.hex(),
    data: t.hex(),
    delay: t.int8({ mode: "number" }),
    salt: t.hex(),
  }),
  (t) => ({
    pk: primaryKey({ columns: [t.chainId, t.pos] }),
    byOperation: index().on(t.chainId, t.scheduleId),
  }),
);

// Relations, for GraphQL

export const patientRelations = relations(patient, ({ many }) => ({
  consents: many(consent),
  accesses: many(access),
  representatives: many(representative),
}));

export const representativeRelations = relations(representative, ({ one }) => ({
  registration: one(patient, {
    fields: [representative.chainId, representative.patient],
    references: [patient.chainId, patient.patient],
  }),
}));

export const consentRelations = relations(consent, ({ one, many }) => ({
  registration: one(patient, {
    fields: [consent.chainId, consent.patient],
    references: [patient.chainId, patient.patient],
  }),
  citedBy: many(access),
}));

export const accessRelations = relations(access, ({ one, many }) => ({
  registration: one(patient, {
    fields: [access.chainId, access.patient],
    references: [patient.chainId, patient.patient],
  }),
  citedConsent: one(consent, {
    fields: [access.chainId, access.patient, access.citedConsentId],
    references: [consent.chainId, consent.patient, consent.consentId],
  }),
  reviews: many(accessReview),
}));

export const accessReviewRelations = relations(accessReview, ({ one }) => ({
  access: one(access, {
    fields: [accessReview.chainId, accessReview.accessId],
    references: [access.chainId, access.accessId],
  }),
}));

export const claimRelations = relations(claim, ({ many }) => ({
  approvals: many(claimApproval),
  payments: many(claimPayment),
}));

export const claimApprovalRelations = relations(claimApproval, ({ one }) => ({
  claim: one(claim, {
    fields: [claimApproval.chainId, claimApproval.claimId],
    references: [claim.chainId, claim.claimId],
  }),
}));

export const claimPaymentRelations = relations(claimPayment, ({ one }) => ({
  claim: one(claim, {
    fields: [claimPayment.chainId, claimPayment.claimId],
    references: [claim.chainId, claim.claimId],
  }),
}));
