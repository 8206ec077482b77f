import type { OpenAPIHono } from "@hono/zod-openapi";
import { DOCS_FILES } from "../docs/files";
import type { ApiEnvironment } from "../environment";
import { pageFiles, pagePolicy } from "../pages";

/** What the page may do. Swagger UI draws its icons from `data:` URLs. */
export const docsPolicy = pagePolicy({ images: "'self' data:" });

/**
 * The page that shows the API's description and tries it. It asks for a key, with which it reads the description and
 * makes requests.
 */
export function docsRoute(app: OpenAPIHono<ApiEnvironment>): void {
  const file = pageFiles(DOCS_FILES);
  app.get("/docs", (c) => file(c, "page.html"));
  app.get("/docs/:file", (c) => file(c, c.req.param("file")));
}
