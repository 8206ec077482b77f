import { isPassing } from "../../../database/snapshot";
import { everyFact } from "../../../facts/tables";
import type { EvaluationContext } from "../../rules/pass";

type Failed = (context: EvaluationContext) => Promise<void>;
type Work<Result> = (context: EvaluationContext) => Promise<Result[]>;

/** What decides some rules over a range; `failed` is run for facts on which it fails, where those are kept. */
export type Task<Result> = { rules: readonly string[]; work: Work<Result>; failed?: Failed };

/** Runs the work of rules over a range. */
export type RuleRun = {
  /** What the tasks find in the range; none waits for what another finds. */
  run: <Result>(tasks: readonly Task<Result>[]) => Promise<Result[]>;
  /** Keeps what failed as errors, marks as resolved what no longer does, and answers how many failed. */
  recordFailures: () => Promise<number>;
};

/** `notify` is false where nobody is to be told of what is found in the range. */
export type FailureStrategy = (context: EvaluationContext, notify: boolean) => RuleRun;

type Failure = { rules: string; fromPos: bigint; toPos: bigint; error: string };

/** Failures after which the rest of a range is kept as one error, rather than halved further. */
const MOST_FAILURES = 64;

/** Nothing fails: a rule that does is thrown on, and the transaction with it. All tasks are under way at once. */
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

/** A statement that came after the one that failed the transaction. */
const FOLLOWS = "25P02";

/**
 * Waits for all, so that none goes on where another has failed, and rejects with what failed first. Answers come many at
 * once, so what follows may be heard of before its cause.
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
 * A rule that fails on a fact holds up neither the others nor itself on other facts: the range is halved until the
 * smallest part that fails is found, and that is kept. What passes by itself, as a deadlock does, is thrown on.
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

/** The position that halves the facts of a range; undefined where there is no more than one. */
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

/** Whose failure was to be told of stays so until it does not fail. */
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
 * Whether people are to be told of what a rule finds at a position: where the evaluation tells, and in a quiet one where
 * the rule has failed in one that was to tell, and nothing was found there since. Asked before errors are resolved.
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

/** Whether the connection is gone: nothing that a rule did. */
export const isLost = (error: unknown): boolean =>
  /^(08|57P|53|25P|ECONN|EPIPE)/.test((error as { code?: string }).code ?? "") || /terminated/i.test(String(error));

/** What failed, without the values that messages carry: those may be patients' data. */
function nameOf(error: unknown): string {
  const { name = "Error", code } = error as { name?: string; code?: string };
  return code === undefined ? name : `${name} ${code}`;
}
