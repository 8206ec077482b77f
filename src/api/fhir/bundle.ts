import { randomUUID } from "node:crypto";
import type { AuditEvent, Bundle, Composition, Consent } from "fhir/r4";

/** One page of a search. `base` is the address of `/fhir`. */
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

/** Resources that were put together for some other reason, which `head` says; it stands nowhere but here. */
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
 * A request's own address as its sender wrote it: a proxy that ends TLS says so in `x-forwarded-proto`, and can only make
 * the address a safer one.
 */
export function addressOf(request: { url: string; header(name: string): string | undefined }): URL {
  const url = new URL(request.url);
  if (request.header("x-forwarded-proto") === "https") url.protocol = "https:";
  return url;
}
