import { z } from "@hono/zod-openapi";
import { LONGEST_DAYS } from "../../../alerts/suppress/suppressions";
import { listParameters, repeatable } from "../pagination";
import { addressParameter, bytes32Parameter, hexText, instantParameter, instantText } from "./values";

const ruleId = z.string().regex(/^[A-Z]{3}-\d{2}$/, "This must be a rule's id, such as ACC-01.");

export const suppression = z
  .strictObject({
    id: z.string(),
    rule: z.string().openapi({ example: "ACC-01" }),
    actor: hexText.nullable(),
    patient: hexText.nullable(),
    organisation: hexText.nullable(),
    reason: z.string(),
    active: z.boolean().openapi({ description: "Whether it is in force: neither ended nor expired." }),
    createdBy: z.string(),
    createdAt: instantText,
    expiresAt: instantText,
    endedBy: z.string().nullable().openapi({ description: "Who ended it before its time." }),
    endedAt: instantText.nullable(),
  })
  .openapi("Suppression");

export const newSuppression = z
  .strictObject({
    rule: ruleId,
    actor: addressParameter.optional(),
    patient: bytes32Parameter.optional(),
    organisation: addressParameter.optional(),
    reason: z.string().trim().min(1).max(1000),
    expiresAt: instantParameter.openapi({
      type: "string",
      format: "date-time",
      description: `In the future, at most ${LONGEST_DAYS} days from now.`,
    }),
  })
  .openapi("NewSuppression", {
    description: "At least one of `actor`, `patient` and `organisation`; an alert must be about all that are given.",
  });

/** What the list of suppressions can be narrowed to, and how it is paged. */
export const suppressionListQuery = z.strictObject({
  rule: repeatable(ruleId),
  active: z.enum(["true", "false"]).optional().openapi({ description: "Whether in force, or else over." }),
  ...listParameters(["createdAt", "expiresAt"], "-createdAt"),
});
