/** Runs every example of `docs/api.md` against a real server, as a reader would. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idOf } from "../devnet/names";
import { type Receiver, startReceiver } from "../devnet/receiver";
import { parseScenario } from "../devnet/scenario/format";
import { type System, startSystem } from "../devnet/system";
import { createApiKey } from "../src/api/identity/api-keys";
import type { Role } from "../src/api/identity/roles";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));

const access = { do: "access", custodian: "st-mary", actor: "dr-lee", patient: "ana", record: "chart", action: "read" };
const STORY = [
  { at: "2026-03-02T08:00:00Z", do: "patient.register", patient: "ana" },
  {
    ...{ at: "2026-03-02T08:00:00Z", do: "consent.grant", consent: "for-lee", patient: "ana", grantee: "dr-lee" },
    ...{ purposes: ["HPAYMT"], categories: ["LAB"], actions: ["read"], until: "2050-01-01T00:00:00Z" },
  },
  { at: "2026-03-02T10:00:00Z", do: "consent.revoke", consent: "for-lee" },
  { ...access, at: "2026-03-02T11:00:00Z", access: "too-late", purpose: "HPAYMT", category: "LAB" },
]
  .map((line) => JSON.stringify(line))
  .join("\n");

/** What each example prints, in the order of the page. */
const PRINTED: [heading: string, language: string, output: RegExp][] = [
  ["A first request", "sh", /"rule":\{"id":"ACC-02".*"nextCursor":null/],
  ["When something is wrong", "sh", /"status":400,.*"field":"severity\.0".*"field":"colour"/],
  ["A whole list", "ts", /^critical ACC-02 Record read 1 hour after consent was revoked$/m],
  ["Why an access was judged as it was", "sh", /"consent":"missed".*"revocation":\{"pos"/],
  ["Who has access", "sh", /^\{"items":\[\],"nextCursor":null\}$/],
  [
    "How a rule was set",
    "sh",
    /"history":\[\{"version":\d+,"parameters":\{"patients":\d+,.*"since":"\d{4}-.*Z","by":"\w.*","rulesets":\["[0-9a-f]{16}"\]\}\]\}$/,
  ],
  [
    "Working an alert",
    "ts",
    /^200 acknowledged by kim\n412 since then: \{ status: 'acknowledged', assignee: 'kim'.*\n409 \[ 'investigating' \]$/m,
  ],
  ["Working an alert", "sh", /"history":\[.*"by":"officer",[^}]*"change":"noted".*"note":"The ward says/],
  ["Working an alert", "ts", /^Now investigating at version 3$/m],
  ["What there is to do now", "sh", /"bySeverity":\[\{"severity":"critical","open":\d+,.*"breaches":\{"running":\d/],
  ["What there is to do now", "sh", /^\{"items":\[(?!.*"evidence").*\],"nextCursor":null\}$/],
  [
    "A typed client",
    "ts",
    /^critical ACC-02 Record read 1 hour after consent was revoked\nGiven to lou\nMeanwhile: \{ assignee: 'lou' \}$/m,
  ],
  [
    "What happens, as it happens",
    "ts",
    /^\d+ alert\.created ACC-02 investigating\n(.*\n)*\d+ alert\.updated ACC-02 investigating$/m,
  ],
  [
    "GraphQL",
    "graphql",
    /"ruleId":"ACC-02","headline":"Record read 1 hour after consent was revoked","retraction":null.*"verdict":\{"consent":"missed"\}/,
  ],
  ["GraphQL", "sh", /"data":\{"alerts":\{"totalCount":\d/],
  ["FHIR", "sh", /"type":"searchset".*"resourceType":"Consent".*"type":"searchset".*"resourceType":"AuditEvent"/s],
  ["FHIR", "sh", /"type":"searchset","total":\d+.*"resourceType":"CapabilityStatement"/s],
  ["FHIR", "sh", /"type":"searchset".*"resourceType":"AuditEvent"/],
  ["Webhooks", "ts", /^Keep this secret: whsec_.*\nThe test message is delivered$/m],
  ["Webhooks", "ts", /^alert\.created$/m],
  ["Reports", "sh", /^# report,alerts\r\n# period,2026-01-01.*\r\n# clock,detected\r\n# rows,\d+\r\n$/s],
  [
    "What a patient may ask for",
    "sh",
    /^# Accounting of disclosures \(45 CFR 164\.528\)\r\n# patient: 0x.*\r\ndate,judgedBy,.*\r\n$/s,
  ],
  ["Trying other parameters", "ts", /^Chain 31337: 0 alerts more, 0 fewer\.$/m],
  ["Metrics", "sh", /^consentry_chain_lag_seconds\{chain="31337"\} \d/m],
  ["Keys", "ts", /^With the old key: 200\nWith the new key: 200\nWhat it may not do: 403\nThe old key is revoked$/m],
  ["Browser sessions", "sh", /"principal":\{"kind":"key","id":"key_.*"role":"officer".*"expiresAt":"\d{4}-/],
];

/** The page's examples: blocks of code that name a language that can be run. */
function examples(): { heading: string; language: string; code: string }[] {
  const found: { heading: string; language: string; code: string }[] = [];
  let heading = "";
  for (const [, title, language, code] of readFileSync(join(root, "docs/api.md"), "utf8").matchAll(
    /^## ([^\n]+)$|^```(sh|ts|graphql)\n(.*?)^```$/gms,
  )) {
    if (title !== undefined) heading = title;
    else found.push({ heading, language: language!, code: code! });
  }
  return found;
}

let system: System;
let receiver: Receiver;
let environment: Record<string, string>;
let directory: string;

beforeAll(async () => {
  // Within the project, so that its packages are found.
  const caches = join(root, "node_modules/.cache");
  mkdirSync(caches, { recursive: true });
  directory = mkdtempSync(join(caches, "api-guide-"));
  system = await startSystem({ scenarios: [parseScenario(STORY).lines] });
  receiver = await startReceiver();
  const indexer = system.start("indexer");
  system.start("worker");
  const chain = system.chains[0]!;
  const played = await system.play(chain);
  await Promise.all([system.ready(indexer), installClient()]);
  await system.judged(chain, played.blocks);
  const keyOf = async (role: Role) => (await createApiKey({ pool: system.pool, name: role, role })).key;
  environment = {
    API: system.url,
    HOOK: receiver.url,
    PATIENT: idOf("ana"),
    KEY: await keyOf("officer"),
    SECURITY_KEY: await keyOf("security"),
    SERVICE_KEY: await keyOf("service"),
    ADMIN_KEY: await keyOf("admin"),
  };
});

afterAll(async () => {
  await system?.stop();
  await receiver?.stop();
  if (directory) rmSync(directory, { recursive: true });
});

/** Packs the typed client and unpacks it where the examples find it; its own dependency is the project's too. */
async function installClient(): Promise<void> {
  await run("npm", ["pack", "./client", "--pack-destination", directory], { cwd: root });
  const packed = readdirSync(directory).find((name) => name.endsWith(".tgz"))!;
  const installed = join(directory, "node_modules/consentry-client");
  mkdirSync(installed, { recursive: true });
  await run("tar", ["-xzf", join(directory, packed), "-C", installed, "--strip-components=1"]);
}

async function outputOf({ language, code }: { language: string; code: string }): Promise<string> {
  const options = { cwd: directory, env: { ...process.env, ...environment }, timeout: 600_000 };
  if (language === "sh") return (await run("bash", ["-euo", "pipefail", "-c", code], options)).stdout;
  if (language === "graphql") {
    const response = await fetch(`${environment.API}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${environment.SERVICE_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ query: code, variables: { severity: "critical" } }),
    });
    return response.text();
  }
  const file = join(directory, "example.mts");
  writeFileSync(file, code);
  return (await run(process.execPath, ["--import", "tsx", file], { ...options, cwd: root })).stdout;
}

test("every example of the guide runs and prints what it should", async () => {
  const found = examples();
  expect(found.map(({ heading, language }) => [heading, language])).toEqual(
    PRINTED.map(([heading, language]) => [heading, language]),
  );
  for (const [index, example] of found.entries())
    expect
      .soft(await outputOf(example).catch((error: Error) => error.message), `${example.heading}, ${example.language}`)
      .toMatch(PRINTED[index]![2]);
  expect(receiver.received.map(({ type }) => type)).toContain("endpoint.test");
});
