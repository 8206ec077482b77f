import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { ApiContext, ApiEnvironment } from "../environment";
import { graphqlBody, graphqlRequest } from "../graphql/request";
import { authorisation } from "../middleware/authorisation";
import { operation } from "../operation";

const result = z
  .looseObject({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: z.array(z.looseObject({ message: z.string() })).optional(),
  })
  .openapi("GraphqlResult");

const content = { schema: result };

/** The route that GraphQL queries are posted to; `graphql` executes them. */
export function graphqlRoute(
  app: OpenAPIHono<ApiEnvironment>,
  { logger }: ApiContext,
  graphql: MiddlewareHandler,
): void {
  const { middleware, ...described } = operation({ logger }, "POST /graphql", {
    summary: "Query facts and alerts with GraphQL",
    description:
      "One operation per request, in Ponder's dialect of GraphQL. Errors of the query itself are in `errors`, with status 200.",
    tags: ["GraphQL"],
    request: { body: { required: true, content: { "application/json": { schema: graphqlBody } } } },
    responses: {
      200: {
        description: "The result.",
        content: { "application/json": content, "application/graphql-response+json": content },
      },
    },
  }) as ReturnType<typeof operation> & { middleware?: unknown };
  app.openAPIRegistry.registerPath(described as never);
  app.post("/graphql", authorisation("POST /graphql", logger), graphqlRequest, graphql);
}
