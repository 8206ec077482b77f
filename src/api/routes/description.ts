import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { describeApi } from "../description";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";

/** The OpenAPI document. */
export function descriptionRoute(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const route = operation(context, "GET /v1/openapi.json", {
    summary: "This description",
    description: "Like all of `/v1`, it needs a credential.",
    tags: ["Service"],
    responses: { 200: answers("An OpenAPI 3.1 document.", z.record(z.string(), z.unknown())) },
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", { type: "http", scheme: "bearer" });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    ...{ type: "apiKey", in: "cookie", name: "__Host-consentry" },
    description: "A browser session. It works from pages of the same origin only; programs send a key.",
  });
  app.openapi(route, (c) => c.json(describeApi(app) as unknown as Record<string, unknown>, 200));
}
