/** `fhir-kit-client`, a FHIR client that others wrote, against the API behind a real HTTP server. */
import type { Bundle, CapabilityStatement, FhirResource, OperationOutcome } from "fhir/r4";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../fixtures/api-fixture";
import { accessRow, accountOf, consentRow, idOf, placeAt } from "../../support/rows";
import { clientsInstalled } from "../installed";

type Options = { postSearch?: boolean; headers?: Record<string, string> };

/** As far as this needs it: the package's own types are there only once it is installed. */
type FhirClient = {
  capabilityStatement(): Promise<CapabilityStatement>;
  read(wanted: { resourceType: string; id: string }): Promise<FhirResource>;
  search(wanted: { resourceType: string; searchParams: Record<string, string>; options?: Options }): Promise<Bundle>;
  nextPage(from: { bundle: Bundle }): Promise<Bundle> | undefined;
};

const PACKAGE: string = "fhir-kit-client";

describe.skipIf(!clientsInstalled("fhir"))("fhir-kit-client", () => {
  let api: TestApi;
  let clientWith: (bearerToken?: string) => FhirClient;
  let client: FhirClient;

  beforeAll(async () => {
    let publicUrl = "http://127.0.0.1";
    api = await startTestApi(() => ({ publicUrl }));
    // Links lead to the public URL, which is known only once the server has a port.
    publicUrl = api.url;
    await api.restart();
    await api.happen(
      {
        access: Array.from({ length: 7 }, (_, index) =>
          accessRow({ block: 10 + index }, { seq: index + 1, actor: "dr-lee", patient: index === 6 ? "kid" : "ana" }),
        ),
        consent: [consentRow({ block: 2 }, { consent: "plain", patient: "ana", grantee: "dr-lee" })],
      },
      { latest: 30, finalized: 30 },
    );
    const { Client } = await import(PACKAGE);
    clientWith = (bearerToken) => new Client({ baseUrl: `${api.url}/fhir`, bearerToken });
    client = clientWith(api.keys.service);
  });

  afterAll(() => api?.stop());

  const idsOf = (bundle: Bundle) => (bundle.entry ?? []).map(({ resource }) => resource!.id);
  const expected = [5, 4, 3, 2, 1, 0].map((index) => `31337-${placeAt({ block: 10 + index }).pos}`);

  async function walk(first: Bundle): Promise<(string | undefined)[]> {
    const ids = idsOf(first);
    for (let page = await client.nextPage({ bundle: first }); page; page = await client.nextPage({ bundle: page }))
      ids.push(...idsOf(page));
    return ids;
  }

  test("asks for the metadata without a credential, and with one", async () => {
    for (const asking of [clientWith(), client]) {
      const statement = await asking.capabilityStatement();
      expect(statement).toMatchObject({ resourceType: "CapabilityStatement", fhirVersion: "4.0.1" });
      expect(statement.implementation!.url).toBe(`${api.url}/fhir`);
    }
    await expect(clientWith().search({ resourceType: "Consent", searchParams: {} })).rejects.toThrow();
  });

  test.each([false, true])("searches page by page (posted: %s)", async (postSearch) => {
    const first = await client.search({
      resourceType: "AuditEvent",
      searchParams: { "patient.identifier": `urn:consentry:patient|${idOf("ana")}`, _sort: "-date", _count: "4" },
      options: { postSearch },
    });
    expect(idsOf(first)).toHaveLength(4);
    expect(await walk(first)).toEqual(expected);
    if (postSearch) expect(JSON.stringify(first.link)).not.toContain(idOf("ana").slice(2));
  });

  test("counts, reads, and reads the Consent that it searched for", async () => {
    const counted = await client.search({
      resourceType: "AuditEvent",
      searchParams: { agent: accountOf("dr-lee"), _summary: "count" },
    });
    expect(counted).toMatchObject({ total: 7 });
    expect(await client.read({ resourceType: "AuditEvent", id: expected[0]! })).toMatchObject({
      resourceType: "AuditEvent",
      id: expected[0],
    });
    const consents = await client.search({
      resourceType: "Consent",
      searchParams: { patient: `Patient/${idOf("ana")}`, status: "active" },
    });
    const [{ resource } = {}] = consents.entry!;
    expect(await client.read({ resourceType: "Consent", id: resource!.id! })).toEqual(resource);
  });

  test("is told what was ignored, or refused", async () => {
    const searchParams = { _count: "1", _include: "AuditEvent:patient" };
    const bundle = await client.search({
      resourceType: "AuditEvent",
      searchParams,
      options: { headers: { prefer: "handling=lenient" } },
    });
    expect((bundle.entry!.at(-1)!.resource as OperationOutcome).issue[0]!.expression).toEqual(["http._include"]);
    await expect(client.search({ resourceType: "AuditEvent", searchParams })).rejects.toMatchObject({
      response: { status: 400, data: { resourceType: "OperationOutcome" } },
    });
  });
});
