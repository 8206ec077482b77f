import { z } from "@hono/zod-openapi";
import { booleanParameter } from "../parameters";

export { decimalText, hexText, instantText, orNull, SEVERITIES, severity } from "../../../alerts/json-values";

const hex = (bytes: number, what: string) =>
  z
    .string()
    .regex(new RegExp(`^0x[0-9a-fA-F]{${bytes * 2}}$`), `This must be ${what}: 0x and ${bytes * 2} hex digits.`)
    .transform((text) => text.toLowerCase());

/** A 32-byte parameter, in hex of either case. */
export const bytes32Parameter = hex(32, "32 bytes").openapi({ type: "string", pattern: "^0x[0-9a-fA-F]{64}$" });

/** An account address parameter, in hex of either case. */
export const addressParameter = hex(20, "an address").openapi({ type: "string", pattern: "^0x[0-9a-fA-F]{40}$" });

/** A time parameter, parsed into a Date. */
export const instantParameter = z.iso
  .datetime({ offset: true, error: "This must be an ISO 8601 time with a zone, such as 2026-01-31T12:00:00Z." })
  .transform((text) => new Date(text))
  .refine((instant) => instant.getUTCFullYear() >= 0 && instant.getUTCFullYear() <= 9999, {
    error: "The year must be 0000 to 9999 in UTC.",
  })
  .openapi({ type: "string", format: "date-time" });

export const chainIdParameter = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
  .openapi({ type: "integer", minimum: 1 });

/** Whether a CSV file begins with a byte order mark. */
export const bomParameter = booleanParameter.optional().openapi({
  description:
    "`true` begins the CSV with a byte order mark, by which Excel knows that it is UTF-8. Default: `false`; most programs need none. For CSV only.",
});
