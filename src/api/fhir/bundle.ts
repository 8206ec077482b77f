import { randomUUID } from "node:crypto";
import type { AuditEvent, Bundle, Composition, Consent } from "fhir/r4";

/** Builds the Bundle of one search page. `base` is the URL of `/fhir`. */
export function searchset({
  base,
  self,
  next,
  resources,
}: {
  base: string;
  self: string;
  next: string | undefined;
  resources: readonly (AuditEvent | Consent)[];
}): Bundle {
  return {
    resourceType: "Bundle",
    type: "searchset",
    link: [{ relation: "self", url: self }, ...(next === undefined ? [] : [{ relation: "next", url: next }])],
    ...entriesOf(base, resources, { search: { mode: "match" } }),
  };
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

/**
 * Returns the request's own URL as its sender wrote it. A proxy that terminates TLS sets `x-forwarded-proto`; trusting
 * it is safe, because it can only turn http into https.
 */
export function addressOf(request: { url: string; header(name: string): string | undefined }): URL {
  const url = new URL(request.url);
  if (request.header("x-forwarded-proto") === "https") url.protocol = "https:";
  return url;
}
