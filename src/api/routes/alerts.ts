import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { alertToJson, type BriefAlertRow, briefAlertToJson } from "../../../alerts/alert-json";
import { readWatermark } from "../../../alerts/detect/evaluate/commit-watermark";
import { readHead } from "../../../alerts/stream/events";
import { readTwins, type Twins } from "../../../alerts/twins";
import { requireDirectory } from "../directory/require-directory";
import type { ApiContext, ApiEnvironment } from "../environment";
import { etagOf } from "../etag";
import { answers, operation } from "../operation";
import { listOf, pageOf, requirePeriod } from "../pagination";
import { alertDetailJson } from "../reading/alert-detail";
import { type AlertListQuery, readAlerts, readBriefAlerts } from "../reading/alerts";
import { named } from "../reports/named";
import { namedAlert, namedAlertDetail, namesParameter } from "../schemas/alert";
import { alertListQuery, viewParameter } from "../schemas/alert-query";
import { streamPosition } from "../schemas/stream-position";
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
    description:
      "The filters apply together. Without any, the list has all alerts, retracted ones too. To keep the list current, stream the events after its `Stream-Position`: `GET /v1/stream?after=…`.",
    tags: ["Alerts"],
    request: { query: alertListQuery.extend({ names: namesParameter, view: viewParameter }) },
    responses: { 200: { ...answers("A page of alerts.", listOf(namedAlert)), headers: streamPosition } },
  });
  app.openapi(list, async (c) => {
    const { names, view, ...asked } = c.req.valid("query");
    requirePeriod(asked);
    if (names) requireDirectory(c.get("credential"));
    const query = await settledQuery(asked);
    // Read before the list: what happens meanwhile is in both, and nothing is in neither.
    const position = await readHead(db);
    const { items, nextCursor, total } =
      view === "row"
        ? await pageWith(query, await readBriefAlerts(db, query), briefAlertToJson)
        : await pageWith(query, await readAlerts(db, query), alertToJson);
    const shown = names ? await named(db, items, (each) => each) : items;
    c.header("stream-position", String(position));
    return c.json({ items: shown, nextCursor, ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });

  async function pageWith<Row extends BriefAlertRow, Json>(
    query: AlertListQuery,
    { rows, total }: { rows: { row: Row; keys: string[] }[]; total: number | undefined },
    toJson: (row: Row, twins: Twins) => Json,
  ) {
    const twinsOf = await readTwins(
      db,
      rows.map(({ row }) => row),
    );
    return { ...pageOf(query, rows, ({ row }) => toJson(row, twinsOf(row))), total };
  }

  const get = operation(context, "GET /v1/alerts/{id}", {
    summary: "Get an alert with its history and deliveries",
    description:
      "The `ETag` header has the alert's version, for use in `If-Match`. `Stream-Position` is the position of the stream after which its changes are events.",
    tags: ["Alerts"],
    request: {
      params: z.strictObject({ id: bytes32Parameter }),
      query: z.strictObject({ names: namesParameter }),
    },
    responses: { 200: { ...answers("The alert.", namedAlertDetail), headers: streamPosition } },
  });
  app.openapi(get, async (c) => {
    const { names } = c.req.valid("query");
    if (names) requireDirectory(c.get("credential"));
    const position = await readHead(db);
    const detail = await alertDetailJson(db, c.req.valid("param").id);
    const [shown] = names ? await named(db, [detail], (each) => each) : [detail];
    c.header("etag", etagOf(detail.version));
    c.header("stream-position", String(position));
    return c.json(shown!, 200);
  });
}
