import type { Pool } from "pg";
import { inSnapshot, isPassing } from "../../../database/snapshot";
import type { Checkpoint } from "../../../facts/checkpoint";
import { blockEnd, blockOf, blockStart } from "../../../facts/position";
import { type Facts, FactsNotReadyError } from "../../../facts/schema";
import { everyFact } from "../../../facts/tables";
import { deadlinePasses, passes } from "../../rules/catalogue";
import type { Finding } from "../../rules/finding";
import type { Deadline, EvaluationContext, Query } from "../../rules/pass";
import type { Ruleset } from "../../rules/ruleset";
import type { Shadow } from "../../rules/shadow";
import { bisecting, type FailureStrategy, isLost, optimistic, readNotifyPolicy, type Task } from "./isolate-failures";
import { logRanks } from "./log-rank";
import { openFacts, queryOn } from "./open-facts";
import { recordDeadlines } from "./record-deadlines";
import { recordRuleset } from "./record-ruleset";
import { recordShadow } from "./record-shadow";
import { type CreatedAlert, type Stored, storeAlerts } from "./store-alerts";

export type EvaluateOptions = {
  pool: Pool;
  chainId: number;
  /** The range is `(fromPos, toPos]`; above the safe block it consists of whole blocks. */
  fromPos: bigint;
  toPos: bigint;
  ruleset: Ruleset;
  /** Schema of the views on the facts, or of the facts themselves. Default `chain`. */
  viewsSchema?: string;
  /** Shadow rules: their findings are recorded, but raise no alerts. */
  shadow?: Shadow;
  /** False to notify nobody of the findings, as when history is re-evaluated. Default true. */
  notify?: boolean;
};

export type Evaluated = Stored & {
  /** Number of ranges on which a rule failed; each is recorded as a rule error. */
  errors: number;
};

/** All passes to run over a range. */
const TASKS: readonly Task<{ finding?: Finding; deadline?: Deadline }>[] = [
  ...passes.map(({ rules, evaluate, failed }) => ({
    ...{ rules, failed },
    work: async (context: EvaluationContext) => (await evaluate(context)).map((finding) => ({ finding })),
  })),
  ...deadlinePasses.map(({ rules, plan }) => ({
    rules,
    work: async (context: EvaluationContext) => (await plan(context)).map((deadline) => ({ deadline })),
  })),
];

/**
 * Evaluates every rule for the facts of a range, in one transaction over one snapshot. Stores verdicts, alerts, outbox
 * rows, deadlines and the range's coverage. Safe to repeat and to run concurrently, with ranges in any order and of any
 * size.
 *
 * A rule that fails on a fact does not block the others: halving the range isolates the fact, which is recorded as an
 * error.
 */
export async function evaluateRange(options: EvaluateOptions): Promise<Evaluated> {
  try {
    return await evaluateOnce(options, optimistic);
  } catch (error) {
    if (isPassing(error) || isLost(error) || error instanceof FactsNotReadyError) throw error;
    return evaluateOnce(options, bisecting);
  }
}

async function evaluateOnce(options: EvaluateOptions, strategy: FailureStrategy): Promise<Evaluated> {
  const { pool, chainId, fromPos, toPos, ruleset, shadow, viewsSchema = "chain", notify = true } = options;
  return inSnapshot(pool, async (client) => {
    const query = queryOn(client);
    const { facts, checkpoint, head } = await openFacts({ client, viewsSchema, chainId, overRange: true });
    const context = { query, facts, chainId, fromPos, toPos, head, ruleset, store: true };
    const run = strategy(context, notify);
    await recordRuleset(query, ruleset);

    const shouldNotify = await readNotifyPolicy(context, notify);
    const found = await run.run(TASKS);
    const findings = found.flatMap(({ finding }) => finding ?? []);
    const deadlines = found.flatMap(({ deadline }) => deadline ?? []);
    const errors = await run.recordFailures();
    if (shadow) await recordShadow({ ...context, ruleset: shadow.ruleset, store: false }, shadow);

    const created: CreatedAlert[] = [];
    for (const notified of [true, false]) {
      const set = deadlines.filter(({ ruleId, pos }) => shouldNotify(ruleId, pos) === notified);
      await recordDeadlines({ query, chainId, ruleset, notify: notified, deadlines: set });
      const matching = findings.filter(({ ruleId, subject }) => shouldNotify(ruleId, subject.pos) === notified);
      const stored = await storeFindings({
        query,
        facts,
        chainId,
        ruleset,
        checkpoint,
        findings: matching,
        notify: notified,
      });
      created.push(...stored.created);
    }
    await recordEvaluated({ query, facts, chainId, fromPos, toPos, ruleset, safeBlock: checkpoint.safeBlock });
    return { created, errors };
  });
}

