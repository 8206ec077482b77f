import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import type { RequestMetrics } from "../metrics/requests";
import { readStateMetrics } from "../metrics/state";
import { operation } from "../operation";

/** The version of Prometheus' text format that `prom-client` writes. */
const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Metrics for Prometheus: the monitor's state, and this process's response times. */
export function metricsRoute(app: OpenAPIHono<ApiEnvironment>, context: ApiContext, requests: RequestMetrics): void {
  const get = operation(context, "GET /v1/metrics", {
    summary: "Get metrics for Prometheus",
    description: "Labels never contain a patient, an actor or any other value from a request's path.",
    tags: ["Service"],
    responses: {
      200: { description: "Prometheus' text format.", content: { "text/plain": { schema: z.string() } } },
    },
  });
  app.openapi(get, async (c) => {
    const [state, durations] = await Promise.all([readStateMetrics(context), requests.text()]);
    return c.text(state + durations, 200, { "content-type": CONTENT_TYPE });
  });
}
