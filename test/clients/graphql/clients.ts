import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { idOf } from "../../../devnet/names";
import { countOf, type Demo, expectedAlerts, linesOf } from "../demo";
import { flat, withFragments } from "./introspection";

const run = promisify(execFile);
const folder = fileURLToPath(new URL(".", import.meta.url));
const requireHere = createRequire(join(folder, "package.json"));

// biome-ignore lint/suspicious/noExplicitAny: the packages are not installed where types are checked.
type Unknown = any;

/** A package of this folder. */
const load = async (name: string): Promise<Unknown> => requireHere(name);

/** Accesses, a page at a time. */
const ACCESSES = `
  query Accesses($after: String) {
    accesses(limit: 100, orderBy: "pos", after: $after) {
      totalCount
      items { id occurredAtIso }
      pageInfo { endCursor hasNextPage }
    }
  }`;

/** What an integrator asks first: alerts, with what they are about. */
const ALERTS = `
  query Missed($severity: [String], $after: String) {
    alerts(where: { severity_in: $severity }, orderBy: "detectedAt", orderDirection: "desc", limit: 10, after: $after) {
      totalCount
      items {
        id ruleId summary status
        access { id actor occurredAtIso verdict { id consent } }
        consent { id grantee validUntilIso revokedTimeIso }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const OF_PATIENT = `
  query OfPatient($patient: String) { accesses(where: { patient: $patient }, limit: 100) { items { id } } }`;

const PATIENT = "p-adams";

/** Tests with the packages of this folder. */
export function graphqlClients(demo: () => Demo): void {
  const directory = mkdtempSync(join(tmpdir(), "graphql-clients-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const url = () => `${demo().url}/graphql`;
  const headers = () => ({ authorization: `Bearer ${demo().key}` });

  /** Asserts that an introspection's answer is a schema in which a client finds what there is. */
  async function expectSchema(answer: { data?: unknown; errors?: unknown }): Promise<void> {
    expect(answer.errors).toBeUndefined();
    const { buildClientSchema } = await load("graphql");
    const schema = buildClientSchema(answer.data);
    expect(Object.keys(schema.getQueryType().getFields())).toEqual(expect.arrayContaining(["alerts", "accesses"]));
    expect(Object.keys(schema.getType("alert").getFields())).toContain("headline");
  }

  /** Every form of the query that graphql-js builds, and those of other programs. */
  async function introspections(): Promise<string[]> {
    const { getIntrospectionQuery } = await load("graphql");
    const options = ["descriptions", "specifiedByUrl", "directiveIsRepeatable", "schemaDescription"];
    const forms = [
      {},
      { inputValueDeprecation: true, schemaDescription: true },
      Object.fromEntries([...options, "inputValueDeprecation"].map((name) => [name, true])),
      Object.fromEntries([...options, "inputValueDeprecation"].map((name) => [name, false])),
    ];
    return forms.map((form) => getIntrospectionQuery(form));
  }

  test("@urql/core with its defaults, which are GET, walks all accesses", async () => {
    const { Client, fetchExchange, cacheExchange } = await load("@urql/core");
    const methods: string[] = [];
    const client = new Client({
      url: url(),
      exchanges: [cacheExchange, fetchExchange],
      fetchOptions: () => ({ headers: headers() }),
      fetch: (input: string, init: RequestInit) => {
        methods.push(init.method!);
        return fetch(input, init);
      },
    });
    const ids = new Set<string>();
    let after: string | null = null;
    do {
      const { data, error }: Unknown = await client.query(ACCESSES, { after }).toPromise();
      expect(error).toBeUndefined();
      expect(data.accesses.totalCount).toBe(linesOf(demo(), "access").length);
      for (const { id } of data.accesses.items) ids.add(id);
      after = data.accesses.pageInfo.hasNextPage ? data.accesses.pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids.size).toBe(linesOf(demo(), "access").length);
    expect(new Set(methods)).toEqual(new Set(["GET"]));

    const variables = { patient: idOf(PATIENT) };
    const refused = await client.query(OF_PATIENT, variables).toPromise();
    expect(refused.error.response.status).toBe(405);
    const { data, error } = await client.query(OF_PATIENT, variables, { preferGetMethod: false }).toPromise();
    expect(error).toBeUndefined();
    expect(data.accesses.items).toHaveLength(
      linesOf(demo(), "access").filter(({ patient }) => patient === PATIENT).length,
    );
  });

  test("@apollo/client with its defaults walks all alerts, and caches each row under its id", async () => {
    const { ApolloClient, HttpLink, InMemoryCache, gql } = await load("@apollo/client");
    const link = new HttpLink({ uri: url(), headers: headers() });
    const client = new ApolloClient({ link, cache: new InMemoryCache() });
    const severity = ["critical", "high", "medium", "low"];
    const items: Unknown[] = [];
    let after: string | null = null;
    do {
      const { data }: Unknown = await client.query({ query: gql(ALERTS), variables: { severity, after } });
      items.push(...data.alerts.items);
      after = data.alerts.pageInfo.hasNextPage ? data.alerts.pageInfo.endCursor : null;
    } while (after !== null);
    expect(countOf(items.map(({ ruleId }) => ruleId))).toEqual(expectedAlerts(demo()));
    const [{ access }] = items.filter(({ ruleId }) => ruleId === "ACC-02");
    expect(access.verdict.consent).toBe("missed");
    expect(Object.keys(client.extract())).toEqual(
      expect.arrayContaining([`access:${access.id}`, `verdict:${access.verdict.id}`]),
    );
  });

  test("graphql-codegen reads the schema by URL and checks queries; its output compiles", async () => {
    writeFileSync(join(directory, "queries.graphql"), [ACCESSES, ALERTS, OF_PATIENT].join("\n"));
    const config = {
      schema: { [url()]: { headers: headers() } },
      documents: join(directory, "queries.graphql"),
      generates: { [join(directory, "types.ts")]: { plugins: ["typescript"] } },
    };
    symlinkSync(join(folder, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "codegen.json"), JSON.stringify(config));
    const cli = join(folder, "node_modules/.bin/graphql-codegen");
    await run(cli, ["--config", join(directory, "codegen.json")], { cwd: directory });
    expect(readFileSync(join(directory, "types.ts"), "utf8")).toContain("export type Access = {");
    const tsc = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
    await run(tsc, ["--noEmit", "--strict", "--skipLibCheck", join(directory, "types.ts")], { cwd: directory });
  }, 180_000);

  test("GraphiQL's fetcher with its defaults reads the schema, with each of its options, and queries", async () => {
    const { createGraphiQLFetcher, fetcherReturnToPromise } = await load("@graphiql/toolkit");
    // It looks for the browser's own `fetch`.
    const fetcher = createGraphiQLFetcher({ url: url(), headers: headers(), fetch });
    for (const query of await introspections()) {
      const operationName = "IntrospectionQuery";
      await expectSchema(await fetcherReturnToPromise(fetcher({ query, operationName })));
      // What it asks again where a server takes no subscriptions.
      const without = query.replace("subscriptionType { name }", "");
      await expectSchema(await fetcherReturnToPromise(fetcher({ query: without, operationName })));
    }
    const asked = fetcher({ query: ACCESSES, variables: { after: null }, operationName: "Accesses" });
    const { data } = (await fetcherReturnToPromise(asked)) as { data: { accesses: { totalCount: number } } };
    expect(data.accesses.totalCount).toBe(linesOf(demo(), "access").length);
  });

  test("Postman's runtime sends introspection and queries as the application does", async () => {
    const { Runner } = await load("postman-runtime");
    const { Collection } = await load("postman-collection");
    const send = (query: string, variables = "") =>
      new Promise<Unknown>((resolve, reject) => {
        const request = {
          ...{ url: url(), method: "POST", body: { mode: "graphql", graphql: { query, variables } } },
          auth: { type: "bearer", bearer: [{ key: "token", value: demo().key, type: "string" }] },
        };
        new Runner().run(new Collection({ item: [{ request }] }), {}, (failure: Error | null, runs: Unknown) => {
          if (failure) return reject(failure);
          runs.start({
            response: (error: Error | null, _: unknown, response: { json(): unknown }) =>
              error ? reject(error) : resolve(response.json()),
            done: () => {},
          });
        });
      });
    for (const query of await introspections()) await expectSchema(await send(query));
    const variables = JSON.stringify({ patient: idOf(PATIENT) });
    const { data } = await send(OF_PATIENT, variables);
    expect(data.accesses.items).toHaveLength(
      linesOf(demo(), "access").filter(({ patient }) => patient === PATIENT).length,
    );
  });

  test.each([
    ["nine levels deep in fragments, as gql for Python asks", withFragments(9)],
    ["seven levels deep in fragments, as older tools ask", withFragments(7)],
    ["nine levels deep without fragments", flat(9)],
    ["three levels deep without fragments", flat(3)],
  ])("introspection with references to types %s", async (_, query) => {
    const response = await fetch(url(), {
      method: "POST",
      headers: { ...headers(), "content-type": "application/json" },
      body: JSON.stringify({ query, variables: {} }),
    });
    expect(response.status).toBe(200);
    const { data, errors } = (await response.json()) as { data: { __schema: { types: { name: string }[] } } } & {
      errors?: unknown;
    };
    expect(errors).toBeUndefined();
    expect(data.__schema.types.map(({ name }) => name)).toEqual(expect.arrayContaining(["alert", "access", "consent"]));
  });
}
