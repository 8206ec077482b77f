/** What the OpenAPI document says of the API as a whole. */
export const API_DESCRIPTION = {
  openapi: "3.1.0",
  info: {
    title: "Consentry",
    version: "1",
    description: [
      "Alerts about accesses to health records that no consent covered, and the facts behind them.",
      "Every request takes an API key: `Authorization: Bearer csk_…`, never in a URL.",
      "Lists take `limit`, `cursor` and `sort`, and answer `items` and `nextCursor`; a filter that is repeated means `or`.",
      "Hashes, addresses and ids are lower-case `0x` hex, instants ISO 8601 in UTC; numbers that may pass 2^53 are decimal strings.",
      "Errors are problem documents (RFC 9457). An unknown parameter or field is an error.",
    ].join("\n\n"),
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/" }],
};
