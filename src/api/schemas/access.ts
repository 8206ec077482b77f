import { z } from "@hono/zod-openapi";
import { ACTIONS, CATEGORIES, OUTCOMES, PURPOSES } from "../../codes";
import { listParameters, repeatable } from "../lists";
import { ALERT_FINALITIES, ALERT_STATUSES } from "./alert";
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

const place = {
  chainId: z.int(),
  pos: decimalText.openapi({ description: "Orders the facts of a chain." }),
  blockNumber: decimalText,
  blockTime: instantText,
  txHash: hexText,
  logIndex: z.int(),
};

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

const validFrom = instantText.nullable().openapi({ description: "Null where none was given: from its own block on." });
const validUntil = instantText.nullable().openapi({ description: "Exclusive; null where there is no end." });

const grant = z
  .strictObject({
    ...place,
    consentId: hexText,
    grantee: hexText,
    signer: hexText,
    relayer: hexText,
    purposes: z.array(z.string()),
    categories: z.array(z.string()),
    actions: z.array(z.string()),
    validFrom,
    validUntil,
    redisclosure: z.boolean(),
    revocation: revocation.openapi({ description: "Known when the access was recorded." }),
    laterRevocation: revocation.openapi({ description: "Came after the access was recorded." }),
  })
  .openapi("Grant");

const alertLink = z.strictObject({
  id: hexText,
  rule: z.strictObject({ id: z.string(), name: z.string() }),
  severity,
  status: z.enum(ALERT_STATUSES),
  finality: z.enum(ALERT_FINALITIES),
});

const shape = {
  ...place,
  id: z.string().openapi({ description: "Chain id and position: `31337-134217728`." }),
  accessId: hexText.openapi({ description: "As the custodian chose it." }),
  blockHash: hexText,
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
  consent: repeatable(z.enum(CONSENT_VERDICTS)),
  chainId: repeatable(chainIdParameter),
  from: instantParameter.optional().openapi({ description: "In a block at or after." }),
  to: instantParameter.optional().openapi({ description: "In a block before." }),
  ...listParameters(["blockTime"], "-blockTime"),
});
