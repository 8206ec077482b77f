import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import type { ApiContext } from "./environment";
import { isPublic, type Operation, PERMISSIONS, readsPatients } from "./identity/roles";
import { authorisation } from "./middleware/authorisation";
import { OPERATION_IDS } from "./operation-ids";
import { problemDocument } from "./problem";
import type { Tag } from "./tags";

type Details = Omit<RouteConfig, "method" | "path" | "security" | "middleware" | "operationId"> & {
  summary: string;
  description: string;
  tags: [Tag];
};

const nothing = z.strictObject({});

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemDocument } },
});

const PROBLEMS = {
  400: problem("A parameter or field is unknown or invalid; `errors` lists each one."),
  401: problem("The API key or access token is missing or invalid."),
  403: problem("The credential's role, or the key's own restriction, does not permit this operation."),
  429: problem("The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait."),
  default: problem("Any other error."),
};

/**
 * Defines an API route. Method, path and roles come from the permission table, which is enforced before the request is
 * parsed; its `operationId` from `operation-ids.ts`. Parameters that the route does not declare are rejected.
 */
export function operation<const Route extends Details>(
  { logger }: Pick<ApiContext, "logger">,
  name: Operation,
  details: Route,
) {
  const [method, path] = name.split(" ") as ["GET", string];
  const missing = path.includes("{") ? { 404: problem("Nothing has this id.") } : {};
  const route = createRoute({
    ...details,
    method: method.toLowerCase() as "get",
    path,
    operationId: OPERATION_IDS[name],
    security: [...(isPublic(name) ? [{}] : []), { apiKey: [] }, { session: [] }],
    middleware: authorisation(name, logger),
    request: { query: nothing, ...details.request },
    responses: { ...PROBLEMS, ...missing, ...details.responses },
    "x-roles": [...PERMISSIONS[name]],
    "x-patient-level": readsPatients(name),
  });
  return route as unknown as Route & { method: "get"; path: string; getRoutingPath(): string };
}

/** Describes a JSON response. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } };
}

/** The schema of a body that is no text, such as a PDF. */
export const binaryBody = z.string().openapi({ format: "binary" });
