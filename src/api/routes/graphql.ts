import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { ApiContext, ApiEnvironment } from "../environment";
import { graphqlBody, graphqlParameters, graphqlRequest } from "../graphql/request";
import { authorisation } from "../middleware/authorisation";
import { operation } from "../operation";

const result = z
  .looseObject({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: z.array(z.looseObject({ message: z.string() })).optional(),
  })
  .openapi("GraphqlResult");

const content = { schema: result };

const responses = {
  200: {
    description: "The result.",
    content: { "application/json": content, "application/graphql-response+json": content },
  },
};

/** The routes of GraphQL queries, in a body or in the URL; `graphql` executes them. */
export function graphqlRoute(
  app: OpenAPIHono<ApiEnvironment>,
  { logger }: ApiContext,
  graphql: MiddlewareHandler<ApiEnvironment>,
): void {
  app.openAPIRegistry.registerPath(
    operation({ logger }, "GET /graphql", {
      summary: "Query facts and alerts with GraphQL, by URL",
      description:
        "Answers queries that cannot name a patient; others are refused with 405: use POST. Without `query`, a browser gets a page to write queries on.",
      tags: ["GraphQL"],
      request: { query: graphqlParameters },
      responses,
    }),
  );
  app.openAPIRegistry.registerPath(
    operation({ logger }, "POST /graphql", {
      summary: "Query facts and alerts with GraphQL",
      description:
        "One operation per request, in Ponder's dialect of GraphQL. Errors of the query itself are in `errors`, with status 200.",
      tags: ["GraphQL"],
      request: { body: { required: true, content: { "application/json": { schema: graphqlBody } } } },
      responses,
    }),
  );
  app.get("/graphql", authorisation("GET /graphql", logger), graphqlRequest, graphql);
  app.post("/graphql", authorisation("POST /graphql", logger), graphqlRequest, graphql);
}
