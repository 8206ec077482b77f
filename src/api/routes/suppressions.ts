import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { endSuppression } from "../../../alerts/suppress/end";
import {
  createSuppression,
  getSuppression,
  SuppressionError,
  suppressionToJson,
} from "../../../alerts/suppress/suppressions";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { listOf, pageOf } from "../pagination";
import { invalidRequest, Problem } from "../problem";
import { readSuppressions } from "../reading/suppressions";
import { newSuppression, suppression, suppressionListQuery } from "../schemas/suppression";

const idParameter = z.strictObject({ id: z.string().max(100) });

/** Suppressions: made, listed and ended. */
export function suppressionRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const missing = () => new Problem(404, "not-found", "There is no suppression of this id.");

  const list = operation(context, "GET /v1/suppressions", {
    summary: "Suppressions, newest first",
    tags: ["Suppressions"],
    request: { query: suppressionListQuery },
    responses: { 200: answers("A page of suppressions.", listOf(suppression)) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    const { rows, total } = await readSuppressions(db, query);
    const page = pageOf(query, rows, ({ row, active }) => suppressionToJson(row, active));
    return c.json({ ...page, ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });

  const get = operation(context, "GET /v1/suppressions/{id}", {
    summary: "A suppression",
    tags: ["Suppressions"],
    request: { params: idParameter },
    responses: { 200: answers("The suppression.", suppression) },
  });
  app.openapi(get, async (c) => {
    const found = await getSuppression({ pool, id: c.req.valid("param").id });
    if (!found) throw missing();
    return c.json(suppressionToJson(found.row, found.active), 200);
  });

  const create = operation(context, "POST /v1/suppressions", {
    summary: "Suppress alerts of a rule about a subject",
    description:
      "Alerts that are found from now on are stored as `suppressed`, and nobody is told of them; alerts that exist stay as they are. Once it has expired, what it suppressed stays suppressed.",
    tags: ["Suppressions"],
    request: { body: { required: true, content: { "application/json": { schema: newSuppression } } } },
    responses: { 201: answers("The suppression.", suppression) },
  });
  app.openapi(create, async (c) => {
    const { rule: ruleId, ...chosen } = c.req.valid("json");
    const row = await createSuppression({
      pool,
      suppression: { ...chosen, ruleId, createdBy: c.get("credential").name },
      recordChange: c.get("recordChange")(201),
    }).catch((error: unknown) => {
      if (error instanceof SuppressionError)
        throw invalidRequest([{ in: "body", field: error.field, detail: error.message }]);
      throw error;
    });
    c.header("location", `/v1/suppressions/${row.id}`);
    return c.json(suppressionToJson(row, true), 201);
  });

  const end = operation(context, "DELETE /v1/suppressions/{id}", {
    summary: "End a suppression before its time",
    description:
      "The alerts that it suppressed and that stand are open, and endpoints are told of them, but those that another suppression in force covers. It stays on record. One that is ended or has expired answers 409.",
    tags: ["Suppressions"],
    request: { params: idParameter },
    responses: { 200: answers("The suppression, which is over.", suppression) },
  });
  app.openapi(end, async (c) => {
    const ended = await endSuppression({
      pool,
      id: c.req.valid("param").id,
      by: c.get("credential"),
      dueHours: context.ruleset.triage.dueHours,
      recordChange: c.get("recordChange")(200),
    });
    if (ended === "unknown") throw missing();
    if (ended === "over") throw new Problem(409, "already-over", "This suppression is over already.");
    return c.json(suppressionToJson(ended, false), 200);
  });
}
