import { z } from "@hono/zod-openapi";
import { severity } from "./values";

const figure = z.int().min(0);

const parameter = z.strictObject({
  name: z.string().openapi({ example: "windowSeconds" }),
  description: z.string(),
  default: z.unknown().openapi({ description: "Its value where nothing is set." }),
  value: z.unknown().openapi({ description: "Its value in this deployment." }),
});

/** A rule as this deployment runs it. */
export const rule = z
  .strictObject({
    id: z.string().openapi({ example: "ACC-01" }),
    name: z.string(),
    version: z.int(),
    severity,
    citations: z.array(z.string()),
    trigger: z
      .enum(["event", "window", "deadline"])
      .openapi({ description: "Decided at the event, from earlier events in a span of time, or at a deadline." }),
    subject: z.string(),
    description: z.string(),
    parameters: z.array(parameter).openapi({ description: "What a deployment may set in its rules file." }),
    triage: z.array(z.string()).openapi({ description: "What to look at and do, in this order." }),
    falsePositives: z.array(z.string()),
    last30Days: z
      .strictObject({
        found: figure.openapi({ description: "Alerts detected, without the retracted ones." }),
        open: figure.openapi({ description: "Of these, not resolved or suppressed." }),
        retracted: figure,
        confirmed: figure.openapi({ description: "Resolved as a confirmed violation." }),
        policyException: figure.openapi({ description: "Resolved as an exception that the policy permits." }),
        duplicate: figure.openapi({ description: "Resolved as a duplicate." }),
        suppressed: figure.openapi({ description: "Under a suppression." }),
        falsePositive: figure.openapi({ description: "Resolved as a false positive." }),
      })
      .openapi({ description: "By when they were detected." }),
  })
  .openapi("Rule");

export type RuleJson = z.infer<typeof rule>;
