/**
 * Writes what is generated of the client: `openapi.json`, as the API describes itself; `api.ts`, the types of that; and
 * what the package shares with the project. With `--check` it writes nothing, and fails where a file is not current.
 */
import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import pino from "pino";
import { createQueues } from "../alerts/queue";
import { createRuleset } from "../alerts/rules/create-ruleset";
import { createEventHub } from "../alerts/stream/hub";
import { keepGenerated } from "../commands/generated-files";
import { createPool } from "../database/pool";
import { createApi } from "../src/api/app";
import { describeApi } from "../src/api/description";

const NOTICE = "// Written by `npm run client:build` from the API's routes. Do not edit.\n";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

/** The API, of which nothing is asked, so that it connects to nothing. */
function silentApi() {
  const databaseUrl = "postgres://127.0.0.1";
  const logger = pino({ level: "silent" });
  const pool = createPool({ databaseUrl, applicationName: "consentry client build" });
  return createApi({
    ...{ pool, logger, publicUrl: "", factsSchema: "chain", chainIds: [], webhookPrivateNetworks: "refuse" },
    ruleset: createRuleset(),
    queues: createQueues({ databaseUrl }),
    events: createEventHub({ pool, databaseUrl, logger }),
    graphql: async () => {},
  });
}

async function typesOf(description: string): Promise<string> {
  const types = await openapiTS(description, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    // What has a default may be left out of a request.
    defaultNonNullable: false,
  });
  return `${NOTICE}\n${astToString(types)}`;
}

function packageJson(): string {
  const { version, license, devDependencies } = JSON.parse(read("../package.json"));
  const shared = { version, license, dependencies: { "openapi-fetch": devDependencies["openapi-fetch"] } };
  return `${JSON.stringify({ ...JSON.parse(read("package.json")), ...shared }, null, 2)}\n`;
}

const description = JSON.stringify(describeApi(silentApi()), null, 2);
keepGenerated({
  folder: "client",
  files: new Map([
    ["openapi.json", `${description}\n`],
    ["api.ts", await typesOf(description)],
    ["package.json", packageJson()],
    ["LICENSE", read("../LICENSE")],
  ]),
  source: "the project",
  command: "npm run client:build",
});
