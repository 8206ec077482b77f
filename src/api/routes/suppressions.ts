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

/** Routes for suppressions: create, list and end. */
export function suppressionRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const missing = () => new Problem(404, "not-found", "No suppression has this id.");

  const list = operation(context, "GET /v1/suppressions", {
    summary: "List suppressions, newest first",
    description: "Ended and expired suppressions stay in the list; filter by `active`.",
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
    description: "Also returns suppressions that have ended or expired.",
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
    summary: "Suppress a rule's alerts about a subject",
    description:
      "Matching alerts detected from now on are stored as `suppressed`, and nobody is notified. Existing alerts stay as they are. Alerts that it suppressed stay suppressed after it expires.",
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
    summary: "End a suppression early",
    description:
      "Reopens the active alerts that it suppressed and notifies endpoints of them, except alerts that another active suppression covers. The suppression stays on record. If it has already ended or expired, the response is 409.",
    tags: ["Suppressions"],
    request: { params: idParameter },
    responses: { 200: answers("The ended suppression.", suppression) },
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
    if (ended === "over") throw new Problem(409, "already-over", "This suppression has already ended.");
    return c.json(suppressionToJson(ended, false), 200);
  });
}
