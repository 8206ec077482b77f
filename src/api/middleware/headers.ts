import { every } from "hono/combine";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";

/** Security headers for data responses: they may not be framed, sniffed, executed or cached. */
export const securityHeaders = every(
  secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    xFrameOptions: "DENY",
    referrerPolicy: "no-referrer",
    strictTransportSecurity: "max-age=31536000",
  }),
  createMiddleware(async (c, next) => {
    await next();
    c.res.headers.set("cache-control", "no-store");
  }),
);
