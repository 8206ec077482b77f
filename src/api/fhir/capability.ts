import type { CapabilityStatement, CapabilityStatementRestResource } from "fhir/r4";
import packageJson from "../../../package.json" with { type: "json" };
import { auditEventParameters, consentParameters, describedParameters } from "./search";

function resource(
  type: "AuditEvent" | "Consent",
  documentation: string,
  parameters: Parameters<typeof describedParameters>[0],
): CapabilityStatementRestResource {
  return {
    type,
    documentation,
    interaction: [{ code: "read" }, { code: "search-type" }],
    versioning: "no-version",
    readHistory: false,
    updateCreate: false,
    conditionalCreate: false,
    conditionalRead: "not-supported",
    conditionalUpdate: false,
    conditionalDelete: "not-supported",
    referencePolicy: ["logical"],
    searchParam: describedParameters(parameters),
  };
}

const DOCUMENTATION = [
  "Read-only: all resources are derived from records on the chains.",
  "Search with GET, or with POST to _search and a form, which keeps the parameters out of URLs; the links of a posted search do not reveal them.",
  "Dates take the prefixes eq, ne, gt, lt, ge, le, sa, eb and ap.",
  "_sort takes date and -date (the default), for AuditEvent also _lastUpdated and -_lastUpdated.",
  "_count is cut at 500; _count=0 is _summary=count. _total takes none (the default), estimate and accurate.",
  "A parameter that is not supported is refused; with Prefer: handling=lenient it is ignored, and an OperationOutcome in the Bundle names it.",
].join(" ");

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
    format: ["json", "application/json", "application/fhir+json"],
    rest: [
      {
        mode: "server",
        documentation: DOCUMENTATION,
        security: {
          cors: false,
          description:
            "Authorization: Bearer, with an API key or an access token. This CapabilityStatement needs no credential.",
        },
        resource: [
          resource(
            "AuditEvent",
            "Accesses and shares, following the patterns of IHE BALP (PatientCreate, PatientRead, PatientUpdate, PatientDelete; PrivacyDisclosure at the source).",
            auditEventParameters,
          ),
          resource("Consent", "Grants, following IHE PCF.", consentParameters),
        ],
      },
    ],
  };
}
