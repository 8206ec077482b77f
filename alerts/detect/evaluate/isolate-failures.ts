import { isPassing } from "../../../database/snapshot";
import { everyFact } from "../../../facts/tables";
import type { EvaluationContext } from "../../rules/pass";

type Failed = (context: EvaluationContext) => Promise<void>;
type Work<Result> = (context: EvaluationContext) => Promise<Result[]>;

/** The work of a pass over a range. `failed` runs for the facts on which it fails, when those are recorded. */
export type Task<Result> = { rules: readonly string[]; work: Work<Result>; failed?: Failed };

/** Runs passes over a range. */
export type RuleRun = {
  /** Runs the tasks and returns their results. No task depends on another's. */
  run: <Result>(tasks: readonly Task<Result>[]) => Promise<Result[]>;
  /** Records failures as errors, resolves former errors that are gone, and returns the number of failures. */
  recordFailures: () => Promise<number>;
};

/** Creates a run with one way to handle failures. `notify` is false if findings in the range are not notified. */
export type FailureStrategy = (context: EvaluationContext, notify: boolean) => RuleRun;

type Failure = { rules: string; fromPos: bigint; toPos: bigint; error: string };

/** After this many failures the rest of a range is recorded as one error instead of being halved further. */
const MOST_FAILURES = 64;

/** Expects no failure: runs all tasks concurrently and rejects at the first error, which also ends the transaction. */
export const optimistic: FailureStrategy = (context) => {
  const ran: string[] = [];
  return {
    run: (tasks) => {
      ran.push(...tasks.map(({ rules }) => rules.join(" ")));
      return allOf(tasks.map(({ work }) => work(context)));
    },
    recordFailures: async () => {
      await resolve(context, ran, []);
      return 0;
    },
  };
};

/** SQLSTATE of a statement sent after the one that failed the transaction. */
const FOLLOWS = "25P02";

/**
 * Waits for all works, so that none continues after another has failed, and rejects with the cause. Results arrive
 * together, so a follow-up error may be reported before its cause.
 */
async function allOf<Result>(works: readonly Promise<Result[]>[]): Promise<Result[]> {
  const failures: unknown[] = [];
  const found = await Promise.all(
    works.map((work) =>
      work.catch((error: unknown) => {
        failures.push(error);
        return [];
      }),
    ),
  );
  if (failures.length > 0) throw failures.find((error) => (error as { code?: string }).code !== FOLLOWS) ?? failures[0];
  return found.flat();
}

/**
 * Isolates failures: halves the range until it finds the smallest part that fails, and records that, so that a failing
 * rule blocks neither the others nor itself on other facts. Rethrows transient errors such as deadlocks.
 */
export const bisecting: FailureStrategy = (context, notify) => {
  const { query } = context;
  const failures: Failure[] = [];
  const ran: string[] = [];

  async function attempt<Result>({
    range,
    rules,
    work,
    failed,
  }: {
    range: EvaluationContext;
    rules: string;
    work: Work<Result>;
    failed?: Failed;
  }): Promise<Result[]> {
    await query("SAVEPOINT rules", []);
    try {
      const found = await work(range);
      await query("RELEASE SAVEPOINT rules", []);
      return found;
    } catch (error) {
      if (isPassing(error) || isLost(error)) throw error;
      await query("ROLLBACK TO SAVEPOINT rules", []);
      const middle = failures.length < MOST_FAILURES ? await middleOf(range) : undefined;
      if (middle === undefined) {
        failures.push({ rules, fromPos: range.fromPos, toPos: range.toPos, error: nameOf(error) });
        await failed?.(range);
        return [];
      }
      const lower = await attempt({ range: { ...range, toPos: middle }, rules, work, failed });
      return [...lower, ...(await attempt({ range: { ...range, fromPos: middle }, rules, work, failed }))];
    }
  }

  return {
    run: async (tasks) => {
      const found = [];
      for (const { rules, work, failed } of tasks) {
        const name = rules.join(" ");
        ran.push(name);
        found.push(...(await attempt({ range: context, rules: name, work, failed })));
      }
      return found;
    },
    recordFailures: async () => {
      await resolve(context, ran, failures);
      for (const failure of failures) await keep(context, failure, notify);
      return failures.length;
    },
  };
};

