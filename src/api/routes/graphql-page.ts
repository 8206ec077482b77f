import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ApiEnvironment } from "../environment";
import { GRAPHQL_PAGE_FILES } from "../graphql/page/files";
import { pageFiles, pagePolicy } from "../pages";

const isPage = (c: Context) => new URL(c.req.url).search === "";

export const graphqlPagePolicy = pagePolicy({ isPage });

/**
 * The page for GraphQL queries, at the same path that queries are sent to. It uses the key typed into it. Register it
 * before the middleware that requires a credential on that path. A GET with parameters is a query, not the page.
 */
export function graphqlPageRoute(app: OpenAPIHono<ApiEnvironment>): void {
  const file = pageFiles(GRAPHQL_PAGE_FILES);
  app.get("/graphql", (c, next) => (isPage(c) ? Promise.resolve(file(c, "page.html")) : next()));
  app.get("/graphql/:file", (c) => file(c, c.req.param("file")));
}
