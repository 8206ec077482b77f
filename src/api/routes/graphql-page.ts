import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../environment";
import { GRAPHQL_PAGE_FILES } from "../graphql/page/files";
import { pageFiles, pagePolicy } from "../pages";
import { Problem } from "../problem";

export const graphqlPagePolicy = pagePolicy();

/**
 * The page that asks GraphQL queries, at the path to which they are posted. The key with which it asks is typed into it.
 * Must stand before the middleware that wants a credential on that path.
 */
export function graphqlPageRoute(app: OpenAPIHono<ApiEnvironment>): void {
  const file = pageFiles(GRAPHQL_PAGE_FILES);
  app.get("/graphql", (c) => {
    if (new URL(c.req.url).search !== "")
      throw new Problem(
        400,
        "query-in-url",
        "A query is sent with POST and never in a URL, since URLs are logged. GET answers a page, and takes no parameter.",
      );
    return file(c, "page.html");
  });
  app.get("/graphql/:file", (c) => file(c, c.req.param("file")));
}
