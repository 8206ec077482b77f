import { z } from "@hono/zod-openapi";
import { listParameters, repeatable } from "../pagination";
import { booleanParameter } from "../parameters";
import { ALERT_FINALITIES, ALERT_STATUSES } from "./alert";
import { addressParameter, bytes32Parameter, chainIdParameter, instantParameter, severity } from "./values";

/** A period by when things happened, beside `from` and `to`, which go by detection. */
export const occurredPeriod = {
  occurredFrom: instantParameter.optional().openapi({
    description:
      "Happened at or after this time: by the custodian's clock where the rule went by it, otherwise by the block's time.",
  }),
  occurredTo: instantParameter.optional().openapi({ description: "Happened before this time." }),
};

/** How much of each alert a list has. */
export const viewParameter = z
  .enum(["full", "row"])
  .default("full")
  .openapi({ description: "`row` omits `evidence` and `explanation`, more than half of an alert." });

/** Filters of alerts. */
export const alertFilters = z.strictObject({
  status: repeatable(z.enum(ALERT_STATUSES)),
  rule: repeatable(z.string().regex(/^[A-Z]{3}-\d{2}$/, "This must be a rule's id, such as ACC-01.")),
  severity: repeatable(severity),
  finality: repeatable(z.enum(ALERT_FINALITIES)),
  chainId: repeatable(chainIdParameter),
  patient: repeatable(bytes32Parameter),
  actor: repeatable(addressParameter),
  organisation: repeatable(addressParameter),
  assignee: repeatable(z.string().min(1).max(200)),
  assigned: booleanParameter.optional().openapi({ description: "Whether somebody has taken the alert." }),
  txHash: repeatable(bytes32Parameter),
  from: instantParameter.optional().openapi({ description: "Detected at or after this time." }),
  to: instantParameter.optional().openapi({ description: "Detected before." }),
  ...occurredPeriod,
  q: z.string().trim().min(1).max(200).optional().openapi({
    description:
      "Words from the headline, the summary (without its dates and times: use `from` and `to`), or the rule's id or name; the last word may be a prefix. Or a complete id, address or hash.",
  }),
  dueBefore: instantParameter.optional().openapi({ description: "Unresolved and due before this time." }),
  overdue: booleanParameter
    .optional()
    .openapi({ description: "Whether the alert is unresolved and past its due date." }),
  breachDueBefore: instantParameter.optional().openapi({
    description: "Confirmed violations without a breach assessment that have a notification due date before this time.",
  }),
});

/** Filters and paging of the list of alerts. */
export const alertListQuery = z.strictObject({
  ...alertFilters.shape,
  ...listParameters(["detectedAt", "blockTime", "occurredAt", "severity", "dueAt", "status", "rule"], "-detectedAt"),
});
