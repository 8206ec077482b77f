import { createMiddleware } from "hono/factory";
import type { Pool } from "pg";
import type { ApiEnvironment } from "../environment";
import { verifyApiKey } from "../keys";
import { Problem } from "../problem";

/** Lets a request through only with a valid API key, `Authorization: Bearer <key>`; otherwise 401. */
export function authentication({ pool }: { pool: Pool }) {
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const header = c.req.header("authorization");
    if (header === undefined)
      throw unauthenticated("Send an API key in the header: Authorization: Bearer <key>.", "Bearer");
    const key = /^Bearer +(\S+) *$/i.exec(header)?.[1];
    const credential = key && (await verifyApiKey({ pool, key }));
    if (!credential)
      throw unauthenticated(
        "The API key is unknown, revoked or expired: ask an administrator for a new one.",
        'Bearer error="invalid_token"',
      );
    c.set("credential", credential);
    await next();
  });
}

function unauthenticated(detail: string, challenge: string): Problem {
  return new Problem(401, "unauthenticated", detail, { headers: { "www-authenticate": challenge } });
}
