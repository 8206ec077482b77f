import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, accountOf } from "../../../test/support/rows";
import type { Role } from "../identity/roles";

let api: TestApi;
let alertId: string;
let endpointId: string;

beforeAll(async () => {
  api = await startTestApi();
  await api.happen(
    { access: [accessRow({ block: 1 }, { actor: "dr-lee", patient: "ana", seq: 1 })] },
    { latest: 5, finalized: 0 },
  );
  alertId = (await api.ask("/v1/alerts?rule=ACC-04")).body.items[0].id;
  const json = { name: "x", url: "https://203.0.112.7/" };
  endpointId = (await api.ask("/v1/endpoints", { as: "security", method: "POST", json })).body.id;
});

afterAll(() => api?.stop());

type Attempt = { as: Role; path: string; body: (text: string) => object; headers?: Record<string, string> };

const expiresAt = new Date(Date.now() + 3_600_000).toISOString();

/** Every text that requests bring and people read as a name, by operation and field. */
const NAMES: Record<string, () => Attempt> = {
  "POST /v1/keys name": () => ({ as: "admin", path: "/v1/keys", body: (name) => ({ name, role: "auditor" }) }),
  "POST /v1/endpoints name": () => ({
    ...{ as: "security", path: "/v1/endpoints" },
    body: (name) => ({ name, url: "https://203.0.112.7/" }),
  }),
  "PATCH /v1/endpoints/{id} name": () => ({
    ...{ as: "security", path: `/v1/endpoints/${endpointId}` },
    body: (name) => ({ name }),
  }),
  "POST /v1/suppressions reason": () => ({
    ...{ as: "officer", path: "/v1/suppressions" },
    body: (reason) => ({ rule: "ACC-11", actor: accountOf("dr-lee"), reason, expiresAt }),
  }),
  "PATCH /v1/alerts/{id} assignee": () => ({
    ...{ as: "officer", path: `/v1/alerts/${alertId}`, headers: { "if-match": "1" } },
    body: (assignee) => ({ assignee }),
  }),
  "POST /v1/alerts/bulk change.assignee": () => ({
    ...{ as: "officer", path: "/v1/alerts/bulk" },
    body: (assignee) => ({ alerts: [{ id: alertId, version: 2 }], change: { assignee } }),
  }),
  "PUT /v1/directory/{account} name": () => ({
    ...{ as: "officer", path: `/v1/directory/${accountOf("dr-lee")}` },
    body: (name) => ({ kind: "person", name }),
  }),
};

test.each(Object.keys(NAMES))("%s has no invisible characters", async (field) => {
  const { as, path, body, headers } = NAMES[field]!();
  const [method] = field.split(" ");
  const answer = (text: string) => api.ask(path, { as, method, json: body(text), headers });
  for (const text of ["Le\u200be", "\u202eeeL", "Lee\u2069", "J\ufffdrg"]) {
    const { status, body: problem } = await answer(text);
    expect([text, status]).toEqual([text, 400]);
    expect(problem.errors).toEqual([
      {
        in: "body",
        field: field.split(" ")[2],
        detail: expect.stringMatching(/invisible character U\+|wrong encoding/),
      },
    ]);
  }
  expect((await answer("گل\u200cمحمدی 👩\u200d⚕️")).status).toBeLessThan(300);
});

type Schema = { $ref?: string; properties?: Record<string, Schema>; type?: string | string[] };

test("no other request brings a name", async () => {
  const { body: document } = await api.ask("/v1/openapi.json");
  const resolved = ({ $ref, ...schema }: Schema): Schema =>
    $ref ? document.components.schemas[$ref.split("/").at(-1)!] : schema;
  const namesIn = (schema: Schema, within: string): string[] =>
    Object.entries(resolved(schema).properties ?? {}).flatMap(([name, inner]) => [
      ...(/^(name|label|title|reason|assignee)$/.test(name) ? [`${within}${name}`] : []),
      // A filter finds names that there are, and brings none.
      ...(name === "filter" ? [] : namesIn(inner, `${within}${name}.`)),
    ]);
  type Described = { requestBody?: { content: Record<string, { schema: Schema }> } };
  const found = Object.entries(document.paths as Record<string, Record<string, Described>>).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { requestBody }]) =>
      Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema }]) =>
        type === "application/json" ? namesIn(schema, `${method.toUpperCase()} ${path} `) : [],
      ),
    ),
  );
  expect(found.sort()).toEqual(Object.keys(NAMES).sort());
});
