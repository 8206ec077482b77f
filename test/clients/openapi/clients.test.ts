/**
 * The OpenAPI document in the hands of others: linters, and generators whose clients are compiled strictly and used against
 * the API behind a real HTTP server.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expandOutbox } from "../../../alerts/deliver/expand-outbox";
import { startTestApi, type TestApi } from "../../fixtures/api-fixture";
import { accessRow, consentRow, idOf } from "../../support/rows";
import { clientsInstalled } from "../installed";

// biome-ignore lint/suspicious/noExplicitAny: what a generator writes has no types until it has run.
type Generated = any;

const HERE = fileURLToPath(new URL(".", import.meta.url));
const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Runs a program of this folder's packages. Rejects, with what it wrote, if it fails. */
const program = (name: string, ...parameters: string[]) =>
  run(`${HERE}node_modules/.bin/${name}`, parameters, {
    cwd: HERE,
    maxBuffer: 2 ** 26,
    env: { ...process.env, REDOCLY_TELEMETRY: "off" },
  }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${name}: ${error.stdout}${error.stderr}`);
  });

/** What somebody writes with the types of `@hey-api/openapi-ts`. */
const HEY_USE = `
import { listAlerts, streamAlertEvents, updateAlert, type AlertDetail } from "./sdk";
export async function use(id: string) {
  const page = await listAlerts({ query: { rule: ["ACC-04"], count: true, overdue: false }, throwOnError: true });
  const total: number | undefined = page.data.totalCount;
  for (const { evidence, detectedAt } of page.data.items) {
    const at: string = detectedAt;
    if ("alsoFailed" in evidence) { const actor: string = evidence.access.actor; void [actor, at]; }
  }
  // @ts-expect-error: the version is required.
  void updateAlert({ path: { id }, body: { assignee: "kim" } });
  const changed = await updateAlert({ path: { id }, headers: { "if-match": '"1"' }, body: { assignee: "kim" }, throwOnError: true });
  const detail: AlertDetail = changed.data;
  const { stream } = await streamAlertEvents();
  for await (const event of stream) if (event.type === "alert.created") return [event.data.headline, detail, total];
  return [];
}`;

/** The same with those of `orval`. */
const ORVAL_USE = `
import { listAlerts, updateAlert, type AlertDetail, type AlertEvent } from "./api";
export async function use(id: string) {
  const page = await listAlerts({ rule: ["ACC-04"], count: true, overdue: false });
  if (page.status !== 200) return page.data;
  for (const { evidence } of page.data.items)
    if ("alsoFailed" in evidence) { const actor: string = evidence.access.actor; void actor; }
  const changed = await updateAlert(id, { assignee: "kim" }, { headers: { "if-match": '"1"' } });
  const detail: AlertDetail | undefined = changed.status === 200 ? changed.data : undefined;
  const heard = (event: AlertEvent) => event.type === "alert.retracted" && event.data.retraction?.reason;
  return [detail, heard];
}`;

describe.skipIf(!clientsInstalled("openapi"))("the OpenAPI document", () => {
  let api: TestApi;
  let folder: string;
  let description: string;

  beforeAll(async () => {
    api = await startTestApi();
    await api.happen(
      {
        access: [1, 2, 3].map((block) =>
          accessRow({ block: block + 2 }, { actor: "dr-lee", patient: "ana", seq: block }),
        ),
        consent: [consentRow({ block: 2 }, { consent: "other", patient: "ana", grantee: "dr-who" })],
      },
      { latest: 9, finalized: 0 },
    );
    folder = mkdtempSync(`${HERE}node_modules/.generated-`);
    description = `${folder}/openapi.json`;
    writeFileSync(description, JSON.stringify((await api.ask("/v1/openapi.json")).body));
    writeFileSync(`${folder}/package.json`, '{ "type": "commonjs" }');
  });

  afterAll(async () => {
    await api?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });

  /** Compiles a generated client strictly and loads one of its modules. */
  async function compiled(client: string, module: string): Promise<(name: string) => Generated> {
    const sources = `${folder}/${client}`;
    writeFileSync(
      `${sources}/tsconfig.json`,
      JSON.stringify({
        compilerOptions: {
          ...{
            target: "ES2022",
            lib: ["ES2022", "DOM", "DOM.Iterable"],
            module: "CommonJS",
            moduleResolution: "node10",
          },
          ...{ strict: true, types: [], outDir: "js", rootDir: "." },
        },
        include: ["**/*.ts"],
      }),
    );
    await program("tsc", "-p", sources);
    const loaded = require(`${sources}/js/${module}`);
    return (name) => loaded[name];
  }

  test("breaks none of Spectral's rules for OpenAPI", async () => {
    await program("spectral", "lint", "--ruleset", ".spectral.json", "--fail-severity", "hint", description);
  });

  test("breaks none of Redocly's recommended rules", async () => {
    const { stdout } = await program("redocly", "lint", "--extends", "recommended", "--format", "json", description);
    expect(JSON.parse(stdout).totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
  });

  test("@hey-api/openapi-ts makes a client that lists, changes, searches and listens", async () => {
    await program("openapi-ts", "--input", description, "--output", `${folder}/hey`, "--silent");
    writeFileSync(`${folder}/hey/sdk.ts`, 'export * from "./sdk.gen";\nexport * from "./types.gen";\n');
    writeFileSync(`${folder}/hey/use.ts`, HEY_USE);
    const sdk = await compiled("hey", "sdk.js");
    const { client } = require(`${folder}/hey/js/client.gen.js`);
    client.setConfig({ baseUrl: api.url, auth: api.keys.officer });

    const { data: page } = await sdk("listAlerts")({ query: { rule: ["ACC-04"], count: true, overdue: false } });
    expect(page.totalCount).toBe(3);
    const [{ id, version }] = page.items;
    const change = { path: { id }, headers: { "if-match": `"${version}"` }, body: { assignee: "kim" } };
    expect((await sdk("updateAlert")(change)).data).toMatchObject({ id, assignee: "kim", version: version + 1 });
    expect((await sdk("updateAlert")(change)).error).toMatchObject({ type: "urn:consentry:problem:stale" });

    const found = await sdk("searchFhirConsentsByForm")({ body: { patient: [idOf("ana")] } });
    expect(found.data).toMatchObject({ resourceType: "Bundle", entry: [{ resource: { resourceType: "Consent" } }] });

    // As the worker does, which gives events their ids.
    await expandOutbox({ pool: api.pool, publicUrl: api.url });
    const ending = new AbortController();
    const { stream } = await sdk("streamAlertEvents")({ headers: { "last-event-id": "0" }, signal: ending.signal });
    const { value } = await stream.next();
    ending.abort();
    expect(value).toMatchObject({ type: "alert.created", data: { rule: { id: expect.any(String) } } });

    const report = await sdk("getComplianceReport")({
      query: { from: "2026-01-01T00:00:00Z", format: "pdf" },
      parseAs: "blob",
    });
    expect(await report.data.slice(0, 5).text()).toBe("%PDF-");
  });

  test("orval makes a client that lists, changes and searches", async () => {
    const config = {
      input: description,
      output: { target: `${folder}/orval/api.ts`, client: "fetch", baseUrl: api.url },
    };
    await run(
      process.execPath,
      ["--input-type=module", "-e", `import orval from "orval"; await orval.generate(${JSON.stringify(config)});`],
      { cwd: HERE },
    );
    writeFileSync(`${folder}/orval/use.ts`, ORVAL_USE);
    const sdk = await compiled("orval", "api.js");
    const headers = { authorization: `Bearer ${api.keys.officer}` };

    const page = await sdk("listAlerts")({ rule: ["ACC-04"], count: true, overdue: false }, { headers });
    expect(page).toMatchObject({ status: 200, data: { totalCount: 3 } });
    const { id, version } = page.data.items[0];
    const seen = { headers: { ...headers, "if-match": `"${version}"` } };
    expect((await sdk("updateAlert")(id, { assignee: "lou" }, seen)).data).toMatchObject({ assignee: "lou" });
    expect((await sdk("updateAlert")(id, { assignee: "kim" }, seen)).status).toBe(412);

    const found = await sdk("searchFhirConsentsByForm")({ patient: [idOf("ana")] }, undefined, { headers });
    expect(found.data).toMatchObject({ resourceType: "Bundle", entry: [{ resource: { resourceType: "Consent" } }] });
  });
});
