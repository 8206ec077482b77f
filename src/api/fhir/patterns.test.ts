/** The resources against the patterns of the guides that they follow: IHE BALP 1.1 and IHE PCF 1.1. */
import type { AuditEvent, AuditEventAgent, AuditEventEntity, Bundle, Coding, Consent } from "fhir/r4";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTIONS, type Action, OUTCOMES } from "../../../facts/codes";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createFhirValidator } from "../../../test/fixtures/fhir-validation";
import { shareRow } from "../../../test/support/dealings-rows";
import { accessRow, consentRow, idOf, patientRow, placeAt } from "../../../test/support/rows";

const DICOM = "http://dicom.nema.org/resources/ontology/DCM";
const TERMINOLOGY = "http://terminology.hl7.org/CodeSystem";

let api: TestApi;
const faultsOf = createFhirValidator();

const CITED = [false, true];
const KINDS = ACTIONS.flatMap((action) =>
  OUTCOMES.flatMap((outcome) => CITED.map((cited) => ({ action, outcome, cited }))),
);

beforeAll(async () => {
  api = await startTestApi();
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana")],
      access: KINDS.map(({ action, outcome, cited }, entry) =>
        accessRow(
          { block: 10, entry },
          { seq: entry + 1, actor: "dr-lee", patient: "ana", action, outcome, ...(cited ? { cites: "plain" } : {}) },
        ),
      ),
      share: [
        shareRow({ block: 20 }, { patient: "ana" }),
        { ...shareRow({ block: 21 }, { patient: "ana" }), agreementId: idOf("deal") },
      ],
      consent: [
        consentRow({ block: 2 }, { consent: "plain", patient: "ana", grantee: "dr-lee" }),
        consentRow({ block: 2, log: 1 }, { consent: "over", patient: "ana", grantee: "dr-lee", revoked: { block: 5 } }),
      ],
    },
    { latest: 30, finalized: 30 },
  );
});

afterAll(() => api?.stop());

async function read<Resource>(path: string): Promise<Resource> {
  const { status, body } = await api.ask(`/fhir/${path}`);
  expect(status).toBe(200);
  expect(faultsOf(body)).toEqual([]);
  return body;
}

const eventAt = (block: number, entry = 0) =>
  read<AuditEvent>(`AuditEvent/31337-${placeAt({ block, log: 0, entry }).pos}`);

const has = (coding: Coding | undefined, system: string, code: string) =>
  coding?.system === system && coding.code === code;

const agentsOf = ({ agent }: AuditEvent, system: string, code: string): AuditEventAgent[] =>
  agent.filter(({ type }) => type?.coding?.some((coding) => has(coding, system, code)));

const entitiesOf = ({ entity = [] }: AuditEvent, code: string): AuditEventEntity[] =>
  entity.filter(({ type }) => has(type, `${TERMINOLOGY}/audit-entity-type`, code));

/** What BALP's profiles of successful operations fix, but for the agents' network addresses. */
const BALP: Record<"create" | "read" | "update" | "delete", { action: string; client: string[]; server: string[] }> = {
  create: { action: "C", client: [DICOM, "110153"], server: [DICOM, "110152"] },
  read: { action: "R", client: [DICOM, "110152"], server: [DICOM, "110153"] },
  update: { action: "U", client: [DICOM, "110153"], server: [DICOM, "110152"] },
  delete: {
    action: "D",
    client: [DICOM, "110150"],
    server: [`${TERMINOLOGY}/provenance-participant-type`, "custodian"],
  },
};

function expectPatient(event: AuditEvent): void {
  const patients = entitiesOf(event, "1");
  expect(patients).toHaveLength(1);
  expect(patients[0]).toMatchObject({ what: { type: "Patient" }, role: { code: "1" } });
}

