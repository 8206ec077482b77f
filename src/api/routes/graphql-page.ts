import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../environment";
import { GRAPHQL_PAGE_FILES } from "../graphql/page/files";
import { pageFiles, pagePolicy } from "../pages";
import { Problem } from "../problem";

export const graphqlPagePolicy = pagePolicy();

/**
 * The page for GraphQL queries, at the same path that queries are posted to. It uses the key typed into it. Register it
 * before the middleware that requires a credential on that path.
 */
export function graphqlPageRoute(app: OpenAPIHono<ApiEnvironment>): void {
  const file = pageFiles(GRAPHQL_PAGE_FILES);
  app.get("/graphql", (c) => {
    if (new URL(c.req.url).search !== "")
      throw new Problem(
        400,
        "query-in-url",
        "Send queries with POST, never in a URL: URLs are logged. GET serves a page and takes no parameters.",
      );
    return file(c, "page.html");
  });
  app.get("/graphql/:file", (c) => file(c, c.req.param("file")));
}
