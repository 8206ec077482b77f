import { randomUUID } from "node:crypto";
import type { AuditEvent, Bundle, BundleEntry, Composition, Consent, OperationOutcome } from "fhir/r4";

/**
 * Builds the Bundle of one search page. `base` is the URL of `/fhir`; `ignored` are the parameters that were not
 * applied, which an OperationOutcome lists.
 */
export function searchset({
  base,
  self,
  next,
  total,
  resources,
  ignored,
}: {
  base: string;
  self: string;
  next?: string | undefined;
  total?: number | undefined;
  resources: readonly (AuditEvent | Consent)[];
  ignored: readonly string[];
}): Bundle {
  const { entry: found = [] } = entriesOf(base, resources, { search: { mode: "match" } });
  const entry = [...found, ...outcomeOf(ignored)];
  return {
    resourceType: "Bundle",
    type: "searchset",
    ...(total === undefined ? {} : { total }),
    link: [{ relation: "self", url: self }, ...(next === undefined ? [] : [{ relation: "next", url: next }])],
    ...(entry.length === 0 ? {} : { entry }),
  };
}

function outcomeOf(ignored: readonly string[]): BundleEntry[] {
  if (ignored.length === 0) return [];
  const resource: OperationOutcome = {
    resourceType: "OperationOutcome",
    issue: ignored.map((name) => ({
      severity: "warning",
      code: "not-supported",
      diagnostics: `${name}: This parameter or its value is not supported, and was ignored.`,
      expression: [`http.${name}`],
    })),
  };
  return [{ resource, search: { mode: "outcome" } }];
}

/** Builds a Bundle of type collection. `head` describes it and has no URL of its own. */
export function collection({
  base,
  timestamp,
  head,
  resources,
}: {
  base: string;
  timestamp: string;
  head: Composition;
  resources: readonly AuditEvent[];
}): Bundle {
  const { entry = [] } = entriesOf(base, resources);
  return {
    ...{ resourceType: "Bundle", type: "collection", timestamp },
    entry: [{ fullUrl: `urn:uuid:${randomUUID()}`, resource: head }, ...entry],
  };
}

/** FHIR has no empty lists. */
function entriesOf(
  base: string,
  resources: readonly (AuditEvent | Consent)[],
  more: object = {},
): Pick<Bundle, "entry"> {
  if (resources.length === 0) return {};
  return {
    entry: resources.map((resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
      ...more,
    })),
  };
}
