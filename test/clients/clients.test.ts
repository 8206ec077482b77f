/** Clients, generators and linters that others wrote, each against the running demonstration after its day. */
import { afterAll, beforeAll, describe } from "vitest";
import { type Demo, startDemo } from "./demo";
import { fhirClients } from "./fhir/clients";
import { graphqlClients } from "./graphql/clients";
import { clientsInstalled } from "./installed";
import { openapiClients } from "./openapi/clients";

const SUITES = [
  { folder: "graphql", name: "GraphQL", tests: graphqlClients },
  { folder: "openapi", name: "the OpenAPI document", tests: openapiClients },
  { folder: "fhir", name: "FHIR", tests: fhirClients },
].map((suite) => ({ ...suite, installed: clientsInstalled(suite.folder) }));

describe.runIf(SUITES.some(({ installed }) => installed))("the demonstration's API", () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });

  afterAll(() => demo?.stop());

  for (const { name, tests, installed } of SUITES) describe.runIf(installed)(name, () => tests(() => demo));
});
