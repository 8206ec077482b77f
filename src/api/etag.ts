/** The ETag of what is at this version. */
export const etagOf = (version: number): string => `"${version}"`;

/** The version that a checked `If-Match` names, with or without quotes; undefined where there is no such header. */
export function versionOf(header: string | undefined): number | undefined {
  return header === undefined ? undefined : Number(header.replaceAll(/\D/g, ""));
}
