import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { ApiEnvironment } from "../environment";
import type { Credential } from "../identity/credential";
import { type Allowance, RATE_WINDOW_SECONDS, type RateLimit } from "../identity/rate-limit";
import { Problem } from "../problem";

/**
 * Refuses requests beyond the credential's limit with 429. Every response has the headers of the IETF draft "RateLimit
 * header fields for HTTP", which show what is left. Requests without a credential are counted by `authentication`.
 */
export function rateLimited(limit: RateLimit | undefined) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const credential = c.get("credential") as Credential | undefined;
    if (!limit || !credential) return next();
    const headers = await spend(c, limit, credential.id);
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });
}

/**
 * Counts a request against the key and returns the rate-limit headers. Throws the 429; the first one of each minute is
 * recorded in the operator log.
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
    `The limit is ${limit.perMinute} requests per minute. Retry in ${resetSeconds} s.`,
    { headers: { ...headers, "retry-after": String(resetSeconds) } },
  );
}

function headersOf({ perMinute }: RateLimit, { remaining, resetSeconds }: Allowance): Record<string, string> {
  return {
    "ratelimit-policy": `"credential";q=${perMinute};w=${RATE_WINDOW_SECONDS}`,
    ratelimit: `"credential";r=${remaining};t=${resetSeconds}`,
  };
}