describe.each(Object.entries(BALP))("BALP's pattern of a patient's %s", (operation, { action, client, server }) => {
  test.each(OUTCOMES)("holds for a %s access, with and without a cited consent", async (outcome) => {
    for (const cited of CITED) {
      const kind = KINDS.findIndex(
        (each) => each.action === (operation as Action) && each.outcome === outcome && each.cited === cited,
      );
      const event = await eventAt(10, kind);
      expect(has(event.type, `${TERMINOLOGY}/audit-event-type`, "rest")).toBe(true);
      expect(event.subtype!.filter((each) => has(each, "http://hl7.org/fhir/restful-interaction", operation))).toEqual(
        event.subtype,
      );
      expect(event).toMatchObject({ action, outcome: outcome === "permitted" ? "0" : "4" });

      const clients = agentsOf(event, client[0]!, client[1]!);
      const servers = agentsOf(event, server[0]!, server[1]!);
      expect([clients.length, servers.length]).toEqual([1, 1]);
      for (const { who, requestor, media } of [...clients, ...servers])
        expect([who, requestor, media]).toEqual([expect.anything(), false, undefined]);
      const users = agentsOf(event, `${TERMINOLOGY}/v3-ParticipationType`, operation === "read" ? "IRCP" : "AUT");
      expect(users).toHaveLength(1);
      expect(users[0]).toMatchObject({ requestor: true, who: expect.anything() });
      expect(users[0]!.network).toBeUndefined();

      expectPatient(event);
      const data = entitiesOf(event, "2");
      expect(data).toHaveLength(1);
      expect(has(data[0]!.role, `${TERMINOLOGY}/object-role`, "4")).toBe(true);
      const consents = event.entity!.filter(({ type }) => has(type, "http://hl7.org/fhir/resource-types", "Consent"));
      expect(consents.map(({ what }) => what!.identifier!.value)).toEqual(cited ? [idOf("plain")] : []);
    }
  });
});

test.each([20, 21])("BALP's pattern of a disclosure at its source holds for a share (block %i)", async (block) => {
  const event = await eventAt(block);
  expect(has(event.type, DICOM, "110106")).toBe(true);
  expect(event.subtype!.some((each) => has(each, `${TERMINOLOGY}/iso-21089-lifecycle`, "disclose"))).toBe(true);
  expect(event).toMatchObject({ action: "R", outcome: "0" });
  const [sources, recipients] = [agentsOf(event, DICOM, "110153"), agentsOf(event, DICOM, "110152")];
  expect([sources.length, recipients.length]).toEqual([1, 1]);
  expect(sources[0]!.who).toEqual(event.source.observer);
  expectPatient(event);
  expect(event.entity!.length).toBeGreaterThanOrEqual(2);
});

test("what BALP has no pattern for is an export, or any operation", async () => {
  const at = (action: Action) =>
    eventAt(
      10,
      KINDS.findIndex((kind) => kind.action === action),
    );
  expect(await at("export")).toMatchObject({
    type: { system: DICOM, code: "110106" },
    subtype: [{ code: "extract" }],
    action: "R",
  });
  expect(await at("ALL")).toMatchObject({ type: { code: "rest" }, subtype: [{ code: "operation" }], action: "E" });
});

test("PCF's foundation holds for Consents, but for the organisation and the limits that it has no element for", async () => {
  const { entry } = await read<Bundle>("Consent");
  expect(entry).toHaveLength(2);
  for (const { resource } of entry!) {
    const consent = resource as Consent;
    expect(faultsOf(consent)).toEqual([]);
    expect(consent.scope.coding).toMatchObject([{ system: `${TERMINOLOGY}/consentscope`, code: "patient-privacy" }]);
    expect(consent).toMatchObject({
      category: [{ coding: [{ system: "http://loinc.org", code: "59284-0" }] }],
      patient: { type: "Patient" },
      dateTime: expect.any(String),
      performer: [expect.anything()],
      sourceReference: expect.anything(),
      policy: [{ uri: expect.any(String) }],
      provision: { type: "permit", actor: [{ role: { coding: [{ code: "IRCP" }] } }], purpose: [{ code: "TREAT" }] },
    });
    for (const absent of ["policyRule", "verification", "organization"]) expect(consent).not.toHaveProperty(absent);
    expect(consent.policy![0]).not.toHaveProperty("authority");
    expect(consent.provision).not.toHaveProperty("class");
    expect(consent.provision!.provision![0]).not.toHaveProperty("provision");
    expect(consent.provision).toMatchObject({ action: expect.any(Array), code: expect.any(Array) });
  }
});

test("says when it last changed: an event when it was recorded, a consent when it was granted or revoked", async () => {
  const iso = (block: number) => new Date(placeAt({ block }).blockTime * 1000).toISOString();
  expect((await eventAt(10)).meta).toEqual({ lastUpdated: iso(10) });
  expect((await eventAt(20)).meta).toEqual({ lastUpdated: iso(20) });
  const { entry } = await read<Bundle>("Consent?_sort=date");
  expect(entry!.map(({ resource }) => resource!.meta)).toEqual([{ lastUpdated: iso(2) }, { lastUpdated: iso(5) }]);
});
