import { z } from "@hono/zod-openapi";
import { alertShape } from "../../../alerts/alert-schema";
import { ACTIONS, CATEGORIES, OUTCOMES, PURPOSES } from "../../../facts/codes";
import { listParameters, repeatable } from "../pagination";
import { ALERT_FINALITIES, ALERT_STATUSES } from "./alert";
import { consentTerms } from "./consent-terms";
import { factPlace, place, validFrom, validUntil } from "./place";
import {
  addressParameter,
  bytes32Parameter,
  chainIdParameter,
  decimalText,
  hexText,
  instantParameter,
  instantText,
  orNull,
  severity,
} from "./values";

export const CONSENT_VERDICTS = ["explained", "missed", "exempt", "breakGlass", "denied", "pending", "error"] as const;

const revocation = z
  .strictObject({
    pos: decimalText,
    at: instantText,
    requestedAt: instantText,
    signer: hexText,
    txHash: hexText,
    logIndex: z.int(),
  })
  .nullable();

const grant = z
  .strictObject({
    ...place,
    consentId: hexText,
    ...consentTerms,
    revocation: revocation.openapi({ description: "A revocation before the access was recorded." }),
    laterRevocation: revocation.openapi({ description: "A revocation after the access was recorded." }),
  })
  .openapi("Grant");

export const alertLink = z.strictObject({
  id: hexText,
  rule: z.strictObject({ id: z.string(), name: z.string() }),
  severity,
  status: z.enum(ALERT_STATUSES),
  finality: z.enum(ALERT_FINALITIES),
  headline: alertShape.headline,
});

const shape = {
  ...factPlace,
  accessId: hexText.openapi({ description: "The id that the custodian chose." }),
  entryIndex: z.int(),
  custodian: hexText,
  seq: decimalText,
  actor: hexText,
  patient: hexText,
  record: hexText,
  purpose: z.enum(PURPOSES),
  category: z.enum(CATEGORIES),
  action: z.enum(ACTIONS),
  outcome: z.enum(OUTCOMES),
  citedConsentId: hexText.nullable(),
  reasonHash: hexText.nullable(),
  occurredAt: instantText.openapi({ description: "When the access happened, by the custodian's clock." }),
  verdict: z.strictObject({
    consent: z.enum(CONSENT_VERDICTS),
    ruleId: z
      .string()
      .nullable()
      .openapi({ description: "If no consent covered the access: the rule that names the root cause." }),
    grant: orNull(grant).openapi({
      description: "The grant that covers the access, or else the one that comes closest.",
    }),
    ruleset: z.string().nullable(),
    evaluatedAt: instantText.nullable(),
  }),
  alerts: z.array(alertLink),
};

export const access = z.strictObject(shape).openapi("Access");

const setting = { ...place, validFrom, validUntil, endedAt: instantText.nullable() };

/** The schema of a single access: also with the patient's controller and other evidence that can explain it. */
export const accessDetail = z
  .strictObject({
    ...shape,
    evidence: z.strictObject({
      effectiveTime: instantText.openapi({
        description: "The time at which the access is judged: the custodian's clock if plausible, else the block time.",
      }),
      registration: z
        .strictObject({ ...place, controller: hexText })
        .nullable()
        .openapi({ description: "The patient's controller." }),
      representations: z
        .array(z.strictObject({ ...setting, representative: hexText }))
        .openapi({ description: "The appointments by which the actor represents the patient." }),
      affiliations: z.array(z.strictObject({ ...setting, organisation: hexText })).openapi({
        description: "The affiliations by which the actor acts for the organisation that holds the grant.",
      }),
    }),
  })
  .openapi("AccessDetail");

export type AccessJson = z.infer<typeof access>;
export type GrantJson = z.infer<typeof grant>;
export type AccessEvidence = z.infer<typeof accessDetail>["evidence"];

/** Filters and paging of the list of accesses. */
export const accessListQuery = z.strictObject({
  patient: repeatable(bytes32Parameter),
  actor: repeatable(addressParameter),
  custodian: repeatable(addressParameter),
  record: repeatable(bytes32Parameter),
  accessId: repeatable(bytes32Parameter),
  citedConsentId: repeatable(bytes32Parameter),
  txHash: repeatable(bytes32Parameter),
  purpose: repeatable(z.enum(PURPOSES)),
  category: repeatable(z.enum(CATEGORIES)),
  action: repeatable(z.enum(ACTIONS)),
  outcome: repeatable(z.enum(OUTCOMES)),
  consent: repeatable(z.enum(CONSENT_VERDICTS)).openapi({ description: "`verdict.consent`." }),
  rule: repeatable(z.string().regex(/^[A-Z]{3}-\d{2}$/, "This must be a rule's id, such as ACC-01.")).openapi({
    description: "Matches `verdict.ruleId`, the root cause of a missing consent.",
  }),
  chainId: repeatable(chainIdParameter),
  from: instantParameter.optional().openapi({ description: "Block time at or after." }),
  to: instantParameter.optional().openapi({ description: "Block time before." }),
  ...listParameters(["blockTime"], "-blockTime"),
});
