import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import type { ApiContext } from "./environment";
import { type Operation, PERMISSIONS, readsPatients } from "./identity/roles";
import { authorisation } from "./middleware/authorisation";
import { problemDocument } from "./problem";

type Details = Omit<RouteConfig, "method" | "path" | "security" | "middleware">;

const nothing = z.strictObject({});

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemDocument } },
});

const PROBLEMS = {
  400: problem("A parameter or field is unknown or wrong; `errors` names each."),
  401: problem("No valid API key or access token."),
  403: problem("The credential's role may not do this, or the key is not for it."),
  429: problem("Too many requests of this credential: `Retry-After` says in how many seconds there may be more."),
  default: problem("Any other failure."),
};

/**
 * A route of the API: method, path and roles come from the table of permissions, which is enforced before anything of the
 * request is looked at; a parameter that the route does not name is an error.
 */
export function operation<const Route extends Details>(
  { logger }: Pick<ApiContext, "logger">,
  name: Operation,
  details: Route,
) {
  const [method, path] = name.split(" ") as ["GET", string];
  const missing = path.includes("{") ? { 404: problem("There is none of this id.") } : {};
  const route = createRoute({
    ...details,
    method: method.toLowerCase() as "get",
    path,
    security: [{ apiKey: [] }],
    middleware: authorisation(name, logger),
    request: { query: nothing, ...details.request },
    responses: { ...PROBLEMS, ...missing, ...details.responses },
    "x-roles": [...PERMISSIONS[name]],
    "x-patient-level": readsPatients(name),
  });
  return route as unknown as Route & { method: "get"; path: string; getRoutingPath(): string };
}

/** A response of one JSON shape. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } };
}
