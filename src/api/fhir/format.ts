import type { Context } from "hono";
import { parseAccept } from "hono/utils/accept";
import { Problem } from "../problem";

/** The media types of FHIR's JSON, and the short name that `_format` may give. */
const JSON_TYPES = ["application/fhir+json", "application/json", "text/json"];
const FORMATS = ["json", ...JSON_TYPES];

/** The versions of FHIR that a media type may ask for with `fhirVersion`. */
const VERSION = /^4\.0(\.\d+)?$/;

/**
 * Refuses with 406 if the client cannot take FHIR R4 as JSON: by `_format`, if it is there, otherwise by the header
 * Accept. In a URL, `+` stands for a space, so `application/fhir json` is what careless clients send.
 */
export function requireJson(c: Context, formats: readonly string[]): void {
  const accepted =
    formats.length > 0
      ? formats.every((format) => allows(format.trim().replaceAll(" ", "+")))
      : acceptsJson(c.req.header("accept"));
  if (!accepted)
    throw new Problem(
      406,
      "not-acceptable",
      "Only FHIR R4 as JSON is served. Send Accept: application/fhir+json, or _format=json.",
    );
}

function allows(format: string): boolean {
  const [{ type, params } = { type: "", params: {} }, ...others] = parseAccept(format);
  return others.length === 0 && FORMATS.includes(type.toLowerCase()) && isOurVersion(params);
}

/** Whether the header allows one of our types; the most specific range that covers a type decides about it. */
function acceptsJson(header: string | undefined): boolean {
  if (header === undefined || header.trim() === "") return true;
  const ranges = parseAccept(header).filter(({ params }) => isOurVersion(params));
  return JSON_TYPES.some((type) => {
    const patterns = [type, `${type.split("/")[0]}/*`, "*/*"];
    const deciding = patterns
      .map((pattern) => ranges.find((range) => range.type.toLowerCase() === pattern))
      .find((range) => range !== undefined);
    return deciding !== undefined && deciding.q > 0;
  });
}

function isOurVersion(params: Record<string, string>): boolean {
  const version = Object.entries(params).find(([name]) => name.toLowerCase() === "fhirversion")?.[1];
  return version === undefined || VERSION.test(version);
}
