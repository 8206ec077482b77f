import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnvironment } from "../environment";
import { createReadiness, type ReadinessOptions } from "../reading/readiness";

/**
 * `GET /readiness`, for load balancers and service managers; it needs no credential. Answers 200 if this server should
 * get requests, otherwise 503 with the reason as a problem document. People know it as `GET /ready`: Ponder keeps that
 * path for itself, and `patches/apply.mjs` makes it pass the requests on.
 */
export function readinessRoute(app: OpenAPIHono<ApiEnvironment>, options: ReadinessOptions): void {
  const unreadiness = createReadiness(options);
  app.get("/readiness", async (c) => {
    const problem = await unreadiness();
    if (problem) throw problem;
    return c.body(null, 200);
  });
}
