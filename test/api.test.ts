/**
 * Tests the API as deployed: in the indexer's own server and in a separate one, with a worker that finds the alerts.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountAddress, idOf } from "../devnet/names";
import { freePort } from "../devnet/postgres";
import { parseScenario } from "../devnet/scenario/format";
import type { Played } from "../devnet/scenario/player";
import { type System, startSystem } from "../devnet/system";
import { createApiKey } from "../src/api/identity/api-keys";
import { instantFromNow } from "./support/clock";

const access = { do: "access", custodian: "st-mary", actor: "dr-lee", patient: "ana", record: "chart", action: "read" };
const STORY = [
  { at: "2026-03-02T08:00:00Z", do: "patient.register", patient: "ana" },
  {
    ...{ at: "2026-03-02T08:00:00Z", do: "consent.grant", consent: "for-lee", patient: "ana", grantee: "dr-lee" },
    ...{ purposes: ["HPAYMT"], categories: ["LAB"], actions: ["read"], until: "2050-01-01T00:00:00Z" },
  },
  { ...access, at: "2026-03-02T09:00:00Z", access: "covered", purpose: "HPAYMT", category: "LAB" },
  { at: "2026-03-02T10:00:00Z", do: "consent.revoke", consent: "for-lee" },
  { ...access, at: "2026-03-02T11:00:00Z", access: "too-late", purpose: "HPAYMT", category: "LAB" },
]
  .map((line) => JSON.stringify(line))
  .join("\n");

const UNTIL = Date.UTC(2050, 0, 1) / 1000;

let system: System;
let played: Played;
let urls: string[];
let key: string;
let serviceKey: string;

beforeAll(async () => {
  system = await startSystem({ scenarios: [parseScenario(STORY).lines] });
  const indexer = system.start("indexer");
  system.start("worker");
  const chain = system.chains[0]!;
  played = await system.play(chain);
  await system.ready(indexer);
  const port = await freePort();
  const beside = system.start("api", { extra: { PORT: String(port) } });
  urls = [system.url, `http://127.0.0.1:${port}`];
  await system.judged(chain, played.blocks);
  await beside.waitUntil(() =>
    fetch(`${urls[1]}/health`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  ({ key } = await createApiKey({ pool: system.pool, name: "test", role: "auditor" }));
  ({ key: serviceKey } = await createApiKey({ pool: system.pool, name: "dashboard", role: "service" }));
});

afterAll(() => system?.stop());

const servers = [["the indexer's server", 0] as const, ["a server beside it", 1] as const];

describe.each(servers)("%s", (_name, index) => {
  // biome-ignore lint/suspicious/noExplicitAny: tests inspect arbitrary responses.
  const get = async (path: string): Promise<any> =>
    (await fetch(`${urls[index]}${path}`, { headers: { authorization: `Bearer ${key}` } })).json();
  const graphql = async (query: string, variables: object = {}) => {
    const response = await fetch(`${urls[index]}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${serviceKey}`, "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    expect(response.status).toBe(200);
    // biome-ignore lint/suspicious/noExplicitAny: tests inspect arbitrary responses.
    return (await response.json()) as { data: any; errors?: { message: string }[] };
  };

  test("reports health and readiness without a key, and nothing else", async () => {
    const statusOf = async (path: string) => (await fetch(`${urls[index]}${path}`)).status;
    expect(await statusOf("/health")).toBe(200);
    await expect.poll(() => statusOf("/ready"), { timeout: 30_000 }).toBe(200);
    for (const path of ["/v1/alerts", "/v1/openapi.json"]) {
      const response = await fetch(`${urls[index]}${path}`);
      expect(response.status).toBe(401);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({ status: 401, type: "urn:consentry:problem:unauthenticated" });
    }
    expect((await fetch(`${urls[index]}/graphql`, { method: "POST", body: "{}" })).status).toBe(401);
    expect(await (await fetch(`${urls[index]}/nowhere`)).json()).toMatchObject({ status: 404 });
  });

  test("lists the alert, and the access with the closest grant", async () => {
    const { items } = await get("/v1/alerts?rule=ACC-02");
    expect(items).toMatchObject([{ rule: { id: "ACC-02" }, subjectId: idOf("too-late"), consentId: idOf("for-lee") }]);
    const accesses = await get("/v1/accesses?sort=blockTime");
    expect(accesses.items).toMatchObject([
      { accessId: idOf("covered"), verdict: { consent: "explained" }, alerts: [] },
      {
        accessId: idOf("too-late"),
        verdict: { consent: "missed", ruleId: "ACC-02", grant: { validUntil: "2050-01-01T00:00:00.000Z" } },
        alerts: [{ id: items[0].id }],
      },
    ]);
  });

  test("reports that everything is evaluated", async () => {
    const { chains, queues } = await get("/v1/status");
    expect(chains).toMatchObject([{ chainId: 31337, pendingBlocks: 0, gaps: 0 }]);
    expect(BigInt(chains[0].evaluated.blockNumber)).toBeGreaterThanOrEqual(BigInt(played.blocks.at(-1)!.number));
    expect(queues.detect).toMatchObject({ failed: 0 });
  });

  test("records requests in the operator log, which the worker seals and signs", async () => {
    const since = await instantFromNow();
    await get("/v1/accesses?limit=1");
    await graphql("{ alerts { totalCount } }");
    const query = `/v1/operator-log?from=${since}&operation=GET+/v1/accesses&operation=POST+/graphql&sort=at`;
    await expect.poll(async () => (await get(query)).items.at(-1)?.sequence, { timeout: 5_000 }).not.toBeNull();
    expect((await get(query)).items).toMatchObject([
      { credential: { name: "test" }, filter: { limit: "1" }, address: "127.0.0.1", status: 200 },
      { credential: { name: "dashboard" }, filter: { request: expect.stringContaining("totalCount") } },
    ]);
    expect((await get("/v1/status")).operatorLog.head).toMatchObject({ signed: true });
  });

  test("serves an alert with its access and the closest consent through GraphQL", async () => {
    const { data, errors } = await graphql(`{
      alerts(where: { ruleId: "ACC-02" }, orderBy: "detectedAt", orderDirection: "desc") {
        totalCount
        items {
          id ruleId headline blockNumber blockTime detectedAt retraction { reason }
          access { accessId actor verdict { consent consentId } alerts { items { ruleId } } registration { controller } }
          registration { alerts { items { ruleId } } shares { totalCount } }
          consent { consentId validUntil revokedTime purposes alerts { totalCount } }
          changes { items { change by } }
        }
      }
    }`);
    expect(errors).toBeUndefined();
    const blockTime = Date.UTC(2026, 2, 2, 11) / 1000;
    expect(data).toEqual({
      alerts: {
        totalCount: 1,
        items: [
          {
            id: expect.stringMatching(/^0x[0-9a-f]{64}$/),
            ruleId: "ACC-02",
            headline: "Record read 1 hour after consent was revoked",
            retraction: null,
            blockNumber: played.blocks.at(-1)!.number,
            blockTime,
            detectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
            access: {
              accessId: idOf("too-late"),
              actor: accountAddress("dr-lee").toLowerCase(),
              verdict: { consent: "missed", consentId: idOf("for-lee") },
              alerts: { items: [{ ruleId: "ACC-02" }] },
              registration: { controller: accountAddress("ana").toLowerCase() },
            },
            registration: {
              alerts: { items: expect.arrayContaining([{ ruleId: "ACC-02" }]) },
              shares: { totalCount: 0 },
            },
            consent: {
              consentId: idOf("for-lee"),
              validUntil: UNTIL,
              revokedTime: blockTime - 3600,
              purposes: ["HPAYMT"],
              // Besides, it has a finding of its own: it lasts longer than a year.
              alerts: { totalCount: 2 },
            },
            changes: { items: [{ change: "created", by: "system" }] },
          },
        ],
      },
    });
  });

  test("answers GraphQL by key, filter and cursor, over facts and over alerts", async () => {
    const first = await graphql(
      `{ accesses(limit: 1, orderBy: "pos") { items { accessId pos chainId } pageInfo { endCursor hasNextPage } } }`,
    );
    const { items, pageInfo } = first.data.accesses;
    expect(pageInfo.hasNextPage).toBe(true);
    const second = await graphql(
      `query ($after: String) { accesses(limit: 1, orderBy: "pos", after: $after) { items { accessId verdict { consent access { accessId } } } } }`,
      { after: pageInfo.endCursor },
    );
    expect(second).toEqual({
      data: {
        accesses: {
          items: [
            { accessId: idOf("too-late"), verdict: { consent: "missed", access: { accessId: idOf("too-late") } } },
          ],
        },
      },
    });
    const filtered = await graphql(
      `query ($until: Float!) {
        consents(where: { validUntil_gte: $until }) { items { consentId } }
        verdicts(where: { consent: "missed" }) { items { ruleId } }
        alerts(where: { severity_in: ["critical"]}) { items { id } }
      }`,
      { until: UNTIL },
    );
    expect(filtered.errors).toBeUndefined();
    const { consents, verdicts, alerts } = filtered.data;
    expect(consents).toEqual({ items: [{ consentId: idOf("for-lee") }] });
    expect(verdicts).toEqual({ items: [{ ruleId: "ACC-02" }] });
    const one = await graphql(
      `query ($id: String!, $pos: BigInt!) { alert(id: $id) { ruleId access { accessId } } verdict(chainId: 31337, pos: $pos) { consent } access(chainId: 31337, pos: $pos) { accessId } }`,
      { id: alerts.items[0].id, pos: items[0].pos },
    );
    expect(one).toEqual({
      data: {
        alert: { ruleId: "ACC-02", access: { accessId: idOf("too-late") } },
        verdict: { consent: "explained" },
        access: { accessId: idOf("covered") },
      },
    });
  });

  test("reveals no database errors through GraphQL", async () => {
    const failed = await graphql('{ alerts(where: { patient: "\\u0000" }) { items { id } } }');
    expect(failed.errors).toMatchObject([
      { message: "A value in the request is out of range or contains the NUL character." },
    ]);
    expect(JSON.stringify(failed)).not.toMatch(/UTF8|byte|pg|postgres|stack/i);
  });

  test("does not expose endpoints, keys, messages or internal state through GraphQL, and answers introspection by GET", async () => {
    const { data } = await graphql("{ __schema { queryType { fields { name } } types { name fields { name } } } }");
    const { queryType, types } = (data as { __schema: Record<string, never> }).__schema as unknown as {
      queryType: { fields: { name: string }[] };
      types: { name: string; fields: { name: string }[] | null }[];
    };
    const names = queryType.fields.map(({ name }) => name);
    for (const name of ["alert", "alerts", "alertChanges", "retractions", "verdicts", "consents", "claims"])
      expect(names).toContain(name);
    expect(names.join(" ")).not.toMatch(/endpoint|apiKey|outbox|deliver|evaluated|compliance/i);
    expect(
      types
        .flatMap(({ fields }) => fields ?? [])
        .map(({ name }) => name)
        .join(" "),
    ).not.toMatch(/secret|hash\b.*key|body/);
    const response = await fetch(`${urls[index]}/graphql?query={__typename}`, {
      headers: { authorization: `Bearer ${serviceKey}` },
    });
    expect(await response.json()).toEqual({ data: { __typename: "Query" } });
  });

  test("serves the GraphQL page, whose introspection query works with a key", async () => {
    const page = await fetch(`${urls[index]}/graphql`);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const { INTROSPECTION, readSchema, exampleOf, block } = await import(
      new URL("../src/api/graphql/page/schema.js", import.meta.url).href
    );
    const withoutKey = await fetch(`${urls[index]}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: INTROSPECTION }),
    });
    expect(withoutKey.status).toBe(401);
    const { data } = await graphql(INTROSPECTION);
    const schema = readSchema(data.__schema);
    const { fields } = schema.types.get(schema.root);
    const examples = ["alerts", "accesses", "patients"].map((name) =>
      exampleOf(
        schema,
        fields.find((field: { name: string }) => field.name === name),
      ),
    );
    const answer = await graphql(block("query", examples));
    expect(answer.errors).toBeUndefined();
    expect(answer.data.alerts.items).toContainEqual(expect.objectContaining({ ruleId: "ACC-02" }));
    expect(answer.data.accesses.items).toHaveLength(2);
  });

  test("limits how deep a query goes", async () => {
    const deep = `{ alerts { items { ${"access { alerts { items { ".repeat(8)} id ${"} } }".repeat(8)} } } }`;
    const response = await fetch(`${urls[index]}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${serviceKey}`, "content-type": "application/json" },
      body: JSON.stringify({ query: deep }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: "urn:consentry:problem:query-refused" });
  });
});
