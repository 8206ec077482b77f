import type { CapabilityStatement, CapabilityStatementRestResource } from "fhir/r4";
import packageJson from "../../../package.json" with { type: "json" };

type SearchParameters = NonNullable<CapabilityStatementRestResource["searchParam"]>;

const definedBy = (name: string) => `http://hl7.org/fhir/SearchParameter/${name}`;

const common: SearchParameters = [
  { name: "_id", definition: definedBy("Resource-id"), type: "token" },
  {
    name: "patient",
    definition: definedBy("clinical-patient"),
    type: "reference",
    documentation: "The patient's pseudonym, which is an identifier: there are no Patient resources here.",
  },
  { name: "date", definition: definedBy("clinical-date"), type: "date", documentation: "When it was recorded." },
];

function resource(
  type: "AuditEvent" | "Consent",
  documentation: string,
  searchParam: SearchParameters,
): CapabilityStatementRestResource {
  return {
    type,
    documentation,
    interaction: [{ code: "read" }, { code: "search-type" }],
    versioning: "no-version",
    readHistory: false,
    updateCreate: false,
    conditionalCreate: false,
    conditionalUpdate: false,
    searchParam: [...common, ...searchParam],
  };
}

/** What this server can do (FHIR R4). `date` is when it says so; `url` the address of `/fhir`. */
export function capabilityStatement({ url, date }: { url: string; date: string }): CapabilityStatement {
  return {
    resourceType: "CapabilityStatement",
    status: "active",
    date,
    kind: "instance",
    software: { name: "Consentry", version: packageJson.version },
    implementation: { description: "Consents and accesses as the followed chains recorded them", url },
    fhirVersion: "4.0.1",
    format: ["json", "application/fhir+json"],
    rest: [
      {
        mode: "server",
        documentation:
          "Reading only: everything is made from what the chains recorded. A search is a GET, or a POST to _search with its parameters in a form, which keeps them out of URLs; the links of a posted search show nothing of it.",
        security: { cors: false, description: "Authorization: Bearer, with an API key or an access token." },
        resource: [
          resource(
            "AuditEvent",
            "Accesses and shares, after IHE BALP's patterns (PatientCreate, PatientRead, PatientUpdate, PatientDelete; PrivacyDisclosure at the source).",
            [
              {
                name: "agent",
                definition: definedBy("AuditEvent-agent"),
                type: "reference",
                documentation: "An account.",
              },
            ],
          ),
          resource("Consent", "Grants, after IHE PCF.", [
            { name: "actor", definition: definedBy("Consent-actor"), type: "reference", documentation: "An account." },
            { name: "agent", type: "reference", documentation: "The same as actor." },
          ]),
        ],
      },
    ],
  };
}
