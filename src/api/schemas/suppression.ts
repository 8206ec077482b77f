import { z } from "@hono/zod-openapi";
import { suppressionJson } from "../../../alerts/suppress/suppression-schema";
import { LONGEST_DAYS } from "../../../alerts/suppress/suppressions";
import { listParameters, repeatable } from "../pagination";
import { booleanParameter } from "../parameters";
import { addressParameter, bytes32Parameter, instantParameter } from "./values";
import { visibleText } from "./visible-text";

const ruleId = z.string().regex(/^[A-Z]{3}-\d{2}$/, "This must be a rule's id, such as ACC-01.");

export const suppression = suppressionJson.openapi("Suppression");

export const newSuppression = z
  .strictObject({
    rule: ruleId,
    actor: addressParameter.optional(),
    patient: bytes32Parameter.optional(),
    organisation: addressParameter.optional(),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .pipe(visibleText)
      .openapi({ type: "string", minLength: 1, maxLength: 1000 }),
    expiresAt: instantParameter.openapi({
      type: "string",
      format: "date-time",
      description: `Must be in the future, at most ${LONGEST_DAYS} days from now.`,
    }),
  })
  .openapi("NewSuppression", {
    description: "Give at least one of `actor`, `patient` and `organisation`; an alert must match all that are given.",
  });

/** Filters and paging of the list of suppressions. */
export const suppressionListQuery = z.strictObject({
  rule: repeatable(ruleId),
  active: booleanParameter
    .optional()
    .openapi({ description: "`true`: active suppressions; `false`: ended or expired ones." }),
  ...listParameters(["createdAt", "expiresAt"], "-createdAt"),
});
