import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { requireDirectory } from "../directory/require-directory";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { listOf } from "../pagination";
import { Problem } from "../problem";
import { readSnapshot } from "../reading/snapshot";
import { addressParameter } from "../schemas/values";
import { readNewestTime } from "../subjects/actor";
import { LONGEST_PERIOD_DAYS } from "../subjects/actor-schema";
import { readOrganisation } from "../subjects/organisation";
import {
  organisation,
  organisationListItem,
  organisationListQuery,
  organisationQuery,
} from "../subjects/organisation-schema";
import { readOrganisations } from "../subjects/organisations";
import { periodOf } from "../subjects/period";

/** Routes for organisations: the list, and one organisation's members, agreements, accesses as custodian and alerts. */
export function organisationRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const list = operation(context, "GET /v1/organisations", {
    summary: "List organisations",
    description:
      "Every account that has or had members, recorded accesses as a custodian, or is party to a sharing agreement.",
    tags: ["Organisations"],
    request: { query: organisationListQuery },
    responses: { 200: answers("A page of organisations.", listOf(organisationListItem)) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    if (query.names) requireDirectory(c.get("credential"));
    const page = await readSnapshot(context, (snapshot) => readOrganisations({ ...context, ...snapshot }, query));
    return c.json(page, 200);
  });

  const get = operation(context, "GET /v1/organisations/{organisation}", {
    summary: "Get an organisation's members, agreements, accesses as custodian and alerts",
    description:
      "Counts the accesses that the organisation recorded as custodian by day, for the period. Without one, it is the 30 days up to the newest block with an access.",
    tags: ["Organisations"],
    request: { params: z.strictObject({ organisation: addressParameter }), query: organisationQuery },
    responses: { 200: answers("The organisation.", organisation) },
  });
  app.openapi(get, async (c) => {
    const { from, to, names } = c.req.valid("query");
    const { organisation: account } = c.req.valid("param");
    if (names) requireDirectory(c.get("credential"));
    const found = await readSnapshot(context, async (snapshot) => {
      const reader = { ...context, ...snapshot };
      const newest = to === undefined ? await readNewestTime(reader) : undefined;
      const period = periodOf({ from, to }, newest, LONGEST_PERIOD_DAYS);
      return readOrganisation(reader, account, { period, withNames: names ?? false });
    });
    if (!found) throw new Problem(404, "not-found", "No records exist for this organisation.");
    return c.json(found, 200);
  });
}
