import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { ZodError } from "zod";
import { createClient } from "../../alerts/database/client";
import { API_DESCRIPTION } from "./description";
import type { ApiContext, ApiEnvironment } from "./environment";
import { createRequestMetrics } from "./metrics/requests";
import { authentication } from "./middleware/authentication";
import { authorisation } from "./middleware/authorisation";
import { bodyLimit } from "./middleware/body-limit";
import { credentialsInUrls } from "./middleware/credentials-in-urls";
import { failures } from "./middleware/failures";
import { securityHeaders } from "./middleware/headers";
import { unmatched } from "./middleware/unmatched";
import { type FieldFault, invalidRequest } from "./problem";
import { accessRoutes } from "./routes/accesses";
import { alertRoutes } from "./routes/alerts";
import { backtestRoutes } from "./routes/backtests";
import { deliveryRoutes } from "./routes/deliveries";
import { descriptionRoute } from "./routes/description";
import { docsPolicy, docsRoute } from "./routes/docs";
import { endpointActionRoutes } from "./routes/endpoint-actions";
import { endpointRoutes } from "./routes/endpoints";
import { metricsRoute } from "./routes/metrics";
import { reportRoutes } from "./routes/reports";
import { ruleRoutes } from "./routes/rules";
import { statusRoutes } from "./routes/status";
import { suppressionRoutes } from "./routes/suppressions";

export interface ApiOptions extends Omit<ApiContext, "db"> {
  /** Answers `POST /graphql`; without it, as outside the indexer's process, there is no such route. */
  graphql?: MiddlewareHandler;
}

/**
 * The API: every route under `/v1`, `/graphql`, and the page `/docs`. Each request is authenticated, checked against the table of roles and
 * validated, in this order; every error is a problem document.
 */
export function createApi({ graphql, ...options }: ApiOptions): OpenAPIHono<ApiEnvironment> {
  const context: ApiContext = { ...options, db: createClient(options.pool) };
  const app = new OpenAPIHono<ApiEnvironment>({
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(faultsOf(result.error as ZodError, result.target));
    },
  });
  app.onError(failures(context));
  const requests = createRequestMetrics();
  app.use("/docs/*", docsPolicy);
  app.use(requests.observe, securityHeaders, credentialsInUrls, bodyLimit);
  app.use("/v1/*", authentication(context));
  app.use("/graphql", authentication(context));

  alertRoutes(app, context);
  accessRoutes(app, context);
  endpointRoutes(app, context);
  endpointActionRoutes(app, context);
  deliveryRoutes(app, context);
  suppressionRoutes(app, context);
  ruleRoutes(app, context);
  backtestRoutes(app, context);
  reportRoutes(app, context);
  statusRoutes(app, context);
  metricsRoute(app, context, requests);
  descriptionRoute(app, context, API_DESCRIPTION);
  docsRoute(app);
  if (graphql) app.post("/graphql", authorisation("POST /graphql", context.logger), graphql);
  app.all("*", unmatched);
  return app;
}

const PLACES: Record<string, FieldFault["in"]> = { query: "query", param: "path", json: "body", header: "header" };

function faultsOf(error: ZodError, target: string): FieldFault[] {
  const place = PLACES[target] ?? "body";
  return error.issues.flatMap((issue): FieldFault[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          in: place,
          field: [...issue.path, key].join("."),
          detail: place === "query" ? "There is no parameter of this name." : "There is no field of this name.",
        }))
      : [{ in: place, field: issue.path.join("."), detail: sentence(issue.message) }],
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
