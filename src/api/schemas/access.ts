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
    revocation: revocation.openapi({ description: "Known when the access was recorded." }),
    laterRevocation: revocation.openapi({ description: "Came after the access was recorded." }),
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
  accessId: hexText.openapi({ description: "As the custodian chose it." }),
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
  occurredAt: instantText.openapi({ description: "By the custodian's clock." }),
  verdict: z.strictObject({
    consent: z.enum(CONSENT_VERDICTS),
    ruleId: z.string().nullable().openapi({ description: "Where the consent was missed: the rule of the root cause." }),
    grant: grant.nullable().openapi({ description: "The grant that covers the access, or the nearest miss." }),
    ruleset: z.string().nullable(),
    evaluatedAt: instantText.nullable(),
  }),
  alerts: z.array(alertLink),
};

export const access = z.strictObject(shape).openapi("Access");

const setting = { ...place, validFrom, validUntil, endedAt: instantText.nullable() };

/** An access by itself: with who the patient's controller is, and what else can explain it. */
export const accessDetail = z
  .strictObject({
    ...shape,
    evidence: z.strictObject({
      effectiveTime: instantText.openapi({
        description:
          "By which the access is judged: the custodian's clock where it is plausible, else the block's time.",
      }),
      registration: z
        .strictObject({ ...place, controller: hexText })
        .nullable()
        .openapi({ description: "The patient's controller." }),
      representations: z
        .array(z.strictObject({ ...setting, representative: hexText }))
        .openapi({ description: "Where the actor represents the patient." }),
      affiliations: z
        .array(z.strictObject({ ...setting, organisation: hexText }))
        .openapi({ description: "By which the actor acts for the organisation that holds the grant." }),
    }),
  })
  .openapi("AccessDetail");

export type AccessJson = z.infer<typeof access>;
export type GrantJson = z.infer<typeof grant>;
export type AccessEvidence = z.infer<typeof accessDetail>["evidence"];

/** What the list of accesses can be narrowed to, and how it is paged. */
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
    description: "`verdict.ruleId`: the root cause of a missed consent.",
  }),
  chainId: repeatable(chainIdParameter),
  from: instantParameter.optional().openapi({ description: "In a block at or after." }),
  to: instantParameter.optional().openapi({ description: "In a block before." }),
  ...listParameters(["blockTime"], "-blockTime"),
});
