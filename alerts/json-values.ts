/** Schemas of the values in responses and messages. */
import { z } from "@hono/zod-openapi";

/** Lower-case `0x` hex. */
export const hexText = z.string().regex(/^0x[0-9a-f]*$/);

/** An ISO 8601 instant in UTC. A custodian's clock can give a year after 9999, written `+036812-…`. */
export const instantText = z
  .string()
  .regex(/^(\d{4}|\+\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .openapi({ format: "date-time", example: "2026-01-31T12:00:00.000Z" });

/** An integer that may exceed 2^53, in decimal digits. */
export const decimalText = z.string().regex(/^-?[0-9]+$/);

/**
 * The schema or null. Unlike `nullable()`, it leaves a named component as it is: that would make the component itself
 * nullable everywhere, or describe a value that null does not match.
 */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

export const severity = z.enum(SEVERITIES);
