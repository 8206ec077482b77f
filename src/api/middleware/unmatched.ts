import type { Context } from "hono";
import { methodsOf } from "../identity/roles";
import { Problem } from "../problem";

/** Handles requests that no route matched: 405 if the path has other methods, else 404. */
export function unmatched(c: Context): never {
  const methods = methodsOf(c.req.path);
  if (methods.length === 0)
    throw new Problem(404, "not-found", "There is no such path. GET /v1/openapi.json lists all paths.");
  const allow = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
  throw new Problem(405, "method-not-allowed", `This path supports ${allow}.`, { headers: { allow } });
}
