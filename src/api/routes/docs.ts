import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { docsFile } from "../docs/files";
import type { ApiEnvironment } from "../environment";
import { unmatched } from "../middleware/unmatched";

/** What the page may do: run its own files and ask this server. Swagger UI draws its icons from `data:` URLs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Gives the page its policy in place of that for data. Must stand before the middleware that sets the latter. */
export const docsPolicy = createMiddleware(async (c, next) => {
  await next();
  if (c.res.ok) c.res.headers.set("content-security-policy", POLICY);
});

/**
 * The page that shows the API's description and tries it: static files, without a credential and without anything of this
 * deployment. The page itself asks for a key, with which it reads the description.
 */
export function docsRoute(app: OpenAPIHono<ApiEnvironment>): void {
  const answer = (c: Context, name: string) => {
    const file = docsFile(name);
    if (!file) return unmatched(c);
    return c.body(file.content, 200, { "content-type": file.type });
  };
  app.get("/docs", (c) => answer(c, "page.html"));
  app.get("/docs/:file", (c) => answer(c, c.req.param("file")));
}
