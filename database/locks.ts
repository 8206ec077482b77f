/** An advisory lock of PostgreSQL. */
export type AdvisoryLock = {
  /** SQL of its key: the only one, a `bigint`, or the first of two, an `integer`. */
  key: string;
  /** What the second key is; undefined where there is only one. */
  secondKey?: string;
  /** What only its holder does. */
  guards: string;
};

/** The key that a name stands for. */
const named = (name: string) => `hashtextextended('${name}', 0)`;

/**
 * Every advisory lock that this program takes. Keys never change: processes of an older version that are still running
 * must exclude those of a newer one.
 */
export const LOCKS = {
  migration: { key: "4731002026", guards: "Migrating the schema `compliance`." },
  follower: { key: "4731002027", guards: "Following the chains: one process of a database does." },
  sealer: { key: "4731002028", guards: "Sealing the operator log." },
  storing: {
    key: "473100203",
    secondKey: "When its transaction began to store, in Unix seconds.",
    guards: "Nothing. It is shared, and shows that a transaction is storing alerts that others cannot see yet.",
  },
  outbox: {
    key: named("consentry.outbox.expand"),
    guards: "Making deliveries about alerts, so that a retraction finds the creation that comes before it.",
  },
  suppressionEnd: {
    key: named("consentry.suppression.end"),
    guards: "Ending a suppression, so that an alert is never moved to one that is being ended, too.",
  },
  backtest: { key: named("consentry.backtest"), guards: "Counting the backtests under way before another is added." },
  rulesetUse: {
    key: named("consentry.ruleset.use"),
    guards: "Recording which ruleset is in use, so that processes that start together record a change once.",
  },
  indexer: {
    key: "hashtextextended('consentry indexer of ' || $1, 0)",
    guards: "Indexing into the schema that `$1` names.",
  },
} as const satisfies Record<string, AdvisoryLock>;
