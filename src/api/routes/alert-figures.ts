import type { OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { requirePeriod } from "../pagination";
import { invalidRequest } from "../problem";
import { readAlertFacets } from "../reading/alert-facets";
import { type Period, readAlertStats } from "../reading/alert-stats";
import { readAlertWorkload } from "../reading/alert-workload";
import { alertFacets } from "../schemas/alert-facets";
import { alertFilters } from "../schemas/alert-query";
import { alertStats, alertStatsQuery } from "../schemas/alert-stats";
import { alertWorkload } from "../schemas/alert-workload";

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

/** Routes for figures of alerts: the statistics of a period, counts by filter, and what there is to do now. */
export function alertFigureRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const stats = operation(context, "GET /v1/alerts/stats", {
    summary: "Get alert statistics for a period",
    description:
      "Counts by day, rule, severity, status and actor, the median time to acknowledge and to resolve, and each rule's precision by the outcomes of its alerts.",
    tags: ["Alerts"],
    request: { query: alertStatsQuery },
    responses: { 200: answers("The figures.", alertStats) },
  });
  app.openapi(stats, async (c) => {
    return c.json(await readAlertStats(context.pool, periodOf(c.req.valid("query"))), 200);
  });

  const facets = operation(context, "GET /v1/alerts/facets", {
    summary: "Count alerts by the values of each filter",
    description:
      "Takes the filters of the list. The counts of one filter are those that the list would have with each of its values: all other filters apply to them, it does not.",
    tags: ["Alerts"],
    request: { query: alertFilters },
    responses: { 200: answers("The counts.", alertFacets) },
  });
  app.openapi(facets, async (c) => {
    const filters = c.req.valid("query");
    requirePeriod(filters);
    return c.json(await readAlertFacets(context.pool, filters), 200);
  });

  const workload = operation(context, "GET /v1/alerts/workload", {
    summary: "Get what there is to do now",
    description:
      "Open alerts by severity and age and by assignee, those that are overdue or due soon, and the clocks of breach notifications. Unlike the statistics, it has no period: an alert counts for as long as it needs work.",
    tags: ["Alerts"],
    responses: { 200: answers("The figures.", alertWorkload) },
  });
  app.openapi(workload, async (c) => c.json(await readAlertWorkload(context.pool), 200));
}

/** Returns the period by the one clock that the request chose: figures by two clocks at once would mean nothing. */
function periodOf({ from, to, occurredFrom, occurredTo }: z.infer<typeof alertStatsQuery>): Period {
  const happened = occurredFrom !== undefined || occurredTo !== undefined;
  const field = happened ? "occurredFrom" : "from";
  if (happened && (from !== undefined || to !== undefined))
    throw invalidRequest([
      { in: "query", field, detail: "Give from and to, or occurredFrom and occurredTo, but not both pairs." },
    ]);
  const end = (happened ? occurredTo : to) ?? new Date();
  const begin = (happened ? occurredFrom : from) ?? new Date(end.getTime() - THIRTY_DAYS_MS);
  if (begin >= end) throw invalidRequest([{ in: "query", field, detail: "The period must begin before it ends." }]);
  return { clock: happened ? "happened" : "detected", from: begin, to: end };
}
