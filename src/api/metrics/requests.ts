import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { Histogram, Registry } from "prom-client";

/** Request durations by method, route and status. The route is its pattern, so path parameters appear in no label. */
export type RequestMetrics = {
  observe: MiddlewareHandler;
  /** Returns the metrics in Prometheus' text format. */
  text(): Promise<string>;
};

/** Buckets in seconds: fine for interactive requests, which must take tens of milliseconds, coarse for exports. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Creates the metrics of this process, starting from zero. */
export function createRequestMetrics(): RequestMetrics {
  const registry = new Registry();
  const durations = new Histogram({
    name: "consentry_http_request_duration_seconds",
    help: "Time from a request's arrival to its response headers.",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS,
    registers: [registry],
  });
  return {
    observe: async (c, next) => {
      const stop = durations.startTimer();
      await next();
      stop({ method: c.req.method, route: routePath(c), status: c.res.status });
    },
    text: () => registry.metrics(),
  };
}
