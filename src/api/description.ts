import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnvironment } from "./environment";
import { TAGS } from "./tags";

/** The `info.description` of the OpenAPI document. */
const API_DESCRIPTION = {
  openapi: "3.1.0",
  info: {
    title: "Consentry",
    version: "1",
    description: [
      "Alerts about consent violations on health records, and the on-chain facts behind them.",
      "Every request takes an API key or an access token: `Authorization: Bearer …`, never in a URL. `x-roles` lists the roles that may call a route.",
      "Every request is written to the operator log before the response is sent; `x-patient-level` marks routes that read patient-level data.",
      "The headers `RateLimit` and `RateLimit-Policy` show how many requests the credential has left.",
      "Lists take `limit`, `cursor` and `sort`, and return `items` and `nextCursor`. Repeat a filter to match any of several values.",
      "Hashes, addresses and ids are lower-case `0x` hex. Times are ISO 8601 in UTC. Integers that can exceed 2^53 are decimal strings.",
      "Errors are problem documents (RFC 9457). Unknown parameters and fields are rejected.",
    ].join("\n\n"),
    contact: { name: "The maintainers of Consentry" },
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/", description: "The server that this document comes from." }],
  tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
};

/** Generates the API's OpenAPI 3.1 document from the schemas of its routes. */
export function describeApi(app: OpenAPIHono<ApiEnvironment>) {
  return app.getOpenAPI31Document(API_DESCRIPTION, { sortComponents: "alphabetically" });
}
