import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { readStatus } from "../reading/status";
import { status } from "../schemas/status";

/** The route for indexing and evaluation progress, queues and deliveries. */
export function statusRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const get = operation(context, "GET /v1/status", {
    summary: "Get the monitor's status",
    description:
      "For each chain: how far it is indexed, final and evaluated. Also the queues, the version and the ruleset in force.",
    tags: ["Service"],
    responses: { 200: answers("The status.", status) },
  });
  app.openapi(get, async (c) => c.json(await readStatus(context), 200));
}
