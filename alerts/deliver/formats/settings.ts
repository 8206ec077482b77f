import type { ZodError } from "zod";
import type { Format } from "./format";

/** A format does not take the settings that were given for an endpoint. */
export class FormatSettingsError extends Error {
  override name = "FormatSettingsError";
  constructor(
    format: string,
    /** What is wrong, with paths that begin at the settings. */
    readonly faults: ZodError,
  ) {
    super(`The format ${format} does not take these settings.`);
  }
}

/** The settings as the format's functions get them. Throws a `FormatSettingsError` where the format refuses them. */
export function readFormatSettings(format: Format, given: Record<string, unknown>): Record<string, unknown> {
  const read = format.settings.safeParse(given);
  if (!read.success) throw new FormatSettingsError(format.name, read.error);
  return { ...read.data };
}
