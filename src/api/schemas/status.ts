import { z } from "@hono/zod-openapi";
import { decimalText, instantText } from "./values";

const count = z.int().min(0);

const block = z.strictObject({ blockNumber: decimalText, blockTime: instantText.nullable() }).nullable();

const queue = z
  .strictObject({ waiting: count, active: count, failed: count })
  .nullable()
  .openapi({ description: "Null where the queue does not answer." });

/** How far the monitor is, and what waits. */
export const status = z
  .strictObject({
    version: z.string(),
    ruleset: z.string().openapi({ description: "Changes with every rule's version and parameter." }),
    chains: z.array(
      z.strictObject({
        chainId: z.int(),
        head: block.openapi({ description: "The newest block that the indexer has seen; null before the first." }),
        indexed: block,
        finalized: block,
        evaluated: block.openapi({ description: "Up to this block every fact is evaluated." }),
        lagSeconds: count
          .nullable()
          .openapi({ description: "Since the newest indexed block, by this server's clock." }),
        pendingBlocks: count.openapi({ description: "Blocks with facts at the tip that are not evaluated yet." }),
        gaps: count.openapi({ description: "Stretches of history that are not evaluated yet." }),
        provisionalAlerts: count,
        openDeadlines: count.openapi({
          description: "Moments that the chain's clock has not passed for good, after which a rule looks again.",
        }),
        errors: count.openapi({
          description: "Facts on which a rule failed. They are tried again, and counted until that succeeds.",
        }),
      }),
    ),
    queues: z.strictObject({ detect: queue, deliver: queue }),
    deliveries: z.strictObject({
      unrelayed: count.openapi({ description: "Events that are not turned into deliveries yet." }),
      pending: count,
      failed: count,
    }),
    operatorLog: z.strictObject({
      sealed: decimalText.openapi({ description: "The number of the last sealed entry." }),
      unsealed: count,
      head: z
        .strictObject({ sequence: decimalText, at: instantText, signed: z.boolean() })
        .nullable()
        .openapi({ description: "The last one that was kept; unsigned where the deployment has no signing key." }),
    }),
  })
  .openapi("Status");

export type StatusJson = z.infer<typeof status>;
