import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import type { ApiContext, ApiEnvironment } from "./environment";
import { fhirErrors } from "./fhir/errors";
import { fhirRoutes } from "./fhir/routes";
import { faultsOf } from "./field-errors";
import { createRequestMetrics } from "./metrics/requests";
import { authentication } from "./middleware/authentication";
import { bodyLimit } from "./middleware/body-limit";
import { credentialsInUrls } from "./middleware/credentials-in-urls";
import { failures } from "./middleware/failures";
import { securityHeaders } from "./middleware/headers";
import { operatorLog } from "./middleware/operator-log";
import { rateLimited } from "./middleware/rate-limit";
import { unmatched } from "./middleware/unmatched";
import { unreadBody } from "./middleware/unread-body";
import { invalidRequest } from "./problem";
import { accessRoutes } from "./routes/accesses";
import { actorRoutes } from "./routes/actors";
import { alertFigureRoutes } from "./routes/alert-figures";
import { alertTriageRoutes } from "./routes/alert-triage";
import { alertRoutes } from "./routes/alerts";
import { backtestRoutes } from "./routes/backtests";
import { deliveryRoutes } from "./routes/deliveries";
import { descriptionRoute } from "./routes/description";
import { directoryRoutes } from "./routes/directory";
import { disclosureRoutes } from "./routes/disclosures";
import { docsPolicy, docsRoute } from "./routes/docs";
import { endpointActionRoutes } from "./routes/endpoint-actions";
import { endpointRoutes } from "./routes/endpoints";
import { factRoutes } from "./routes/fact-lists";
import { graphqlRoute } from "./routes/graphql";
import { graphqlPagePolicy, graphqlPageRoute } from "./routes/graphql-page";
import { keyRoutes } from "./routes/keys";
import { metricsRoute } from "./routes/metrics";
import { operatorLogRoutes } from "./routes/operator-log";
import { organisationRoutes } from "./routes/organisations";
import { patientRoutes } from "./routes/patients";
import { readinessRoute } from "./routes/readiness";
import { reportRoutes } from "./routes/reports";
import { ruleRoutes } from "./routes/rules";
import { sessionRoutes } from "./routes/session";
import { statusRoutes } from "./routes/status";
import { streamRoute } from "./routes/stream";
import { suppressionRoutes } from "./routes/suppressions";
import { describeWebhooks } from "./webhooks";

export type ApiOptions = Omit<ApiContext, "db"> & {
  /**
   * Connections reserved for authentication and the operator log, so that busy routes cannot block them. Default: `pool`.
   */
  guardPool?: Pool;
  /** Connections for reports and the accounting of disclosures, whose statements may run longer. Default: `pool`. */
  exportPool?: Pool;
  /** Executes the operation of a GraphQL request. Without it, as outside the indexer's process, neither the route nor its page exists. */
  graphql?: MiddlewareHandler<ApiEnvironment>;
  /** The schema of the facts that GraphQL reads. Without it, there is no `/readiness`. */
  ownFactsSchema?: string;
};

/**
 * Paths that require a credential, except public operations and the page at `GET /graphql` without a query, and whose
 * requests the operator log records.
 */
const GUARDED = ["/v1/*", "/graphql", "/fhir/*"];

/**
 * The API: every route under `/v1` and `/fhir`, `/graphql`, and the pages at `GET /docs` (where `GET /` leads) and
 * `GET /graphql`, which need no credential; neither do `GET /readiness` and `GET /fhir/metadata`. Every other request is authenticated,
 * rate-limited, authorised and validated, in this order, and written to the operator log. Every error is a problem
 * document.
 */
export function createApi({
  graphql,
  ownFactsSchema,
  guardPool,
  exportPool,
  ...options
}: ApiOptions): OpenAPIHono<ApiEnvironment> {
  const on = (pool: Pool): ApiContext => ({ ...options, pool, db: createClient(pool) });
  const context = on(options.pool);
  const guarding = on(guardPool ?? options.pool);
  const exporting = on(exportPool ?? options.pool);
  const app = new OpenAPIHono<ApiEnvironment>({
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(faultsOf(result.error, result.target));
    },
  });
  app.onError(fhirErrors(failures(context)));
  const requests = createRequestMetrics();
  app.use("/docs/*", docsPolicy);
  if (graphql) app.use("/graphql/*", graphqlPagePolicy);
  app.use(requests.observe, unreadBody, securityHeaders, credentialsInUrls, bodyLimit);
  if (graphql) graphqlPageRoute(app);
  const guards = [operatorLog(guarding), authentication(guarding), rateLimited(context.rateLimit)] as const;
  for (const path of GUARDED) app.use(path, ...guards);

  sessionRoutes(app, guarding);
  alertFigureRoutes(app, context);
  alertRoutes(app, context);
  alertTriageRoutes(app, context);
  streamRoute(app, context);
  accessRoutes(app, context);
  factRoutes(app, context);
  patientRoutes(app, context);
  actorRoutes(app, context);
  organisationRoutes(app, context);
  endpointRoutes(app, context);
  endpointActionRoutes(app, context);
  deliveryRoutes(app, context);
  suppressionRoutes(app, context);
  ruleRoutes(app, context);
  keyRoutes(app, context);
  operatorLogRoutes(app, context);
  directoryRoutes(app, context);
  disclosureRoutes(app, exporting);
  fhirRoutes(app, context);
  backtestRoutes(app, context);
  reportRoutes(app, exporting);
  statusRoutes(app, context);
  metricsRoute(app, context, requests);
  descriptionRoute(app, context);
  docsRoute(app);
  if (ownFactsSchema !== undefined)
    readinessRoute(app, { ...guarding, ownSchema: ownFactsSchema, viewsSchema: options.factsSchema });
  if (graphql) graphqlRoute(app, context, graphql);
  describeWebhooks(app);
  app.all("*", unmatched);
  return app;
}
