import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { listOf, pageOf, requirePeriod } from "../pagination";
import { Problem } from "../problem";
import { readAccessEvidence } from "../reading/access-evidence";
import { type AccessListRow, accessesToJson, accessSource } from "../reading/accesses";
import { findFacts, readFactPage } from "../reading/fact-source";
import { access, accessDetail, accessListQuery } from "../schemas/access";

const idParameter = z.strictObject({
  id: z
    .string()
    .regex(/^(\d{1,10}-\d{1,18}|0x[0-9a-fA-F]{64})$/, "This must be <chain id>-<position>, or an access's 32-byte id.")
    .openapi({ description: "The access's `id` or `accessId`." }),
});

/** Routes for accesses, each with its verdict and the grant that covers it or comes closest. */
export function accessRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const list = operation(context, "GET /v1/accesses", {
    summary: "List accesses, newest first",
    description: "Each access has its verdict, the grant that covers it or comes closest, and its alerts.",
    tags: ["Accesses"],
    request: { query: accessListQuery },
    responses: { 200: answers("A page of accesses.", listOf(access)) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    requirePeriod(query);
    const { rows, total } = await readFactPage<AccessListRow>(context, accessSource, query);
    const items = await accessesToJson(context, rows.slice(0, query.limit));
    const { nextCursor } = pageOf(query, rows, () => null);
    return c.json({ items, nextCursor, ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });

  const get = operation(context, "GET /v1/accesses/{id}", {
    summary: "Get an access with the evidence for its verdict",
    description:
      "Also returns the patient's controller, representatives and affiliations as they were known when the access was judged. If several chains recorded the `accessId`, the response is 409 and names them.",
    tags: ["Accesses"],
    request: { params: idParameter },
    responses: { 200: answers("The access.", accessDetail) },
  });
  app.openapi(get, async (c) => {
    const rows = await findFacts<AccessListRow>(context, accessSource, c.req.valid("param").id);
    const [found] = await accessesToJson(context, rows.slice(0, 1));
    if (!found) throw new Problem(404, "not-found", "No access on the indexed chains has this id.");
    if (rows.length > 1) {
      const ids = rows.map((row) => `${row.chain_id}-${row.pos}`).join(", ");
      throw new Problem(409, "ambiguous", `Several accesses were recorded under this id. Request one of ${ids}.`);
    }
    return c.json({ ...found, evidence: await readAccessEvidence(context, found) }, 200);
  });
}
