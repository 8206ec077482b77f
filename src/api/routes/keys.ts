import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { createApiKey, getApiKey, revokeApiKey, rotateApiKey } from "../identity/api-keys";
import { permits } from "../identity/roles";
import { answers, operation } from "../operation";
import { pageOf } from "../pagination";
import { invalidRequest, Problem } from "../problem";
import { keyToJson, readKeys } from "../reading/keys";
import { key, keyList, keyListQuery, keyMade, newKey, rotation } from "../schemas/key";

const idParameter = z.strictObject({ id: z.string().regex(/^key_[0-9a-f]{16}$/, "This must be a key's id.") });

const body = <Schema extends z.ZodType>(schema: Schema, required: boolean) => ({
  required,
  content: { "application/json": { schema } },
});

/** Routes for API keys: create, list, read, revoke and rotate. */
export function keyRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const missing = () => new Problem(404, "not-found", "No key has this id.");

  const list = operation(context, "GET /v1/keys", {
    summary: "List API keys, newest first",
    description: "Revoked and expired keys stay in the list. The keys themselves are never included.",
    tags: ["Keys"],
    request: { query: keyListQuery },
    responses: { 200: answers("A page of keys, without their secret values.", keyList) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    const { rows, total } = await readKeys(db, query);
    const page = pageOf(query, rows, ({ row, valid }) => keyToJson(row, valid));
    return c.json({ ...page, ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });

  const get = operation(context, "GET /v1/keys/{id}", {
    summary: "Get an API key",
    description: "The key itself is never included.",
    tags: ["Keys"],
    request: { params: idParameter },
    responses: { 200: answers("The key, without its secret value.", key) },
  });
  app.openapi(get, async (c) => {
    const found = await getApiKey({ pool, id: c.req.valid("param").id });
    if (!found) throw missing();
    return c.json(keyToJson(found.row, found.valid), 200);
  });

  const create = operation(context, "POST /v1/keys", {
    summary: "Create an API key",
    description: "The response is the only one that contains the key. Store it at once.",
    tags: ["Keys"],
    request: { body: body(newKey, true) },
    responses: { 201: answers("The key. Its secret value `key` is not shown again.", keyMade) },
  });
  app.openapi(create, async (c) => {
    const { operations, ...chosen } = c.req.valid("json");
    const errors = (operations ?? []).flatMap((name, index) =>
      permits(chosen.role, name)
        ? []
        : [{ in: "body" as const, field: `operations.${index}`, detail: `The role ${chosen.role} may not do this.` }],
    );
    if (errors.length > 0) throw invalidRequest(errors);
    const made = await createApiKey({
      ...{ pool, ...chosen, operations },
      createdBy: c.get("credential").name,
      recordChange: c.get("recordChange")(201),
    });
    c.header("location", `/v1/keys/${made.row.id}`);
    return c.json({ ...keyToJson(made.row, true), key: made.key }, 201);
  });

  const revoke = operation(context, "DELETE /v1/keys/{id}", {
    summary: "Revoke an API key",
    description: "The key is refused from now on and stays on record. If it is already revoked, the response is 409.",
    tags: ["Keys"],
    request: { params: idParameter },
    responses: { 200: answers("The revoked key.", key) },
  });
  app.openapi(revoke, async (c) => {
    const revoked = await revokeApiKey({
      pool,
      idOrPrefix: c.req.valid("param").id,
      recordChange: c.get("recordChange")(200),
    });
    if (revoked === "revoked") throw new Problem(409, "already-revoked", "This key is already revoked.");
    if (typeof revoked === "string") throw missing();
    return c.json(keyToJson(revoked, false), 200);
  });

  const rotate = operation(context, "POST /v1/keys/{id}/rotate", {
    summary: "Rotate an API key",
    description:
      "Creates a new key with the name, role, operations and lifetime of the old one. The old key stays valid for the overlap. If it was already rotated, is revoked or has expired, the response is 409.",
    tags: ["Keys"],
    request: { params: idParameter, body: body(rotation, true) },
    responses: { 201: answers("The new key. Its secret value `key` is not shown again.", keyMade) },
  });
  app.openapi(rotate, async (c) => {
    const { overlapHours } = c.req.valid("json");
    const by = c.get("credential").name;
    const { id } = c.req.valid("param");
    const made = await rotateApiKey({ pool, id, overlapHours, by, recordChange: c.get("recordChange")(201) });
    if (made === "unknown") throw missing();
    if (made === "over")
      throw new Problem(409, "already-over", "This key is revoked or has expired. Create a new one.");
    if (made === "rotated")
      throw new Problem(409, "already-rotated", "This key was already rotated. Rotate its replacement instead.");
    c.header("location", `/v1/keys/${made.row.id}`);
    return c.json({ ...keyToJson(made.row, true), key: made.key }, 201);
  });
}
