import type { Pool } from "pg";
import { createTrouble } from "../../../alerts/trouble";
import { FactsNotReadyError, factsIn, resolveSchema } from "../../../facts/schema";
import type { ApiContext } from "../environment";
import { asProblem, codeOf } from "../middleware/failures";
import { Problem } from "../problem";

/** Longest wait for the database, in milliseconds: it leaves room to answer within a second. */
const PATIENCE_MS = 750;
/** How long an answer is kept, in milliseconds: however often it is asked, the database is asked once in this time. */
const KEPT_MS = 1_000;

const RETRY = { headers: { "retry-after": "5" } };
/** SQLSTATEs of a table and of a schema that do not exist. */
const DROPPED = new Set(["42P01", "3F000"]);

export type ReadinessOptions = {
  pool: Pool;
  /** The schema of the facts that this process was built for, which its GraphQL reads. */
  ownSchema: string;
  /** The schema of the views through which everything else is read. */
  viewsSchema: string;
  logger: ApiContext["logger"];
};

/**
 * Returns a function that resolves to the reason why this process should get no requests, or to undefined if it is
 * ready: its own facts are indexed up to the chain's head, the views show these facts and no others, and the database
 * answers. Resolves within a second, even if the database never answers.
 */
export function createReadiness({ pool, ownSchema, viewsSchema, logger }: ReadinessOptions) {
  const trouble = createTrouble({ logger, began: "This server is not ready", ended: "This server is ready again" });
  let kept: { answer: Promise<Problem | undefined>; until: number } | undefined;

  const ask = async (): Promise<Problem | undefined> => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), PATIENCE_MS);
    const silence = new Promise<Problem>((resolve) =>
      late.signal.addEventListener("abort", () =>
        resolve(new Problem(503, "database-away", "The database does not answer. Try again.", RETRY)),
      ),
    );
    const answer = withConnection(pool, late.signal, (query) => look(query, { ownSchema, viewsSchema })).catch(
      (error: Error) => asProblem(error) ?? unexpected(error),
    );
    const problem = await Promise.race([answer, silence]);
    clearTimeout(timer);
    // While the facts are being indexed or moved, being unready is no trouble.
    if (problem === undefined) trouble.worked("readiness");
    else if (problem.kind !== "facts-away") trouble.failed("readiness", problem.detail);
    return problem;
  };

  return (): Promise<Problem | undefined> => {
    if (kept && performance.now() < kept.until) return kept.answer;
    const asked = { answer: ask(), until: Number.POSITIVE_INFINITY };
    const settle = () => {
      asked.until = performance.now() + KEPT_MS;
    };
    void asked.answer.then(settle, settle);
    kept = asked;
    return asked.answer;
  };
}

const unexpected = (error: Error) =>
  new Problem(
    503,
    "database-away",
    `The database refuses to say whether the facts are ready (${codeOf(error)}).`,
    RETRY,
  );

type Query = Pick<Pool, "query">;

async function look(
  query: Query,
  { ownSchema, viewsSchema }: Pick<ReadinessOptions, "ownSchema" | "viewsSchema">,
): Promise<Problem | undefined> {
  const indexed = await isIndexed(query, ownSchema);
  if (indexed === false)
    return new Problem(
      503,
      "facts-away",
      `The indexer has not caught up with the chain in the facts schema ${ownSchema} yet. Wait until it has.`,
      RETRY,
    );
  const shown = await resolveSchema(query as Parameters<typeof resolveSchema>[0], viewsSchema).catch(
    (error: unknown) => {
      if (error instanceof FactsNotReadyError) return undefined;
      throw error;
    },
  );
  if (indexed === "dropped")
    return new Problem(
      503,
      "outdated",
      `This server reads the facts schema ${ownSchema}, which no longer exists. Restart it with the version that is deployed now.`,
      RETRY,
    );
  if (shown === undefined)
    return new Problem(503, "facts-away", "The indexed facts cannot be read right now. Try again.", RETRY);
  if (shown === ownSchema) return undefined;
  return new Problem(
    503,
    "outdated",
    `This server reads the facts schema ${ownSchema}, but ${viewsSchema} now points to ${shown}. Restart it with the version that is deployed now.`,
    RETRY,
  );
}

/** Whether Ponder has finished the backfill of the schema. */
async function isIndexed(query: Query, schema: string): Promise<boolean | "dropped"> {
  try {
    const { rows } = await query.query<{ ready: boolean }>(
      `SELECT value ->> 'is_ready' = '1' AS ready FROM ${factsIn(schema)("_ponder_meta")} WHERE key = 'app'`,
    );
    return rows[0]?.ready ?? false;
  } catch (error) {
    if (DROPPED.has(codeOf(error))) return "dropped";
    throw error;
  }
}

/** Runs `work` on a connection of its own, and closes the connection if it is still busy when `late` aborts. */
async function withConnection<Result>(
  pool: Pool,
  late: AbortSignal,
  work: (query: Query) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let held = true;
  const release = (broken?: Error) => {
    if (held) client.release(broken);
    held = false;
  };
  const giveUp = () => release(new Error("It did not answer in time."));
  late.addEventListener("abort", giveUp);
  try {
    return await work(client as unknown as Query);
  } finally {
    late.removeEventListener("abort", giveUp);
    release();
  }
}
