import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { and, isNull, sql } from "drizzle-orm";
import { announceOpen } from "../../../alerts/deliver/announce-open";
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  endpointToJson,
  getEndpoint,
  shownSecret,
} from "../../../alerts/deliver/endpoints";
import { FormatSettingsError } from "../../../alerts/deliver/formats/settings";
import { enqueueSoon } from "../../../alerts/deliver/jobs";
import { DestinationError } from "../../../alerts/deliver/webhook/destination";
import { findRule } from "../../../alerts/rules/catalogue";
import { endpoint as endpointTable } from "../../../database/schema/index";
import type { ApiContext, ApiEnvironment } from "../environment";
import { faultsOf } from "../field-errors";
import { refuseWholeAlerts } from "../full-payload-guard";
import { loggable } from "../middleware/failures";
import { answers, operation } from "../operation";
import { keysetOf, listOf, listParameters, pageOf } from "../pagination";
import { invalidRequest, Problem } from "../problem";
import { endpoint, endpointChange, endpointCreated, newEndpoint } from "../schemas/endpoint";

const listQuery = z.strictObject(listParameters(["createdAt", "name"], "createdAt"));
const idParameter = z.strictObject({ id: z.string().max(100) });

/** Routes for webhook endpoints: create, list, read, change and delete. */
export function endpointRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const missing = () => new Problem(404, "not-found", "No endpoint has this id.");

  const list = operation(context, "GET /v1/endpoints", {
    summary: "List webhook endpoints, oldest first",
    description: "Secrets are never included.",
    tags: ["Webhooks"],
    request: { query: listQuery },
    responses: { 200: answers("A page of endpoints.", listOf(endpoint)) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    const present = isNull(endpointTable.deletedAt);
    const keyset = keysetOf(query, [
      query.sort.endsWith("name")
        ? { value: sql`${endpointTable.name}`, type: "text" }
        : { value: sql`${endpointTable.createdAt}`, type: "timestamptz" },
      { value: sql`${endpointTable.id}`, type: "text" },
    ]);
    const rows = await db
      .select({ row: endpointTable, keys: keyset.keys })
      .from(endpointTable)
      .where(and(present, keyset.after))
      .orderBy(keyset.orderBy)
      .limit(keyset.limit);
    const page = pageOf(query, rows, ({ row }) => endpointToJson(row));
    return c.json({ ...page, ...(query.count ? { totalCount: await db.$count(endpointTable, present) } : {}) }, 200);
  });

  const get = operation(context, "GET /v1/endpoints/{id}", {
    summary: "Get a webhook endpoint",
    description: "The secret is never included.",
    tags: ["Webhooks"],
    request: { params: idParameter },
    responses: { 200: answers("The endpoint.", endpoint) },
  });
  app.openapi(get, async (c) => {
    const row = await getEndpoint({ pool, id: c.req.valid("param").id });
    if (!row) throw missing();
    return c.json(endpointToJson(row), 200);
  });

  const create = operation(context, "POST /v1/endpoints", {
    summary: "Create a webhook endpoint",
    description:
      "The response contains the secret that verifies signatures, which is not shown again. The endpoint is notified of what happens from now on; `announceOpen` also notifies it of alerts that are open already. Only roles that may read alerts can create an endpoint whose payload is `full`.",
    tags: ["Webhooks"],
    request: { body: { required: true, content: { "application/json": { schema: newEndpoint } } } },
    responses: { 201: answers("The endpoint with its secret.", endpointCreated) },
  });
  app.openapi(create, async (c) => {
    const { announceOpen: announcing, ...chosen } = c.req.valid("json");
    rejectUnknownRules(chosen.rules);
    if (chosen.payload === "full") refuseWholeAlerts(c.get("credential").role);
    const row = await createEndpoint({
      pool,
      privateNetworks: context.webhookPrivateNetworks,
      endpoint: { ...chosen, createdBy: c.get("credential").name },
      recordChange: c.get("recordChange")(201),
    }).catch(refusedEndpoint);
    c.header("location", `/v1/endpoints/${row.id}`);
    const announced = announcing
      ? await announceOpen({
          ...{ pool, publicUrl: context.publicUrl, endpointId: row.id },
          recordChange: c.get("recordChange")(201),
          wake: enqueueSoon(context),
        }).catch((error: Error) => {
          // The endpoint is there, and its secret is shown only now.
          context.logger.error(
            { endpoint_id: row.id, ...loggable(error) },
            "Open alerts could not be announced to an endpoint",
          );
          return undefined;
        })
      : undefined;
    return c.json({ ...endpointToJson(row), secret: shownSecret(row), announced }, 201);
  });

  const change = operation(context, "PATCH /v1/endpoints/{id}", {
    summary: "Change a webhook endpoint",
    description:
      "Omitted fields stay unchanged. Pending messages go to the new address; messages to a paused endpoint wait until it is resumed. Filters are applied once, when a message is created. Only roles that may read alerts can switch an endpoint's payload to `full`, or change the address of an endpoint whose payload is or was `full`.",
    tags: ["Webhooks"],
    request: {
      params: idParameter,
      body: { required: true, content: { "application/json": { schema: endpointChange } } },
    },
    responses: { 200: answers("The updated endpoint.", endpoint) },
  });
  app.openapi(change, async (c) => {
    const chosen = c.req.valid("json");
    rejectUnknownRules(chosen.rules ?? []);
    const { id } = c.req.valid("param");
    const { role } = c.get("credential");
    const row = await changeEndpoint({
      pool,
      id,
      privateNetworks: context.webhookPrivateNetworks,
      change: chosen,
      check: (before) => {
        const led =
          before.everFull && ((chosen.url !== undefined && chosen.url !== before.url) || chosen.settings !== undefined);
        const opened = chosen.payload === "full" && before.payload !== "full";
        if (led || opened) refuseWholeAlerts(role);
      },
      recordChange: c.get("recordChange")(200),
    }).catch(refusedEndpoint);
    if (!row) throw missing();
    return c.json(endpointToJson(row), 200);
  });

  const remove = operation(context, "DELETE /v1/endpoints/{id}", {
    summary: "Delete a webhook endpoint",
    description: "Pending deliveries are cancelled. All deliveries stay on record.",
    tags: ["Webhooks"],
    request: { params: idParameter },
    responses: { 204: { description: "The endpoint is deleted." } },
  });
  app.openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    if (!(await deleteEndpoint({ pool, id, recordChange: c.get("recordChange")(204) }))) throw missing();
    return c.body(null, 204);
  });
}

function refusedEndpoint(error: unknown): never {
  if (error instanceof FormatSettingsError) {
    const faults = faultsOf(error.faults, "json");
    throw invalidRequest(
      faults.map((each) => ({ ...each, field: ["settings", each.field].filter(Boolean).join(".") })),
    );
  }
  if (error instanceof DestinationError) throw invalidRequest([{ in: "body", field: "url", detail: error.message }]);
  throw error;
}

function rejectUnknownRules(chosen: string[]): void {
  const errors = chosen.flatMap((id, index) =>
    findRule(id)
      ? []
      : [
          {
            in: "body" as const,
            field: `rules.${index}`,
            detail: `There is no rule ${id}. GET /v1/rules lists all rules.`,
          },
        ],
  );
  if (errors.length > 0) throw invalidRequest(errors);
}