/** Returns the position that halves the facts of a range; `undefined` if it contains at most one. */
async function middleOf({ query, facts, chainId, fromPos, toPos }: EvaluationContext): Promise<bigint | undefined> {
  const rows = await query<{ pos: string }>(
    `SELECT pos FROM (${everyFact(facts, "pos", "chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint")}) fact ORDER BY pos`,
    [chainId, fromPos, toPos],
  );
  return rows.length < 2 ? undefined : BigInt(rows[Math.floor(rows.length / 2) - 1]!.pos);
}

async function resolve(context: EvaluationContext, ran: readonly string[], failures: readonly Failure[]) {
  const { query, chainId, fromPos, toPos } = context;
  await query(
    `UPDATE compliance.rule_error SET resolved_at = now()
     WHERE chain_id = $1 AND resolved_at IS NULL AND from_pos >= $2 AND to_pos <= $3 AND rules = ANY($4)
       AND NOT EXISTS (SELECT FROM unnest($5::text[], $6::bigint[], $7::bigint[]) AS failed (rules, from_pos, to_pos)
         WHERE failed.rules = rule_error.rules AND failed.from_pos < rule_error.to_pos AND failed.to_pos > rule_error.from_pos)`,
    [
      chainId,
      fromPos,
      toPos,
      ran,
      failures.map((failure) => failure.rules),
      failures.map((failure) => failure.fromPos.toString()),
      failures.map((failure) => failure.toPos.toString()),
    ],
  );
}

/** Records a failure. An error that was to notify stays so until it is resolved. */
async function keep(
  { query, chainId, ruleset }: EvaluationContext,
  { rules, fromPos, toPos, error }: Failure,
  notify: boolean,
) {
  await query(
    `INSERT INTO compliance.rule_error AS kept (chain_id, rules, ruleset, from_pos, to_pos, error, quiet)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (chain_id, rules, from_pos, to_pos) DO UPDATE SET ruleset = excluded.ruleset, error = excluded.error,
       attempts = kept.attempts + 1, last_at = now(), resolved_at = NULL,
       quiet = excluded.quiet AND (kept.quiet OR kept.resolved_at IS NOT NULL)`,
    [chainId, rules, ruleset.hash, fromPos, toPos, error, !notify],
  );
}

/**
 * Returns whether a finding of a rule at a position notifies: always in a notifying run; in a silent run only if the
 * rule failed there in a notifying one and the error is unresolved. Call it before errors are resolved.
 */
export async function readNotifyPolicy({ query, chainId, fromPos, toPos }: EvaluationContext, notify: boolean) {
  if (notify) return () => true;
  const rows = await query<{ rules: string; from_pos: string; to_pos: string }>(
    `SELECT rules, from_pos, to_pos FROM compliance.rule_error
     WHERE chain_id = $1 AND resolved_at IS NULL AND NOT quiet AND from_pos < $3 AND to_pos > $2`,
    [chainId, fromPos, toPos],
  );
  const failed = rows.map(({ rules, from_pos, to_pos }) => ({
    ...{ rules: rules.split(" "), fromPos: BigInt(from_pos), toPos: BigInt(to_pos) },
  }));
  return (ruleId: string, pos: bigint) =>
    failed.some((each) => each.rules.includes(ruleId) && pos > each.fromPos && pos <= each.toPos);
}

/** Returns whether the connection was lost, which no rule can cause. */
export const isLost = (error: unknown): boolean =>
  /^(08|57P|53|25P|ECONN|EPIPE)/.test((error as { code?: string }).code ?? "") || /terminated/i.test(String(error));

/** Names an error without its message, whose values may be patient data. */
function nameOf(error: unknown): string {
  const { name = "Error", code } = error as { name?: string; code?: string };
  return code === undefined ? name : `${name} ${code}`;
}
