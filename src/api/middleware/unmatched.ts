import type { Context } from "hono";
import { methodsOf } from "../identity/roles";
import { Problem } from "../problem";

/** What no route took: 405 where the path takes other methods, else 404. */
export function unmatched(c: Context): never {
  const methods = methodsOf(c.req.path);
  if (methods.length === 0)
    throw new Problem(404, "not-found", "There is nothing at this path: /v1/openapi.json lists the paths there are.");
  const allow = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
  throw new Problem(405, "method-not-allowed", `This path takes ${allow}.`, { headers: { allow } });
}
