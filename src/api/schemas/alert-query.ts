import { z } from "@hono/zod-openapi";
import { listParameters, repeatable } from "../pagination";
import { ALERT_FINALITIES, ALERT_STATUSES } from "./alert";
import { addressParameter, bytes32Parameter, chainIdParameter, instantParameter, severity } from "./values";

/** What the list of alerts can be narrowed to, and how it is paged. */
export const alertListQuery = z.strictObject({
  status: repeatable(z.enum(ALERT_STATUSES)),
  rule: repeatable(z.string().regex(/^[A-Z]{3}-\d{2}$/, "This must be a rule's id, such as ACC-01.")),
  severity: repeatable(severity),
  finality: repeatable(z.enum(ALERT_FINALITIES)),
  chainId: repeatable(chainIdParameter),
  patient: repeatable(bytes32Parameter),
  actor: repeatable(addressParameter),
  organisation: repeatable(addressParameter),
  assignee: repeatable(z.string().min(1).max(200)),
  txHash: repeatable(bytes32Parameter),
  from: instantParameter.optional().openapi({ description: "Detected at or after." }),
  to: instantParameter.optional().openapi({ description: "Detected before." }),
  q: z.string().trim().min(1).max(200).optional().openapi({
    description:
      "Words of the headline, of the summary without its dates and times (`from` and `to` find times), or of the rule's id or name, of which the last may be the beginning of one; or a whole id, address or hash.",
  }),
  dueBefore: instantParameter.optional().openapi({ description: "Not resolved yet, and due before." }),
  overdue: z
    .enum(["true", "false"])
    .optional()
    .openapi({ description: "Whether it is not resolved though its due date has passed." }),
  breachDueBefore: instantParameter.optional().openapi({
    description: "Confirmed violations whose breach nobody has assessed, and one of whose due dates is before.",
  }),
  ...listParameters(["detectedAt", "blockTime", "occurredAt", "severity", "dueAt", "status", "rule"], "-detectedAt"),
});
