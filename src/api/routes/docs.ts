import type { OpenAPIHono } from "@hono/zod-openapi";
import { DOCS_FILES } from "../docs/files";
import type { ApiEnvironment } from "../environment";
import { pageFiles, pagePolicy } from "../pages";

/** The page's Content-Security-Policy. Swagger UI draws its icons from `data:` URLs. */
export const docsPolicy = pagePolicy({ images: "'self' data:" });

/**
 * The page at `/docs`, where `/` leads: it shows the API's description and lets people try it. Requests, including the
 * one for the description, use the key that is typed into the page.
 */
export function docsRoute(app: OpenAPIHono<ApiEnvironment>): void {
  const file = pageFiles(DOCS_FILES);
  app.get("/", (c) => c.redirect("/docs"));
  app.get("/docs", (c) => file(c, "page.html"));
  app.get("/docs/:file", (c) => file(c, c.req.param("file")));
}
