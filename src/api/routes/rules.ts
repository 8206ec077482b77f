import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { cursorValues, listOf, listParameters, pageOf } from "../pagination";
import { Problem } from "../problem";
import { readRuleHistory } from "../reading/rule-history";
import { readRules } from "../reading/rules";
import { rule, ruleDetail } from "../schemas/rule";

const listQuery = z.strictObject(listParameters(["id"], "id"));

/** Routes for the rule catalogue. */
export function ruleRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const list = operation(context, "GET /v1/rules", {
    summary: "List rules with their parameters and statistics",
    description: "Each rule has the parameters in force and figures of the last 30 days.",
    tags: ["Rules"],
    request: { query: listQuery },
    responses: { 200: answers("A page of rules.", listOf(rule)) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    const descending = query.sort.startsWith("-");
    const all = await readRules(context);
    const ordered = descending ? all.reverse() : all;
    const [last] = cursorValues(query, ["text"]) ?? [];
    const rest = last === undefined ? ordered : ordered.filter(({ id }) => (descending ? id < last : id > last));
    const page = pageOf(
      query,
      rest.map((item) => ({ item, keys: [item.id] })),
      ({ item }) => item,
    );
    return c.json({ ...page, ...(query.count ? { totalCount: all.length } : {}) }, 200);
  });

  const get = operation(context, "GET /v1/rules/{id}", {
    summary: "Get a rule with its history",
    description:
      "The parameters in force, figures of the last 30 days, and the versions and parameters it has been used with, and since when.",
    tags: ["Rules"],
    request: { params: z.strictObject({ id: z.string().max(20) }) },
    responses: { 200: answers("The rule.", ruleDetail) },
  });
  app.openapi(get, async (c) => {
    const { id } = c.req.valid("param");
    const found = (await readRules(context)).find((candidate) => candidate.id === id.toUpperCase());
    if (!found) throw new Problem(404, "not-found", "No rule has this id.");
    return c.json({ ...found, history: await readRuleHistory(context.db, found.id) }, 200);
  });
}
