import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { isPassing } from "../../../database/snapshot";
import type { ApiLogger } from "../environment";
import { Problem, problemResponse } from "../problem";

/** SQLSTATEs of values that fit their form and not their type: a day 99, a zone 99, an integer too large, a NUL in a text. */
const UNFIT_VALUE = new Set(["22003", "22007", "22008", "22009", "22021", "22P05"]);
/** The statement took longer than it may. */
const QUERY_CANCELED = "57014";
/** What the pool says, without a code, when every connection was busy for as long as one waits. */
const POOL_EXHAUSTED = /^timeout exceeded when trying to connect$|^Connection terminated due to connection timeout$/;
const DATABASE_AWAY = new Set(["57P01", "57P03", "53300", "08006", "08001", "ECONNREFUSED", "ECONNRESET"]);

/** Turns whatever was thrown into a problem document; what nobody foresaw is logged under the reference that it names. */
export function failures({ logger }: { logger: ApiLogger }) {
  return (thrown: Error, c: Context): Response => {
    const problem = asProblem(thrown);
    if (problem) return problemResponse(problem);
    const reference = randomUUID();
    logger.error({ reference, method: c.req.method, route: c.req.routePath, ...loggable(thrown) }, "A request failed");
    return problemResponse(
      new Problem(
        500,
        "internal",
        `Something failed here. The server's log says what, under the reference ${reference}.`,
      ),
    );
  };
}

function asProblem(thrown: Error): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HTTPException) return ofHttpException(thrown);
  if (isPassing(thrown))
    return new Problem(503, "facts-away", "The indexed facts are not to be read at this moment: try again.", {
      headers: { "retry-after": "2" },
    });
  if (UNFIT_VALUE.has(codeOf(thrown)))
    return new Problem(400, "invalid-request", "A value of the request is out of range, or holds the character NUL.");
  if (POOL_EXHAUSTED.test(thrown.message))
    return new Problem(503, "database-busy", "The database is busy with other requests at this moment: try again.", {
      headers: { "retry-after": "5" },
    });
  if (codeOf(thrown) === QUERY_CANCELED)
    return new Problem(503, "too-slow", "This took longer than it may: ask for less of it at once, or try again.", {
      headers: { "retry-after": "30" },
    });
  if (DATABASE_AWAY.has(codeOf(thrown)))
    return new Problem(503, "database-away", "The database cannot be reached at this moment: try again.", {
      headers: { "retry-after": "5" },
    });
  return undefined;
}

function ofHttpException({ status }: HTTPException): Problem | undefined {
  if (status === 400) return new Problem(400, "malformed-body", "The request's body is not well-formed JSON.");
  if (status === 415)
    return new Problem(415, "unsupported-media-type", "Send the body as JSON, with Content-Type: application/json.");
  return undefined;
}

function codeOf(thrown: unknown): string {
  const { code, cause } = thrown as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause instanceof Error ? codeOf(cause) : "";
}

/** What the log may hold of an error: no parameters of a query, and no message that repeats values, since they may name a patient. */
export function loggable(thrown: Error): { error: string; stack: string } {
  const code = codeOf(thrown);
  const error = /^2[23]/.test(code) ? `PostgreSQL's error ${code}` : thrown.message.split("\nparams:")[0]!;
  const frames = thrown.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return { error, stack: frames.join("\n") };
}
