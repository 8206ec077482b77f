import { z } from "@hono/zod-openapi";
import { instantText, severity } from "./values";

const figure = z.int().min(0);

const parameter = z.strictObject({
  name: z.string().openapi({ example: "windowSeconds" }),
  description: z.string(),
  default: z.unknown().openapi({ description: "The default value." }),
  value: z.unknown().openapi({ description: "The value in this deployment." }),
});

/** The schema of a rule as this deployment runs it. */
export const rule = z
  .strictObject({
    id: z.string().openapi({ example: "ACC-01" }),
    name: z.string(),
    title: z.string().openapi({ description: "What it finds, in a few words, as in reports." }),
    version: z.int(),
    severity,
    citations: z.array(z.string()),
    trigger: z.enum(["event", "window", "deadline"]).openapi({
      description: "When the rule decides: at the event, over a window of earlier events, or at a deadline.",
    }),
    subject: z.string(),
    description: z.string(),
    parameters: z.array(parameter).openapi({ description: "Parameters that a deployment can set in its rules file." }),
    triage: z.array(z.string()).openapi({ description: "Steps for triage, in order." }),
    falsePositives: z.array(z.string()),
    last30Days: z
      .strictObject({
        found: figure.openapi({ description: "Alerts detected, without retracted ones." }),
        open: figure.openapi({ description: "Of these, neither resolved nor suppressed." }),
        retracted: figure,
        confirmed: figure.openapi({ description: "Resolved as a confirmed violation." }),
        policyException: figure.openapi({ description: "Resolved as permitted by policy." }),
        duplicate: figure.openapi({ description: "Resolved as a duplicate." }),
        suppressed: figure.openapi({ description: "Under a suppression." }),
        falsePositive: figure.openapi({ description: "Resolved as a false positive." }),
      })
      .openapi({ description: "Alert counts by time of detection." }),
  })
  .openapi("Rule");

export type RuleJson = z.infer<typeof rule>;

const ruleUse = z
  .strictObject({
    version: z.int(),
    parameters: z.record(z.string(), z.unknown()),
    since: instantText.openapi({ description: "When a process first started with them." }),
    by: z.string().nullable().openapi({
      description: "The system's user who started that process; null if it was before this was recorded.",
    }),
    rulesets: z.array(z.string()).openapi({
      description: "Hashes of the rulesets with them, oldest first. Other rules differ between these.",
    }),
  })
  .openapi("RuleUse");

export type RuleUseJson = z.infer<typeof ruleUse>;

/** The schema of a single rule, with its history. */
export const ruleDetail = z
  .strictObject({
    ...rule.shape,
    history: z.array(ruleUse).openapi({
      description:
        "With which versions and parameters this deployment has used the rule, newest first. The operator log has an entry for each change.",
    }),
  })
  .openapi("RuleDetail");
