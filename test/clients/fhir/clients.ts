import type { AuditEvent, Bundle, CapabilityStatement, Consent, FhirResource, OperationOutcome } from "fhir/r4";
import { beforeAll, expect, test } from "vitest";
import { accountAddress, idOf } from "../../../devnet/names";
import { type Demo, linesOf } from "../demo";

type Options = { postSearch?: boolean; headers?: Record<string, string> };

/** As far as this needs it: the package's own types are there only once it is installed. */
type FhirClient = {
  capabilityStatement(): Promise<CapabilityStatement>;
  read(wanted: { resourceType: string; id: string }): Promise<FhirResource>;
  search(wanted: { resourceType: string; searchParams: Record<string, string>; options?: Options }): Promise<Bundle>;
  nextPage(from: { bundle: Bundle }): Promise<Bundle> | undefined;
};

const PACKAGE: string = "fhir-kit-client";

/** Whose record is read in this story, and who reads. */
const PATIENT = "p-adams";
const NURSE = "nurse-joy";

/** Tests with `fhir-kit-client`. */
export function fhirClients(demo: () => Demo): void {
  let clientWith: (bearerToken?: string) => FhirClient;
  let client: FhirClient;

  beforeAll(async () => {
    const { Client } = await import(PACKAGE);
    clientWith = (bearerToken) => new Client({ baseUrl: `${demo().url}/fhir`, bearerToken });
    client = clientWith(demo().key);
  });

  const resourcesOf = (bundle: Bundle) => (bundle.entry ?? []).map(({ resource }) => resource as FhirResource);

  async function walk(first: Bundle): Promise<FhirResource[]> {
    const found = resourcesOf(first);
    for (let page = await client.nextPage({ bundle: first }); page; page = await client.nextPage({ bundle: page }))
      found.push(...resourcesOf(page));
    return found;
  }

  /** The ids of the accesses and shares of the story, as AuditEvents carry them. */
  const eventsOf = (patient: string) =>
    [
      ...linesOf(demo(), "access").filter((line) => line.patient === patient),
      ...linesOf(demo(), "share").filter((line) => line.patient === patient),
    ].length;

  test("asks for the metadata without a credential, and with one", async () => {
    for (const asking of [clientWith(), client]) {
      const statement = await asking.capabilityStatement();
      expect(statement).toMatchObject({ resourceType: "CapabilityStatement", fhirVersion: "4.0.1" });
      expect(statement.implementation!.url).toBe(`${demo().url}/fhir`);
    }
    await expect(clientWith().search({ resourceType: "Consent", searchParams: {} })).rejects.toThrow();
  });

  test.each([false, true])("searches page by page, newest first (posted: %s)", async (postSearch) => {
    const first = await client.search({
      resourceType: "AuditEvent",
      searchParams: { "patient.identifier": `urn:consentry:patient|${idOf(PATIENT)}`, _sort: "-date", _count: "4" },
      options: { postSearch },
    });
    expect(first.entry).toHaveLength(4);
    const events = (await walk(first)) as AuditEvent[];
    expect(eventsOf(PATIENT)).toBeGreaterThan(8);
    expect(new Set(events.map(({ id }) => id)).size).toBe(eventsOf(PATIENT));
    const recorded = events.map((event) => event.recorded);
    expect(recorded).toEqual(recorded.toSorted().toReversed());
    if (postSearch) expect(JSON.stringify(first.link)).not.toContain(idOf(PATIENT).slice(2));
  });

  test("counts, reads, and reads the Consents that it searched for", async () => {
    const counted = await client.search({
      resourceType: "AuditEvent",
      searchParams: { "agent.identifier": `urn:consentry:account|${accountAddress(NURSE).toLowerCase()}`, _count: "0" },
    });
    expect(counted.total).toBe(linesOf(demo(), "access").filter(({ actor }) => actor === NURSE).length);
    const consents = linesOf(demo(), "consent.grant").filter(({ patient }) => patient === PATIENT);
    const revoked = linesOf(demo(), "consent.revoke").map(({ consent }) => consent);
    const statuses = { active: [] as string[], inactive: [] as string[] };
    for (const { consent } of consents) statuses[revoked.includes(consent) ? "inactive" : "active"].push(idOf(consent));
    expect([statuses.active.length, statuses.inactive.length].every((count) => count > 0)).toBe(true);
    for (const [status, ids] of Object.entries(statuses)) {
      const searchParams = { patient: `Patient/${idOf(PATIENT)}`, status };
      const found = resourcesOf(await client.search({ resourceType: "Consent", searchParams })) as Consent[];
      expect(found.map(({ identifier }) => identifier![0]!.value).sort()).toEqual(ids.sort());
      for (const consent of found)
        expect(await client.read({ resourceType: "Consent", id: consent.id! })).toEqual(consent);
    }
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
}
