import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { readStatus } from "../reading/status";
import { status } from "../schemas/status";

/** How far indexing and evaluation are, and what waits. */
export function statusRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const get = operation(context, "GET /v1/status", {
    summary: "How far the monitor is",
    tags: ["Service"],
    responses: { 200: answers("The status.", status) },
  });
  app.openapi(get, async (c) => c.json(await readStatus(context), 200));
}
