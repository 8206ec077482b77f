import type { AuditEvent, Bundle, Consent } from "fhir/r4";

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

/** Resources that were put together for some other reason. */
export function collection({
  base,
  timestamp,
  resources,
}: {
  base: string;
  timestamp: string;
  resources: readonly AuditEvent[];
}): Bundle {
  return { resourceType: "Bundle", type: "collection", timestamp, ...entriesOf(base, resources) };
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
