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
    documentation: "The patient's pseudonym, as an identifier: this server has no Patient resources.",
  },
  { name: "date", definition: definedBy("clinical-date"), type: "date", documentation: "When the event was recorded." },
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

/** Builds the CapabilityStatement (FHIR R4). `date` is its date; `url` the URL of `/fhir`. */
export function capabilityStatement({ url, date }: { url: string; date: string }): CapabilityStatement {
  return {
    resourceType: "CapabilityStatement",
    status: "active",
    date,
    kind: "instance",
    software: { name: "Consentry", version: packageJson.version },
    implementation: { description: "Consents and accesses as recorded on the indexed chains", url },
    fhirVersion: "4.0.1",
    format: ["json", "application/fhir+json"],
    rest: [
      {
        mode: "server",
        documentation:
          "Read-only: all resources are derived from records on the chains. Search with GET, or with POST to _search and a form, which keeps the parameters out of URLs; the links of a posted search do not reveal them.",
        security: { cors: false, description: "Authorization: Bearer, with an API key or an access token." },
        resource: [
          resource(
            "AuditEvent",
            "Accesses and shares, following the patterns of IHE BALP (PatientCreate, PatientRead, PatientUpdate, PatientDelete; PrivacyDisclosure at the source).",
            [
              {
                name: "agent",
                definition: definedBy("AuditEvent-agent"),
                type: "reference",
                documentation: "An account.",
              },
            ],
          ),
          resource("Consent", "Grants, following IHE PCF.", [
            { name: "actor", definition: definedBy("Consent-actor"), type: "reference", documentation: "An account." },
            { name: "agent", type: "reference", documentation: "Same as actor." },
          ]),
        ],
      },
    ],
  };
}
