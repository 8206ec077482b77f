import { z } from "@hono/zod-openapi";
import { alertShape } from "../../../alerts/alert-schema";
import { chainIdParameter, decimalText, hexText, instantParameter, instantText } from "./values";

const count = z.int().min(0);

const difference = z.strictObject({
  pos: decimalText,
  blockNumber: decimalText,
  txHash: hexText,
  logIndex: z.int(),
  entryIndex: z.int(),
  headline: alertShape.headline,
  summary: z.string(),
  explanation: z.string(),
});

const differences = (what: string) => z.array(difference).openapi({ description: `The first of those ${what}.` });

/** What to compare: a period, and parameters of the rule other than those in force. */
export const newBacktest = z
  .strictObject({
    from: instantParameter.openapi({ description: "Facts in a block at or after." }),
    to: instantParameter.optional().openapi({ description: "Facts in a block before; without it, until now." }),
    parameters: z
      .record(z.string().max(100), z.unknown())
      .refine((parameters) => Object.keys(parameters).length > 0, { error: "Name at least one parameter." })
      .openapi({
        description: "By name, as `GET /v1/rules/{id}` lists them; those not named are as in force.",
        example: { toleranceSeconds: 600 },
      }),
    chainIds: z
      .array(chainIdParameter)
      .min(1)
      .max(20)
      .optional()
      .openapi({ description: "Chains to look at; without it, all that are followed." }),
  })
  .openapi("NewBacktest");

/** A comparison of what a rule finds in a period with what it would find with other parameters. */
export const backtest = z
  .strictObject({
    id: z.string(),
    ruleId: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    period: z.strictObject({ from: instantText, to: instantText }),
    chainIds: z.array(z.int()),
    state: z.enum(["waiting", "running", "done", "failed"]),
    progress: z
      .strictObject({ done: count, total: count.nullable() })
      .openapi({ description: "Ranges of facts that are compared, of those known so far." }),
    results: z
      .array(
        z.strictObject({
          chainId: z.int(),
          current: count.openapi({ description: "Alerts with the parameters in force." }),
          candidate: count.openapi({ description: "Alerts with the parameters on trial." }),
          added: count,
          dropped: count,
          examples: z.strictObject({ added: differences("added"), dropped: differences("dropped") }),
        }),
      )
      .openapi({ description: "By chain, once it is done." }),
    error: z.string().nullable(),
    createdBy: z.string(),
    createdAt: instantText,
    startedAt: instantText.nullable(),
    finishedAt: instantText.nullable(),
  })
  .openapi("Backtest");

export type BacktestJson = z.infer<typeof backtest>;
