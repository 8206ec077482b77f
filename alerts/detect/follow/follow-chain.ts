import { isPassing } from "../../../database/snapshot";
import type { Checkpoint } from "../../../facts/checkpoint";
import { type Facts, FactsNotReadyError } from "../../../facts/schema";
import { createTrouble } from "../../trouble";
import { ChainResetError, ensureChain, type FollowedChain } from "../chain/chain-identity";
import { logCreated } from "../evaluate/log-created";
import { createHistorical } from "../schedule/historical";
import { DETECT_QUEUE, type DetectJob } from "../schedule/jobs";
import { createRealtime } from "../schedule/realtime";
import { createReevaluation } from "../schedule/reevaluate";
import { retryErrors } from "../schedule/retry-errors";
import { createDeadlines } from "../settle/decide-deadlines";
import { reconcile } from "../settle/reconcile";
import type { ProgressReader } from "./indexer-progress";
import type { Leadership, Wait } from "./leader";
import type { FollowerOptions } from "./options";

const POLL_MS = 250;
/**
 * How often to check everything while nothing changes; less often with many chains, because each check runs many
 * queries.
 */
const IDLE_LOOK_MS = 1_000;
const CHAINS_AT_EASE = 4;
const RECONCILE_MS = 500;
const RENEW_MS = 1_000;
const RETRY_MS = 5_000;
const TROUBLE_MS = 1_000;

/**
 * Follows one chain until the leadership ends. Rejects with a `ChainResetError` if the node follows another chain;
 * retries all other errors.
 */
export async function followChain({
  pool,
  queues,
  ruleset,
  logger,
  rangeSize = 20_000,
  viewsSchema,
  chains,
  chain,
  progress,
  leadership: { signal, createWait },
}: FollowerOptions & {
  viewsSchema: string;
  chain: FollowedChain;
  progress: ProgressReader;
  leadership: Leadership;
}): Promise<void> {
  const { chainId, node } = chain;
  const idleLookMs = IDLE_LOOK_MS * Math.max(1, chains.length / CHAINS_AT_EASE);
  const log = logger.child({ chain_id: chainId });
  const queue = queues.queue<DetectJob>(DETECT_QUEUE);
  const realtime = createRealtime({ pool, queue, chainId, ruleset, rangeSize });
  const historical = createHistorical({ pool, queue, chainId, ruleset, rangeSize });
  const reevaluation = createReevaluation({ pool, queue, chainId, ruleset, rangeSize });
  const deadlines = createDeadlines({
    ...{ pool, chainId, node, ruleset, viewsSchema },
    onCreated: (created) => logCreated(logger, created),
  });

  const readProgress = async () => {
    const { facts, checkpoints } = await progress();
    return { facts, checkpoint: checkpoints.get(chainId) };
  };

  /**
   * Creates a step that runs when the indexer's progress has changed or the last run was not done, and otherwise from
   * time to time, because rows can change without progress.
   */
  const whenChanged = (step: (facts: Facts, checkpoint: Checkpoint) => Promise<boolean>) => {
    let seen = "";
    let busy = false;
    let lookedAt = 0;
    return async () => {
      const { facts, checkpoint } = await readProgress();
      if (checkpoint === undefined) return;
      const state = `${facts("")} ${JSON.stringify(checkpoint)}`;
      if (state === seen && !busy && Date.now() - lookedAt < idleLookMs) return;
      busy = await step(facts, checkpoint);
      seen = state;
      lookedAt = Date.now();
    };
  };

  const detect = whenChanged(async (facts, checkpoint) => {
    const atTip = await realtime.step(facts, checkpoint);
    return (await historical.step(facts, checkpoint)) || atTip;
  });

  let finalizedBefore = -1;
  const settle = whenChanged(async (facts, checkpoint) => {
    const { dueHours } = ruleset.triage;
    const settled = await reconcile({ pool, facts, chainId, checkpoint, node, dueHours, finalizedBefore });
    const { retracted, reinstated, finalised, waiting } = settled;
    finalizedBefore = Math.max(finalizedBefore, checkpoint.finalizedBlock);
    if (retracted > 0) log.info({ alerts: retracted }, "Retracted alerts whose blocks the chain replaced");
    if (reinstated > 0) log.info({ alerts: reinstated }, "Reinstated alerts whose blocks are canonical again");
    if (finalised > 0) log.debug({ alerts: finalised }, "Alerts became final");
    return retracted + reinstated + finalised + waiting > 0;
  });

  const decideDue = whenChanged(async (facts, checkpoint) => {
    const { due, behind, retracted, reinstated } = await deadlines.step(facts, checkpoint);
    if (retracted > 0)
      log.info({ alerts: retracted }, "Retracted alerts that a reorganisation answered before their deadlines");
    if (reinstated > 0) log.info({ alerts: reinstated }, "Reinstated alerts that a reorganisation left unanswered");
    return due > 0 || behind;
  });

  const renew = async () => {
    const { facts, checkpoint } = await readProgress();
    if (checkpoint !== undefined) await reevaluation.step(facts, checkpoint);
  };

  const trouble = createTrouble({
    logger: log,
    began: "Following failed and will be retried",
    ended: "Following again",
  });

  /** Repeats a step until it returns `true`. */
  const repeat = async (name: string, step: () => Promise<unknown>, pause: (wait: Wait) => Promise<void>) => {
    const wait = createWait();
    while (!signal.aborted) {
      try {
        const done = await step();
        trouble.worked(name);
        if (done === true) return;
        await pause(wait);
      } catch (error) {
        if (error instanceof ChainResetError) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        // The indexer's tables come and go while it starts, recovers or is replaced.
        const expected = error instanceof FactsNotReadyError || isPassing(error);
        trouble.failed(name, reason, { expected });
        await wait(TROUBLE_MS);
      }
    }
  };

  /** Waits the full time despite notifications: these steps are not urgent, and each runs many queries. */
  const unhurried = (ms: number) => async (wait: Wait) => {
    const until = Date.now() + ms;
    while (!signal.aborted && Date.now() < until) await wait(until - Date.now());
  };

  await repeat(
    "identity",
    () => ensureChain(pool, chain).then(() => true),
    async () => {},
  );
  await Promise.all([
    repeat("detect", detect, (wait) => wait(POLL_MS)),
    repeat("settle", settle, unhurried(RECONCILE_MS)),
    repeat("deadlines", decideDue, unhurried(RECONCILE_MS)),
    repeat("renew", renew, unhurried(RENEW_MS)),
    repeat("retry", () => retryErrors({ pool, queue, chainId }), unhurried(RETRY_MS)),
  ]);
}
