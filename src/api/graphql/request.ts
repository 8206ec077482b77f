import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { ApiEnvironment } from "../environment";
import { GRAPHQL_BODY_LIMIT } from "../middleware/body-limit";
import { type FieldFault, invalidRequest, Problem } from "../problem";
import { mayNamePatient } from "./in-url";
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

/** The parameters of a request by URL, as GraphQL over HTTP names them. */
export const graphqlParameters = z.strictObject({
  query: z.string(),
  variables: z.string().optional().openapi({ description: "A JSON object." }),
  operationName: z.string().optional(),
  extensions: z.string().optional().openapi({ description: "A JSON object." }),
});

/**
 * Accepts one operation per request that keeps to the query limits, as JSON in a POST's body or in the URL of a GET, and
 * answers 503 if it takes too long. Several operations in one body (a batch) are refused, and so is a query in a URL
 * that could name a patient.
 */
export const graphqlRequest = createMiddleware<ApiEnvironment>(async (c, next) => {
  const inUrl = c.req.method !== "POST";
  const { query, variables, operationName } = inUrl ? parametersOf(c.req.queries()) : await posted(c);
  checkGraphql(query, variables ?? {});
  if (inUrl && mayNamePatient(query, variables)) throw namesPatient();
  c.set("graphql", { query, variables: variables ?? {}, operationName: operationName || undefined });
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

type Body = z.infer<typeof graphqlBody>;

/** Reads the parameters of a GET as GraphQL over HTTP names them: `variables` and `extensions` are JSON. */
function parametersOf(given: Record<string, string[]>): Body {
  const faults: FieldFault[] = [];
  const read: Record<string, unknown> = {};
  for (const [field, values] of Object.entries(given)) {
    const [value = ""] = values;
    if (values.length > 1) faults.push({ in: "query", field, detail: "Give this parameter once." });
    else if (value === "" && field !== "query") continue;
    else if (field !== "variables" && field !== "extensions") read[field] = value;
    else
      try {
        read[field] = JSON.parse(value);
      } catch {
        faults.push({ in: "query", field, detail: "This is not well-formed JSON." });
      }
  }
  if (faults.length > 0) throw invalidRequest(faults);
  if (Buffer.byteLength(Object.values(given).flat().join("")) > GRAPHQL_BODY_LIMIT)
    throw new Problem(413, "too-large", `The query must not exceed ${GRAPHQL_BODY_LIMIT} bytes.`);
  return checked(read, "query");
}

async function posted(c: Context): Promise<Body> {
  const parameters = Object.keys(c.req.query());
  if (parameters.length > 0)
    throw invalidRequest(
      parameters.map((field) => ({ in: "query" as const, field, detail: "There is no parameter with this name." })),
    );
  return bodyOf(c.req.raw.clone());
}

async function bodyOf(request: Request): Promise<Body> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? ""))
    throw new Problem(415, "unsupported-media-type", "Send the query as JSON, with Content-Type: application/json.");
  const given = await request.json().catch(() => {
    throw new Problem(400, "malformed-body", "The request body is not well-formed JSON.");
  });
  if (Array.isArray(given))
    throw new Problem(400, "query-refused", "Send one operation per request. Batches are not supported.");
  return checked(given, "body");
}

function checked(given: unknown, where: "query" | "body"): Body {
  const result = graphqlBody.safeParse(given);
  if (result.success) return result.data;
  const what = where === "query" ? "parameter" : "field";
  throw invalidRequest(
    result.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => ({ in: where, field: key, detail: `There is no ${what} with this name.` }))
        : [{ in: where, field: issue.path.join("."), detail: `${issue.message}.` }],
    ),
  );
}

function namesPatient(): Problem {
  return new Problem(
    405,
    "query-in-url",
    "This query could name a patient, and URLs are logged. Send it with POST: a URL may hold no filter by patient and nothing that looks like an id or a cursor made of ids.",
    { headers: { allow: "POST" } },
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
