import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnvironment } from "./environment";

/** What the OpenAPI document says of the API as a whole. */
const API_DESCRIPTION = {
  openapi: "3.1.0",
  info: {
    title: "Consentry",
    version: "1",
    description: [
      "Alerts about accesses to health records that no consent covered, and the facts behind them.",
      "Every request takes an API key or an access token: `Authorization: Bearer …`, never in a URL. `x-roles` of a route says whose.",
      "Every request is written to the operator log before it is answered; `x-patient-level` says which routes read patient-level data.",
      "Answers say how many requests are left to the credential, in `RateLimit` and `RateLimit-Policy`.",
      "Lists take `limit`, `cursor` and `sort`, and answer `items` and `nextCursor`; a filter that is repeated means `or`.",
      "Hashes, addresses and ids are lower-case `0x` hex, instants ISO 8601 in UTC; numbers that may pass 2^53 are decimal strings.",
      "Errors are problem documents (RFC 9457). An unknown parameter or field is an error.",
    ].join("\n\n"),
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/" }],
};

/** The API's OpenAPI 3.1 document, generated from its routes' own schemas. */
export function describeApi(app: OpenAPIHono<ApiEnvironment>) {
  return app.getOpenAPI31Document(API_DESCRIPTION, { sortComponents: "alphabetically" });
}
