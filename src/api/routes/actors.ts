import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { requireDirectory } from "../directory/require-directory";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { listOf, requirePeriod } from "../pagination";
import { Problem } from "../problem";
import { readSnapshot } from "../reading/snapshot";
import { addressParameter } from "../schemas/values";
import { readActor, readNewestTime } from "../subjects/actor";
import { actor, actorQuery, LONGEST_PERIOD_DAYS } from "../subjects/actor-schema";
import { MOST_EXAMINED, readActors } from "../subjects/actors";
import { actorListItem, actorListQuery } from "../subjects/actors-schema";
import { periodOf } from "../subjects/period";

/** Routes for actors: the filtered list, and one actor's credentials, affiliations, accesses and alerts. */
export function actorRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const list = operation(context, "GET /v1/actors", {
    summary: "List actors with the status of their credentials",
    description: `Everybody who accessed a record, holds a credential or is a member of an organisation. To find those who access records for treatment without a valid licence, use \`purpose=TREAT&licence=none&licence=expired&licence=revoked&licence=upcoming\`. A page looks at ${MOST_EXAMINED.toLocaleString("en")} actors at most: if few of them match, it is short or empty, and \`nextCursor\` leads on.`,
    tags: ["Actors"],
    request: { query: actorListQuery },
    responses: { 200: answers("A page of actors.", listOf(actorListItem)) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    requirePeriod(query);
    if (query.names) requireDirectory(c.get("credential"));
    const page = await readSnapshot(context, (snapshot) => readActors({ ...context, ...snapshot }, query));
    return c.json(page, 200);
  });

  const get = operation(context, "GET /v1/actors/{actor}", {
    summary: "Get an actor's credentials, affiliations, accesses by day and alerts",
    description:
      "Counts the actor's accesses by day for the period. Without one, it is the 30 days up to the newest block with an access.",
    tags: ["Actors"],
    request: { params: z.strictObject({ actor: addressParameter }), query: actorQuery },
    responses: { 200: answers("The actor.", actor) },
  });
  app.openapi(get, async (c) => {
    const { from, to } = c.req.valid("query");
    const { actor: account } = c.req.valid("param");
    const found = await readSnapshot(context, async (snapshot) => {
      const reader = { ...context, ...snapshot };
      const newest = to === undefined ? await readNewestTime(reader) : undefined;
      return readActor(reader, account, periodOf({ from, to }, newest, LONGEST_PERIOD_DAYS));
    });
    if (!found) throw new Problem(404, "not-found", "No records exist for this actor.");
    return c.json(found, 200);
  });
}
