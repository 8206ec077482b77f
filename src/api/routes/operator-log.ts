import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { pageOf, requirePeriod } from "../pagination";
import { operatorLogEntryToJson, readOperatorLog } from "../reading/operator-log";
import { operatorLogList, operatorLogQuery } from "../schemas/operator-log";

/** The route for the operator log. */
export function operatorLogRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const list = operation(context, "GET /v1/operator-log", {
    summary: "List the operator log, newest first",
    description:
      "Every request that needs a credential has an entry: who made it, what it read or changed, and how it was answered. Of requests that the rate limit refuses, only the first in a minute has one.",
    tags: ["Operator log"],
    request: { query: operatorLogQuery },
    responses: { 200: answers("A page of the operator log.", operatorLogList) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    requirePeriod(query);
    const { rows, total } = await readOperatorLog(context.db, query);
    const page = pageOf(query, rows, ({ row }) => operatorLogEntryToJson(row));
    return c.json({ ...page, ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });
}
