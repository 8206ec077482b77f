import { z } from "@hono/zod-openapi";
import { createMiddleware } from "hono/factory";
import type { ApiEnvironment } from "../environment";
import { invalidRequest, Problem } from "../problem";
import { checkGraphql } from "./limits";

/** Maximum duration of a query. Statements that are still running end with the database's own limit. */
export const GRAPHQL_TIMEOUT_MS = 10_000;

/** The body of a request. */
export const graphqlBody = z
  .strictObject({
    query: z.string().min(1),
    variables: z.record(z.string(), z.unknown()).nullish(),
    operationName: z.string().nullish(),
    extensions: z.record(z.string(), z.unknown()).nullish(),
  })
  .openapi("GraphqlRequest");

/**
 * Accepts one JSON operation per request that keeps to the query limits, and answers 503 if it takes too long. Several
 * operations in one body (a batch) are refused.
 */
export const graphqlRequest = createMiddleware<ApiEnvironment>(async (c, next) => {
  const parameters = Object.keys(c.req.query());
  if (parameters.length > 0)
    throw invalidRequest(
      parameters.map((field) => ({ in: "query" as const, field, detail: "There is no parameter with this name." })),
    );
  const { query, variables } = await bodyOf(c.req.raw.clone());
  checkGraphql(query, variables ?? {});
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), GRAPHQL_TIMEOUT_MS);
  });
  try {
    await Promise.race([next(), timeout]);
  } finally {
    clearTimeout(timer);
  }
});

async function bodyOf(request: Request): Promise<z.infer<typeof graphqlBody>> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? ""))
    throw new Problem(415, "unsupported-media-type", "Send the query as JSON, with Content-Type: application/json.");
  const given = await request.json().catch(() => {
    throw new Problem(400, "malformed-body", "The request body is not well-formed JSON.");
  });
  if (Array.isArray(given))
    throw new Problem(400, "query-refused", "Send one operation per request. Batches are not supported.");
  const result = graphqlBody.safeParse(given);
  if (result.success) return result.data;
  throw invalidRequest(
    result.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => ({ in: "body" as const, field: key, detail: "There is no field with this name." }))
        : [{ in: "body" as const, field: issue.path.join("."), detail: `${issue.message}.` }],
    ),
  );
}

function tooSlow(): Problem {
  const seconds = GRAPHQL_TIMEOUT_MS / 1000;
  return new Problem(
    503,
    "query-too-slow",
    `The query took longer than ${seconds} seconds. Ask for less data at once.`,
  );
}
