import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { agreements } from "../facts/agreements";
import { claims } from "../facts/claims";
import { consents } from "../facts/consents";
import { credentials } from "../facts/credentials";
import { governance } from "../facts/governance";
import type { FactKind } from "../facts/kind";
import { shares } from "../facts/shares";
import { answers, operation } from "../operation";
import { listOf, pageOf, requirePeriod } from "../pagination";
import { Problem } from "../problem";
import { type FactQuery, findFacts, readFactPage } from "../reading/fact-source";

const KINDS: FactKind[] = [consents, credentials, agreements, shares, claims, governance];

/** Routes for the facts that have lists of their own, besides accesses: the filtered list, and one fact by id. */
export function factRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  for (const kind of KINDS) routesOf(app, context, kind);
}

function routesOf(app: OpenAPIHono<ApiEnvironment>, context: ApiContext, kind: FactKind): void {
  const { name, one, summary, source, toJson } = kind;

  const list = operation(context, `GET /v1/${name}`, {
    summary: `List ${summary[0]!.toLowerCase()}${summary.slice(1)}, newest first`,
    description: "Facts of blocks that are not final yet are included; a reorganisation can still remove them.",
    tags: ["Facts"],
    request: { query: kind.query },
    responses: { 200: answers("A page of facts.", listOf(kind.item)) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query") as FactQuery;
    requirePeriod(query);
    const { rows, total } = await readFactPage(context, source, query);
    return c.json({ ...pageOf(query, rows, toJson), ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });

  const get = operation(context, `GET /v1/${name}/{id}`, {
    summary: `Get ${one}`,
    description:
      "By its `id`, or by the id that it has on the chain. If several facts have that id, the response is 409 and names them.",
    tags: ["Facts"],
    request: { params: source.ownId ? eitherId : placeId },
    responses: { 200: answers("The fact.", kind.item) },
  });
  app.openapi(get, async (c) => {
    const [found, ...others] = await findFacts(context, source, c.req.valid("param").id);
    if (!found) throw new Problem(404, "not-found", "No fact of this kind on the indexed chains has this id.");
    if (others.length > 0) {
      const ids = [found, ...others].map((row) => `${row.chain_id}-${row.pos}`).join(", ");
      throw new Problem(409, "ambiguous", `Several facts have this id. Request one of ${ids}.`);
    }
    return c.json(toJson(found), 200);
  });
}

const placeId = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,10}-\d{1,18}$/, "This must be <chain id>-<position>.")
    .openapi({ description: "The fact's `id`." }),
});

const eitherId = z.strictObject({
  id: z
    .string()
    .regex(/^(\d{1,10}-\d{1,18}|0x[0-9a-fA-F]{64})$/, "This must be <chain id>-<position>, or a 32-byte id.")
    .openapi({ description: "The fact's `id`, or its id on the chain." }),
});
