import { every } from "hono/combine";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";

/** Headers for answers that are data: no page may frame, sniff or run them, and no cache keeps them. */
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
