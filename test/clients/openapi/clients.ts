import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idOf } from "../../../devnet/names";
import { type Demo, expectedAlerts, linesOf } from "../demo";

// biome-ignore lint/suspicious/noExplicitAny: what a generator writes has no types until it has run.
type Generated = any;

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
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

/** What somebody writes with the types of `openapi-typescript` and the client that goes with them. */
const TYPES_USE = `
import createClient from "openapi-fetch";
import type { components, paths } from "./types";
export const connect = (baseUrl: string, key: string) =>
  createClient<paths>({ baseUrl, headers: { authorization: "Bearer " + key } });
type Evidence = components["schemas"]["AlertEvidence"];
export async function use(consentry: ReturnType<typeof connect>, rule: string) {
  const { data, error } = await consentry.GET("/v1/alerts", {
    params: { query: { rule: [rule], count: true, overdue: false } },
  });
  if (error) throw new Error(error.detail);
  const found: { at: string; evidence?: Evidence }[] = data.items.map(({ detectedAt: at, evidence }) => ({ at, evidence }));
  // @ts-expect-error: there is no such path.
  void consentry.GET("/v1/nowhere", {});
  return { total: data.totalCount, found };
}
export const read = (consentry: ReturnType<typeof connect>, patient: string) =>
  consentry.POST("/fhir/Consent/_search", {
    body: { patient: [patient] },
    bodySerializer: (form) => new URLSearchParams({ patient: form!.patient![0]! }),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
`;

/** What somebody writes with the types of `@hey-api/openapi-ts`. */
const HEY_USE = `
import { listAlerts, streamAlertEvents, updateAlert, type AlertDetail } from "./sdk";
export async function use(id: string) {
  const page = await listAlerts({ query: { rule: ["ACC-04"], count: true, overdue: false }, throwOnError: true });
  const total: number | undefined = page.data.totalCount;
  for (const { evidence, detectedAt } of page.data.items) {
    const at: string = detectedAt;
    if (evidence && "alsoFailed" in evidence) { const actor: string = evidence.access.actor; void [actor, at]; }
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
    if (evidence && "alsoFailed" in evidence) { const actor: string = evidence.access.actor; void actor; }
  const changed = await updateAlert(id, { assignee: "kim" }, { headers: { "if-match": '"1"' } });
  const detail: AlertDetail | undefined = changed.status === 200 ? changed.data : undefined;
  const heard = (event: AlertEvent) => event.type === "alert.retracted" && event.data.retraction?.reason;
  return [detail, heard];
}`;

const PATIENT = "p-adams";

/** Tests with the packages of this folder, and with `openapi-typescript`, which the project itself uses. */
export function openapiClients(demo: () => Demo): void {
  let folder: string;
  let description: string;

  const url = () => demo().url;
  const authorization = () => ({ authorization: `Bearer ${demo().key}` });
  const consentsOfPatient = () => linesOf(demo(), "consent.grant").filter(({ patient }) => patient === PATIENT).length;

  beforeAll(async () => {
    folder = mkdtempSync(`${HERE}node_modules/.generated-`);
    description = `${folder}/openapi.json`;
    const response = await fetch(`${url()}/v1/openapi.json`, { headers: authorization() });
    writeFileSync(description, await response.text());
    writeFileSync(`${folder}/package.json`, '{ "type": "commonjs" }');
  });

  afterAll(() => {
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

  test("openapi-typescript makes types with which openapi-fetch lists and searches", async () => {
    mkdirSync(`${folder}/types`);
    await run(`${ROOT}node_modules/.bin/openapi-typescript`, [description, "--output", `${folder}/types/types.d.ts`]);
    writeFileSync(`${folder}/types/use.ts`, TYPES_USE);
    const use = await compiled("types", "use.js");
    const consentry = use("connect")(url(), demo().key);

    const { total, found } = await use("use")(consentry, "ACC-04");
    expect(total).toBe(expectedAlerts(demo())["ACC-04"]);
    expect(found[0]).toMatchObject({
      at: expect.stringMatching(/Z$/),
      evidence: { access: { actor: expect.stringMatching(/^0x/) } },
    });
    const { data } = await use("read")(consentry, idOf(PATIENT));
    expect(data.entry).toHaveLength(consentsOfPatient());
  });

  test("@hey-api/openapi-ts makes a client that lists, changes, searches and listens", async () => {
    await program("openapi-ts", "--input", description, "--output", `${folder}/hey`, "--silent");
    writeFileSync(`${folder}/hey/sdk.ts`, 'export * from "./sdk.gen";\nexport * from "./types.gen";\n');
    writeFileSync(`${folder}/hey/use.ts`, HEY_USE);
    const sdk = await compiled("hey", "sdk.js");
    const { client } = require(`${folder}/hey/js/client.gen.js`);
    client.setConfig({ baseUrl: url(), auth: demo().key });

    const { data: page } = await sdk("listAlerts")({ query: { rule: ["ACC-04"], count: true, overdue: false } });
    expect(page.totalCount).toBe(expectedAlerts(demo())["ACC-04"]);
    const [{ id, version }] = page.items;
    const change = { path: { id }, headers: { "if-match": `"${version}"` }, body: { assignee: "kim" } };
    expect((await sdk("updateAlert")(change)).data).toMatchObject({ id, assignee: "kim", version: version + 1 });
    expect((await sdk("updateAlert")(change)).error).toMatchObject({ type: "urn:consentry:problem:stale" });

    const found = await sdk("searchFhirConsentsByForm")({ body: { patient: [idOf(PATIENT)] } });
    expect(found.data.entry).toHaveLength(consentsOfPatient());

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
      output: { target: `${folder}/orval/api.ts`, client: "fetch", baseUrl: url() },
    };
    await run(
      process.execPath,
      ["--input-type=module", "-e", `import orval from "orval"; await orval.generate(${JSON.stringify(config)});`],
      { cwd: HERE },
    );
    writeFileSync(`${folder}/orval/use.ts`, ORVAL_USE);
    const sdk = await compiled("orval", "api.js");
    const headers = authorization();

    const page = await sdk("listAlerts")({ rule: ["ACC-02"], count: true, overdue: false }, { headers });
    expect(page).toMatchObject({ status: 200, data: { totalCount: expectedAlerts(demo())["ACC-02"] } });
    const { id, version } = page.data.items[0];
    const seen = { headers: { ...headers, "if-match": `"${version}"` } };
    expect((await sdk("updateAlert")(id, { assignee: "lou" }, seen)).data).toMatchObject({ assignee: "lou" });
    expect((await sdk("updateAlert")(id, { assignee: "kim" }, seen)).status).toBe(412);

    const found = await sdk("searchFhirConsentsByForm")({ patient: [idOf(PATIENT)] }, undefined, { headers });
    expect(found.data.entry).toHaveLength(consentsOfPatient());
  });
}
