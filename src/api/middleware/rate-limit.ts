import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { ApiEnvironment } from "../environment";
import { type Allowance, RATE_WINDOW_SECONDS, type RateLimit } from "../identity/rate-limit";
import { Problem } from "../problem";

/**
 * Refuses with 429 what a credential asks beyond its limit. Every answer says what is left, in the headers of the IETF's
 * draft "RateLimit header fields for HTTP".
 */
export function rateLimited(limit: RateLimit | undefined) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    if (!limit) return next();
    const headers = await spend(c, limit, c.get("credential").id);
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });
}

/**
 * Counts a request of whom the key names and answers the headers that say what is left. Throws the 429, the first of which
 * in a minute goes into the operator log.
 */
export async function spend(
  c: Context<ApiEnvironment>,
  limit: RateLimit,
  key: string,
): Promise<Record<string, string>> {
  const allowance = await limit.consume(key);
  const headers = headersOf(limit, allowance);
  if (allowance.allowed) return headers;
  if (allowance.firstRefused) c.set("logged", true);
  const { resetSeconds } = allowance;
  throw new Problem(
    429,
    "too-many-requests",
    `There may be ${limit.perMinute} requests in a minute: wait ${resetSeconds} s before the next one.`,
    { headers: { ...headers, "retry-after": String(resetSeconds) } },
  );
}

function headersOf({ perMinute }: RateLimit, { remaining, resetSeconds }: Allowance): Record<string, string> {
  return {
    "ratelimit-policy": `"credential";q=${perMinute};w=${RATE_WINDOW_SECONDS}`,
    ratelimit: `"credential";r=${remaining};t=${resetSeconds}`,
  };
}
