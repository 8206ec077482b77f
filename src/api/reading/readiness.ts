import type { Pool } from "pg";
import { createTrouble } from "../../../alerts/trouble";
import { FactsNotReadyError, factsIn, resolveSchema } from "../../../facts/schema";
import type { ApiContext } from "../environment";
import { asProblem, codeOf } from "../middleware/failures";
import { Problem } from "../problem";

/** Longest wait of a request for the database, in milliseconds: it leaves room to answer within a second. */
const PATIENCE_MS = 750;
/** How long an answer is kept, in milliseconds: however often it is asked, the database is asked once in this time. */
const KEPT_MS = 1_000;
/** A database that is silent for longer, in milliseconds, is away. Until then it is only slow, and its last answer holds. */
const SILENT_MS = 5_000;
/** How old that answer may be, in milliseconds. */
const OLDEST_MS = 60_000;

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
  /** The newest answer of the database. */
  let known: { problem: Problem | undefined; at: number } | undefined;
  let looking: { over: Promise<void>; since: number } | undefined;

  const ask = async (): Promise<void> => {
    let problem: Problem | undefined = silence();
    const answer = withConnection(pool, (query) => look(query, { ownSchema, viewsSchema }))
      .catch((error: Error) => asProblem(error) ?? unexpected(error))
      .then((found) => {
        problem = found;
      });
    await atMost(SILENT_MS, answer);
    known = { problem, at: performance.now() };
    looking = undefined;
    // While the facts are being indexed or moved, being unready is no trouble.
    if (problem === undefined) trouble.worked("readiness");
    else if (problem.kind !== "facts-away") trouble.failed("readiness", problem.detail);
  };

  return async (): Promise<Problem | undefined> => {
    if (known && performance.now() - known.at < KEPT_MS) return known.problem;
    looking ??= { over: ask(), since: performance.now() };
    await atMost(looking.since + PATIENCE_MS - performance.now(), looking.over);
    return known && performance.now() - known.at < OLDEST_MS ? known.problem : silence();
  };
}

/** Resolves once `over` does, or after so many milliseconds. */
async function atMost(ms: number, over: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([over, late]);
  clearTimeout(timer);
}

const silence = () => new Problem(503, "database-away", "The database does not answer. Try again.", RETRY);

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

/** Runs `work` on a connection of its own, and gives up and closes the connection if it is silent for too long. */
async function withConnection<Result>(pool: Pool, work: (query: Query) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silence()), SILENT_MS);
  });
  let broken: Error | undefined;
  try {
    return await Promise.race([work(client as unknown as Query), late]);
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    clearTimeout(timer);
    client.release(broken);
  }
}
