import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../fixtures/api-fixture";
import { graphqlOfTestApi } from "../../fixtures/graphql-fixture";
import { accessRow } from "../../support/rows";
import { clientsInstalled } from "../installed";

const run = promisify(execFile);
const folder = fileURLToPath(new URL(".", import.meta.url));
const requireHere = createRequire(join(folder, "package.json"));

/** A package of this folder; its types are unknown where it is not installed. */
// biome-ignore lint/suspicious/noExplicitAny: the packages are not installed where types are checked.
const load = async (name: string): Promise<any> => requireHere(name);

describe.runIf(clientsInstalled("graphql"))("clients that others wrote", () => {
  let api: TestApi;
  const directory = mkdtempSync(join(tmpdir(), "graphql-clients-"));

  beforeAll(async () => {
    api = await startTestApi(graphqlOfTestApi());
    await api.happen(
      { access: [accessRow({ block: 20 }, { seq: 1, actor: "dr-a", patient: "p" })] },
      { latest: 30, finalized: 25 },
    );
  });

  afterAll(async () => {
    await api?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const headers = () => ({ authorization: `Bearer ${api.keys.service}` });
  const QUERY = "query Accesses($limit: Int) { accesses(limit: $limit) { totalCount items { id occurredAtIso } } }";

  test("@urql/core with its defaults, which are GET", async () => {
    const { Client, fetchExchange, cacheExchange } = await load("@urql/core");
    const client = new Client({
      url: `${api.url}/graphql`,
      exchanges: [cacheExchange, fetchExchange],
      fetchOptions: () => ({ headers: headers() }),
    });
    const { data, error } = await client.query(QUERY, { limit: 5 }).toPromise();
    expect(error).toBeUndefined();
    expect(data.accesses.totalCount).toBe(1);
  });

  test("@apollo/client with its defaults", async () => {
    const { ApolloClient, HttpLink, InMemoryCache, gql } = await load("@apollo/client");
    const link = new HttpLink({ uri: `${api.url}/graphql`, headers: headers() });
    const client = new ApolloClient({ link, cache: new InMemoryCache() });
    const { data } = await client.query({ query: gql(QUERY), variables: { limit: 5 } });
    expect(data.accesses.totalCount).toBe(1);
    expect(Object.keys(client.extract())).toContain(`access:${data.accesses.items[0].id}`);
  });

  test("graphql-codegen reads the schema by URL, and its output compiles", async () => {
    const config = {
      schema: { [`${api.url}/graphql`]: { headers: headers() } },
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
});
