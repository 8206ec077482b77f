import { z } from "@hono/zod-openapi";
import { decimalText, instantText } from "./values";

const count = z.int().min(0);

const block = z.strictObject({ blockNumber: decimalText, blockTime: instantText.nullable() }).nullable();

const queue = z
  .strictObject({ waiting: count, active: count, failed: count })
  .nullable()
  .openapi({ description: "Null if the queue does not respond." });

/** The schema of the monitor's status: progress on each chain, queues and deliveries. */
export const status = z
  .strictObject({
    version: z.string(),
    ruleset: z.string().openapi({ description: "Hash that changes with every rule's version and parameters." }),
    chains: z.array(
      z.strictObject({
        chainId: z.int(),
        head: block.openapi({ description: "The newest block seen by the indexer; null before the first one." }),
        indexed: block,
        finalized: block,
        evaluated: block.openapi({ description: "Every fact up to this block has been evaluated." }),
        lagSeconds: count
          .nullable()
          .openapi({ description: "Time since the newest indexed block, by this server's clock." }),
        pendingBlocks: count.openapi({ description: "Realtime blocks with facts that are not evaluated yet." }),
        gaps: count.openapi({ description: "Historical ranges that are not evaluated yet." }),
        provisionalAlerts: count,
        openDeadlines: count.openapi({
          description:
            "Deadlines that are not final by the chain's clock yet; a rule is evaluated again once they are.",
        }),
        errors: count.openapi({
          description: "Facts on which a rule failed. They are retried, and counted until a retry succeeds.",
        }),
      }),
    ),
    queues: z.strictObject({ detect: queue, deliver: queue }),
    deliveries: z.strictObject({
      unrelayed: count.openapi({ description: "Events in the outbox that are not turned into deliveries yet." }),
      pending: count,
      failed: count,
    }),
    operatorLog: z.strictObject({
      sealed: decimalText.openapi({ description: "Sequence number of the last sealed entry." }),
      unsealed: count,
      head: z
        .strictObject({ sequence: decimalText, at: instantText, signed: z.boolean() })
        .nullable()
        .openapi({ description: "The last stored head; unsigned if the deployment has no signing key." }),
    }),
  })
  .openapi("Status");

export type StatusJson = z.infer<typeof status>;