/** Stores findings as alerts. Reads the log ranks and the go-live block they need. */
export async function storeFindings({
  query,
  facts,
  chainId,
  ruleset,
  checkpoint: { finalizedBlock, finalizedTime },
  findings,
  notify,
}: {
  query: Query;
  facts: Facts;
  chainId: number;
  ruleset: Ruleset;
  checkpoint: Checkpoint;
  findings: readonly Finding[];
  notify: boolean;
}): Promise<Stored> {
  if (findings.length === 0) return { created: [] };
  const subjects = findings.map(({ subject }) => subject);
  const [rankOf, goLiveBlock] = await Promise.all([
    logRanks({ query, facts, chainId }, subjects),
    notify ? readGoLiveBlock(query, chainId) : Number.POSITIVE_INFINITY,
  ]);
  return storeAlerts({
    query,
    chainId,
    ruleset,
    findings,
    finalizedBlock,
    finalizedTime,
    goLiveBlock,
    rankOf,
  });
}

async function readGoLiveBlock(query: Query, chainId: number): Promise<number> {
  const rows = await query<{ go_live_block: string }>(
    "SELECT go_live_block FROM compliance.chain WHERE chain_id = $1",
    [chainId],
  );
  return Number(rows[0]?.go_live_block ?? 0);
}

/**
 * Records what was evaluated: facts that can no longer change as coverage by position, others by the hashes of the
 * blocks that the snapshot contained completely.
 */
async function recordEvaluated({
  query,
  facts,
  chainId,
  fromPos,
  toPos,
  ruleset,
  safeBlock,
}: Omit<EvaluateOptions, "pool"> & { query: Query; facts: Facts; safeBlock: number }): Promise<void> {
  const safePos = blockEnd(BigInt(safeBlock));
  const coveredTo = toPos < safePos ? toPos : safePos;
  if (coveredTo > fromPos)
    await query(
      `INSERT INTO compliance.coverage (chain_id, ruleset, from_pos, to_pos) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [chainId, ruleset.hash, fromPos, coveredTo],
    );
  if (toPos <= safePos) return;
  const firstWhole = fromPos < 0n ? 0n : blockOf(fromPos) + 1n;
  const lastWhole = blockEnd(blockOf(toPos)) === toPos ? blockOf(toPos) : blockOf(toPos) - 1n;
  const fromBlock = firstWhole > BigInt(safeBlock) ? firstWhole : BigInt(safeBlock) + 1n;
  if (lastWhole < fromBlock) return;
  await query(
    `WITH seen AS (
       SELECT DISTINCT block_number, block_hash FROM (
         ${everyFact(facts, "block_number, block_hash", "chain_id = $1 AND pos >= $2::bigint AND pos <= $3::bigint")}
       ) fact
     ), gone AS (
       DELETE FROM compliance.evaluated_block e USING seen
       WHERE e.chain_id = $1 AND e.block_number = seen.block_number AND e.block_hash <> seen.block_hash
     )
     INSERT INTO compliance.evaluated_block (chain_id, block_number, block_hash, ruleset)
     SELECT $1, block_number, block_hash, $4 FROM seen ORDER BY block_number
     ON CONFLICT DO NOTHING`,
    [chainId, blockStart(fromBlock), blockEnd(lastWhole), ruleset.hash],
  );
}
