import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { isPassing } from "../../../database/snapshot";
import type { ApiLogger } from "../environment";
import { Problem, problemResponse } from "../problem";

/** SQLSTATEs of values that are well-formed but invalid: day 99, zone 99, an integer out of range, a NUL in a text. */
const UNFIT_VALUE = new Set(["22003", "22007", "22008", "22009", "22021", "22P05"]);
/** The statement exceeded its time limit. */
const QUERY_CANCELED = "57014";
/** The pool's error, which has no code, when no connection becomes free in time. */
const POOL_EXHAUSTED = /^timeout exceeded when trying to connect$|^Connection terminated due to connection timeout$/;
const DATABASE_AWAY = new Set(["57P01", "57P03", "53300", "08006", "08001", "ECONNREFUSED", "ECONNRESET"]);
/** The driver's errors, which have no code, when a connection is lost while or before it is asked. */
const CONNECTION_LOST = /^Connection terminated|^Client has encountered a connection error and is not queryable$/;

/**
 * Turns every thrown error into a problem document. Unexpected errors are logged under the reference that the document
 * contains.
 */
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
        `An unexpected error occurred. The server's log has the details under the reference ${reference}.`,
      ),
    );
  };
}

/** Returns the problem of an error that has a known cause. */
export function asProblem(thrown: Error): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HTTPException) return ofHttpException(thrown);
  if (isPassing(thrown))
    return new Problem(503, "facts-away", "The indexed facts cannot be read right now. Try again.", {
      headers: { "retry-after": "2" },
    });
  if (UNFIT_VALUE.has(codeOf(thrown)))
    return new Problem(400, "invalid-request", "A value in the request is out of range or contains the NUL character.");
  if (POOL_EXHAUSTED.test(thrown.message))
    return new Problem(503, "database-busy", "The database is busy with other requests. Try again.", {
      headers: { "retry-after": "5" },
    });
  if (codeOf(thrown) === QUERY_CANCELED)
    return new Problem(503, "too-slow", "The request took too long. Ask for less data at once, or try again.", {
      headers: { "retry-after": "30" },
    });
  if (DATABASE_AWAY.has(codeOf(thrown)) || CONNECTION_LOST.test(messageOf(thrown)))
    return new Problem(503, "database-away", "The database cannot be reached right now. Try again.", {
      headers: { "retry-after": "5" },
    });
  return undefined;
}

function ofHttpException({ status }: HTTPException): Problem | undefined {
  if (status === 400) return new Problem(400, "malformed-body", "The request body is not well-formed JSON.");
  if (status === 415)
    return new Problem(415, "unsupported-media-type", "Send the body as JSON, with Content-Type: application/json.");
  return undefined;
}

/** Returns the SQLSTATE or system code of an error or its cause; empty if there is none. */
export function codeOf(thrown: unknown): string {
  const { code, cause } = thrown as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause instanceof Error ? codeOf(cause) : "";
}

/** Returns the message of the error at the bottom, which a query builder wraps in its own. */
const messageOf = (thrown: Error): string => (thrown.cause instanceof Error ? messageOf(thrown.cause) : thrown.message);

/**
 * Returns the loggable parts of an error: without query parameters, and without messages that repeat values, since both
 * can identify a patient.
 */
export function loggable(thrown: Error): { error: string; stack: string } {
  const code = codeOf(thrown);
  const error = /^2[23]/.test(code) ? `PostgreSQL error ${code}` : thrown.message.split("\nparams:")[0]!;
  const frames = thrown.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return { error, stack: frames.join("\n") };
}
