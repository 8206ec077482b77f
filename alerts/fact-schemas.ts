/**
 * The facts that an alert's evidence holds. What an older version of a rule wrote is never rewritten, so members may be
 * added here and never made stricter.
 */
import { z } from "@hono/zod-openapi";
import { decimalText, hexText, instantText } from "./json-values";

export const place = {
  pos: decimalText,
  blockNumber: decimalText,
  blockHash: hexText,
  blockTime: instantText,
  txHash: hexText,
  logIndex: z.int(),
};

export const maybeInstant = instantText.nullable();
const codes = z.array(z.string());
export const count = z.int().min(0);

export const access = z
  .object({
    ...place,
    entryIndex: z.int(),
    accessId: hexText,
    custodian: hexText,
    sequence: decimalText,
    actor: hexText,
    patient: hexText,
    record: hexText,
    purpose: z.string(),
    category: z.string(),
    action: z.string(),
    outcome: z.string(),
    citedConsentId: hexText.nullable(),
    occurredAt: maybeInstant,
    effectiveTime: instantText.optional().openapi({ description: "The time by which the access is judged." }),
  })
  .openapi("AccessFact");

export const grant = z
  .object({
    ...place,
    consentId: hexText,
    patient: hexText,
    grantee: hexText,
    signer: hexText,
    purposes: codes,
    categories: codes,
    actions: codes,
    validFrom: maybeInstant,
    validUntil: maybeInstant,
    redisclosure: z.boolean(),
    revocation: z
      .object({
        pos: decimalText,
        blockHash: hexText,
        txHash: hexText,
        logIndex: z.int(),
        revokedAt: maybeInstant,
        signer: hexText,
      })
      .nullable(),
  })
  .openapi("GrantFact");

const end = z.object({ pos: decimalText, txHash: hexText, endedAt: maybeInstant }).nullable();
const interval = { ...place, validFrom: maybeInstant, validUntil: maybeInstant, end };

export const affiliation = z.object({ ...interval, member: hexText, organisation: hexText }).openapi("AffiliationFact");

export const representation = z
  .object({ ...interval, patient: hexText, representative: hexText })
  .openapi("RepresentationFact");

export const registration = z
  .object({ ...place, patient: hexText, controller: hexText, registrar: hexText.optional() })
  .openapi("RegistrationFact");

export const credentialShape = {
  ...place,
  credentialId: hexText,
  issuer: hexText,
  subject: hexText,
  kind: z.string(),
  validFrom: maybeInstant,
  validUntil: maybeInstant,
};
export const credential = z.object(credentialShape).openapi("CredentialFact");

export const agreement = z
  .object({
    ...place,
    agreementId: hexText,
    proposer: hexText,
    counterparty: hexText,
    purposes: codes,
    categories: codes,
    formats: codes,
    redisclosure: z.boolean(),
    validFrom: maybeInstant,
    validUntil: maybeInstant,
    acceptance: z.object({ pos: decimalText, txHash: hexText, acceptedAt: maybeInstant }).nullable(),
    end: z.object({ pos: decimalText, txHash: hexText, endedAt: maybeInstant, by: hexText }).nullable(),
  })
  .openapi("AgreementFact");

export const share = z
  .object({
    ...place,
    shareId: hexText,
    sender: hexText,
    recipient: hexText,
    patient: hexText,
    record: hexText,
    purpose: z.string(),
    category: z.string(),
    format: z.string(),
    citedAgreementId: hexText.nullable(),
  })
  .openapi("ShareFact");

const closing = z.object({ pos: decimalText, closedAt: maybeInstant, by: hexText }).nullable();
export const claim = z
  .object({
    ...place,
    claimId: hexText,
    provider: hexText,
    patient: hexText,
    serviceHash: hexText,
    serviceDate: z.string().openapi({ format: "date" }),
    amount: decimalText,
    denial: closing,
    voiding: closing,
  })
  .openapi("ClaimFact");

export const approval = z
  .object({ ...place, claimId: hexText, approver: hexText, amount: decimalText, automatic: z.boolean() })
  .openapi("ClaimApprovalFact");
export const payment = z
  .object({ ...place, claimId: hexText, insurer: hexText, amount: decimalText })
  .openapi("ClaimPaymentFact");
