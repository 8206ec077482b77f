import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { Histogram, Registry } from "prom-client";

/** How long requests take, by method, route and status. A route is its pattern: what stands in a path is in no label. */
export type RequestMetrics = {
  observe: MiddlewareHandler;
  /** In Prometheus' text format. */
  text(): Promise<string>;
};

/** Seconds: fine where answers are promised within tens of milliseconds, coarse where exports run. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts the requests of this process, from zero. */
export function createRequestMetrics(): RequestMetrics {
  const registry = new Registry();
  const durations = new Histogram({
    name: "consentry_http_request_duration_seconds",
    help: "From a request's arrival to the head of its answer.",
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
