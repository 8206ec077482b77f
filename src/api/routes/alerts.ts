import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { alertToJson } from "../../../alerts/alert-json";
import { readWatermark } from "../../../alerts/detect/evaluate/commit-watermark";
import { readTwins } from "../../../alerts/twins";
import { requireDirectory } from "../directory/require-directory";
import type { ApiContext, ApiEnvironment } from "../environment";
import { etagOf } from "../etag";
import { answers, operation } from "../operation";
import { listOf, pageOf, requirePeriod } from "../pagination";
import { alertDetailJson } from "../reading/alert-detail";
import { type AlertListQuery, readAlerts } from "../reading/alerts";
import { named } from "../reports/named";
import { namedAlert, namedAlertDetail, namesParameter } from "../schemas/alert";
import { alertListQuery } from "../schemas/alert-query";
import { bytes32Parameter } from "../schemas/values";

/** Routes for alerts: the filtered list, and one alert with its history and deliveries. */
export function alertRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;

  /** Ends an ascending list before alerts that are still being stored: they may commit behind the reader's cursor. */
  async function settledQuery(query: AlertListQuery): Promise<AlertListQuery> {
    if (query.sort !== "detectedAt") return query;
    const settled = await readWatermark(pool);
    return { ...query, to: query.to && query.to < settled ? query.to : settled };
  }

  const list = operation(context, "GET /v1/alerts", {
    summary: "List alerts, newest first",
    description: "The filters apply together. Without any, the list has all alerts, retracted ones too.",
    tags: ["Alerts"],
    request: { query: alertListQuery.extend({ names: namesParameter }) },
    responses: { 200: answers("A page of alerts.", listOf(namedAlert)) },
  });
  app.openapi(list, async (c) => {
    const { names, ...asked } = c.req.valid("query");
    requirePeriod(asked);
    if (names) requireDirectory(c.get("credential"));
    const query = await settledQuery(asked);
    const { rows, total } = await readAlerts(db, query);
    const twinsOf = await readTwins(
      db,
      rows.map(({ row }) => row),
    );
    const { items, nextCursor } = pageOf(query, rows, ({ row }) => alertToJson(row, twinsOf(row)));
    const shown = names ? await named(db, items, (each) => each) : items;
    return c.json({ items: shown, nextCursor, ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });

  const get = operation(context, "GET /v1/alerts/{id}", {
    summary: "Get an alert with its history and deliveries",
    description: "The `ETag` header has the alert's version, for use in `If-Match`.",
    tags: ["Alerts"],
    request: {
      params: z.strictObject({ id: bytes32Parameter }),
      query: z.strictObject({ names: namesParameter }),
    },
    responses: { 200: answers("The alert.", namedAlertDetail) },
  });
  app.openapi(get, async (c) => {
    const { names } = c.req.valid("query");
    if (names) requireDirectory(c.get("credential"));
    const detail = await alertDetailJson(db, c.req.valid("param").id);
    const [shown] = names ? await named(db, [detail], (each) => each) : [detail];
    c.header("etag", etagOf(detail.version));
    return c.json(shown!, 200);
  });
}
