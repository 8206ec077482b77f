/** Returns the ETag of a version. */
export const etagOf = (version: number): string => `"${version}"`;

/** Returns the version in a validated `If-Match` header, with or without quotes; undefined without the header. */
export function versionOf(header: string | undefined): number | undefined {
  return header === undefined ? undefined : Number(header.replaceAll(/\D/g, ""));
}
