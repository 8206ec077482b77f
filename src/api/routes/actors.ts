import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { invalidRequest, Problem } from "../problem";
import { readSnapshot } from "../reading/snapshot";
import { addressParameter } from "../schemas/values";
import { type Period, readActor, readNewestTime } from "../subjects/actor";
import { actor, actorQuery, LONGEST_PERIOD_DAYS } from "../subjects/actor-schema";

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

/** Routes for an actor: credentials, affiliations, accesses and alerts. */
export function actorRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const get = operation(context, "GET /v1/actors/{actor}", {
    summary: "Get an actor's credentials, affiliations, accesses by day and alerts",
    description:
      "Counts the actor's accesses by day for the period. Without one, it is the 30 days up to the newest block.",
    tags: ["Actors"],
    request: { params: z.strictObject({ actor: addressParameter }), query: actorQuery },
    responses: { 200: answers("The actor.", actor) },
  });
  app.openapi(get, async (c) => {
    const { from, to } = c.req.valid("query");
    const { actor: account } = c.req.valid("param");
    const found = await readSnapshot(context, async (snapshot) => {
      const reader = { ...context, ...snapshot };
      return readActor(reader, account, periodOf(from, to ?? endOf(await readNewestTime(reader))));
    });
    if (!found) throw new Problem(404, "not-found", "No records exist for this actor.");
    return c.json(found, 200);
  });
}

/** Returns the instant just after the newest block, so that the block is included. */
function endOf(newest: Date | undefined): Date {
  return new Date((newest ?? new Date()).getTime() + 1000);
}

function periodOf(from: Date | undefined, to: Date): Period {
  const begin = from ?? new Date(to.getTime() - USUAL_DAYS * DAY_MS);
  const fault = (detail: string) => invalidRequest([{ in: "query", field: "from", detail }]);
  if (begin >= to) throw fault("The period must begin before it ends.");
  if (to.getTime() - begin.getTime() > LONGEST_PERIOD_DAYS * DAY_MS)
    throw fault(`The period is longer than ${LONGEST_PERIOD_DAYS} days. Request it in parts.`);
  return { from: begin, to };
}
