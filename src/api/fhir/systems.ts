/** Code systems (HL7 terminology, DICOM, LOINC) and identifier namespaces used in FHIR resources. */
export const SYSTEMS = {
  purpose: "http://terminology.hl7.org/CodeSystem/v3-ActReason",
  sensitivity: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
  participation: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
  consentScope: "http://terminology.hl7.org/CodeSystem/consentscope",
  consentAction: "http://terminology.hl7.org/CodeSystem/consentaction",
  auditEventType: "http://terminology.hl7.org/CodeSystem/audit-event-type",
  auditEntityType: "http://terminology.hl7.org/CodeSystem/audit-entity-type",
  objectRole: "http://terminology.hl7.org/CodeSystem/object-role",
  auditSourceType: "http://terminology.hl7.org/CodeSystem/security-source-type",
  restfulInteraction: "http://hl7.org/fhir/restful-interaction",
  provenanceParticipant: "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
  resourceType: "http://hl7.org/fhir/resource-types",
  lifecycle: "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle",
  dicom: "http://dicom.nema.org/resources/ontology/DCM",
  loinc: "http://loinc.org",
  /** Categories of record content, as in the contracts. */
  category: "urn:consentry:category",
} as const;

/** Systems of the codes of elements that imply them. */
export const IMPLIED_SYSTEMS = {
  action: ["http://hl7.org/fhir/audit-event-action"],
  outcome: ["http://hl7.org/fhir/audit-event-outcome", "http://terminology.hl7.org/CodeSystem/audit-event-outcome"],
  consentStatus: ["http://hl7.org/fhir/consent-state-codes"],
} as const;

/** Identifier namespaces. Values are lower-case `0x` hex, except for events on the chain (`<chain id>-<position>`). */
export const IDENTIFIERS = {
  patient: "urn:consentry:patient",
  account: "urn:consentry:account",
  record: "urn:consentry:record",
  consent: "urn:consentry:consent",
  consentRequest: "urn:consentry:consent-request",
  access: "urn:consentry:access",
  share: "urn:consentry:share",
  agreement: "urn:consentry:agreement",
  transaction: "urn:consentry:transaction",
} as const;

/** The policy that every consent in the registry refers to. */
export const CONSENT_POLICY = "urn:consentry:policy:consent-registry";
