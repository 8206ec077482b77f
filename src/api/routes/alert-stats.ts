import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { invalidRequest } from "../problem";
import { readAlertStats } from "../reading/alert-stats";
import { alertStats, alertStatsQuery } from "../schemas/alert-stats";

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

/** Alert statistics: counts, response times, and the precision of each rule. */
export function alertStatsRoute(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const stats = operation(context, "GET /v1/alerts/stats", {
    summary: "Get alert statistics for a period",
    description:
      "Counts by day, rule, severity, status and actor, the median time to acknowledge and to resolve, and each rule's precision by the outcomes of its alerts.",
    tags: ["Alerts"],
    request: { query: alertStatsQuery },
    responses: { 200: answers("The figures.", alertStats) },
  });
  app.openapi(stats, async (c) => {
    const query = c.req.valid("query");
    const to = query.to ?? new Date();
    const from = query.from ?? new Date(to.getTime() - THIRTY_DAYS_MS);
    if (from >= to) throw invalidRequest([{ in: "query", field: "from", detail: "This must be before to." }]);
    return c.json(await readAlertStats(context.pool, { from, to }), 200);
  });
}
