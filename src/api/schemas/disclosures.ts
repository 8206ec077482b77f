import { z } from "@hono/zod-openapi";
import { ACTIONS, CATEGORIES, PURPOSES } from "../../../facts/codes";

import { booleanParameter } from "../parameters";
import { ALERT_STATUSES } from "./alert";
import { finalBlock } from "./place";
import { bomParameter, bytes32Parameter, decimalText, hexText, instantParameter, instantText } from "./values";

/** The reasons why an accounting lists a disclosure. */
export const BASES = ["impermissible", "policy", "agreement", "notJudged"] as const;

export const ACCOUNTING_FORMATS = ["json", "csv", "pdf", "fhir"] as const;

export const patientParameter = z.strictObject({ patient: bytes32Parameter });

export const accountingQuery = z.strictObject({
  from: instantParameter.optional().openapi({ description: "Block time at or after. Default: six years before `to`." }),
  to: instantParameter
    .optional()
    .openapi({ description: "Block time before. Default: up to and including the newest final block." }),
  format: z
    .enum(ACCOUNTING_FORMATS)
    .optional()
    .openapi({ description: "Takes precedence over `Accept`, which chooses among the same formats. Default: JSON." }),
  summarise: booleanParameter.optional().openapi({
    description: "Whether to summarise repeated disclosures in one line (164.528(b)(3)); FHIR always lists each one.",
  }),
  bom: bomParameter,
});

const known = z
  .strictObject({ account: hexText, name: z.string().nullable(), address: z.string().nullable() })
  .openapi("KnownAccount", { description: "Name and postal address from the directory; null if it has none." });

const count = z.int().min(0);

const inWords = <Code extends z.ZodType>(code: Code) => z.strictObject({ code, text: z.string() });

export const disclosure = z
  .strictObject({
    id: z.string().openapi({ description: "`<chain id>-<position>`, as in `/v1/accesses/{id}`." }),
    kind: z.enum(["access", "share"]),
    chainId: z.int(),
    blockNumber: decimalText,
    txHash: hexText,
    logIndex: z.int(),
    date: instantText.openapi({
      description: "The custodian's clock if plausible, else the block time: `judgedBy` says which.",
    }),
    occurredAt: instantText
      .nullable()
      .openapi({ description: "When it happened, by the custodian's clock; null for a share." }),
    blockTime: instantText.openapi({ description: "When it was recorded: the time of its block." }),
    judgedBy: z
      .enum(["custodian", "block"])
      .openapi({ description: "The clock that `date` is from, by which the disclosure was judged." }),
    recipient: known,
    disclosedBy: known.openapi({ description: "The custodian of an access, the sender of a share." }),
    record: hexText,
    category: inWords(z.enum(CATEGORIES)),
    action: inWords(z.union([z.enum(ACTIONS), z.literal("share")])),
    purpose: inWords(z.enum(PURPOSES)),
    basis: inWords(z.enum(BASES)),
    alerts: z.array(
      z.strictObject({
        id: hexText,
        rule: z.string(),
        status: z.enum(ALERT_STATUSES),
        outcome: z.string().nullable(),
      }),
    ),
    repeated: z
      .strictObject({ first: instantText, last: instantText, count: z.int().min(2), frequency: z.string() })
      .nullable()
      .openapi({
        description: "Set if this line summarises several disclosures; its other fields describe the first one.",
      }),
  })
  .openapi("Disclosure");

/** The schema of the accounting of one patient's disclosures. */
export const accounting = z
  .strictObject({
    patient: hexText,
    period: z.strictObject({ from: instantText, to: instantText }).openapi({ description: "`to` is exclusive." }),
    generatedAt: instantText,
    ruleset: z.string(),
    chains: z.array(
      z.strictObject({
        chainId: z.int(),
        finalizedBlock: decimalText
          .nullable()
          .openapi({ description: "Later blocks are left out, because a reorganisation could still remove them." }),
        lastFinalBlock: finalBlock
          .nullable()
          .openapi({ description: "The newest final block that contains a fact; null if there is none." }),
        coverageGaps: z.array(z.strictObject({ fromBlock: decimalText, toBlock: decimalText })).openapi({
          description:
            "Ranges of final blocks with accesses or shares that no ruleset has evaluated yet, or on which a rule failed.",
        }),
      }),
    ),
    exclusions: z.strictObject({
      treatmentPaymentOperations: count,
      individualOrRepresentative: count,
      authorization: count,
    }),
    deniedAccesses: count.openapi({ description: "Denied attempts, in which nothing was disclosed." }),
    summarised: z.boolean(),
    disclosures: z.array(disclosure),
  })
  .openapi("AccountingOfDisclosures");

export type AccountingJson = z.infer<typeof accounting>;
export type DisclosureJson = z.infer<typeof disclosure>;
