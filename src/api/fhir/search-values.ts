/** Reads single values of FHIR R4 search parameters. */
import { z } from "@hono/zod-openapi";
import type { Coding } from "fhir/r4";
import { IDENTIFIERS } from "./systems";

type IdentifierKind = keyof typeof IDENTIFIERS;

/** A patient, record, consent, agreement or transaction. `kinds` has several entries if the namespace was left out. */
export type EntityIdentifier<Kind extends IdentifierKind = IdentifierKind> = {
  kinds: readonly Kind[];
  value: string;
};

/** A code, a code of a system, or every code of a system; `system` is empty for codes that have none. */
export type Token = { system?: string; code?: string };

/** Block times in Unix seconds: from the first (inclusive) to the second (exclusive). */
export type Bounds = { from?: number; before?: number };

/**
 * Reads an identifier of this kind: bare, with its namespace or, given a type, as a reference to a resource of it. It
 * becomes lower-case hex.
 */
export function identifier({ kind, bytes, type }: { kind: IdentifierKind; bytes: number; type?: string }) {
  const system = IDENTIFIERS[kind];
  const prefixes = [...(type ? [`${type}/`] : []), `${system}|`].map((prefix) => prefix.replaceAll(/[|/]/g, "\\$&"));
  return z
    .string()
    .regex(
      new RegExp(`^(${prefixes.join("|")})?0x[0-9a-fA-F]{${bytes * 2}}$`),
      `This must be 0x and ${bytes * 2} hex digits, alone or after ${system}|.`,
    )
    .transform((text) => text.slice(text.indexOf("0x")).toLowerCase());
}

/** Reads an identifier of any of these kinds, each 32 bytes. */
export function identifierOf<const Kind extends IdentifierKind>(kinds: readonly Kind[]) {
  return z.string().transform((text, context): EntityIdentifier<Kind> => {
    const [, system, value] = /^(?:([^|]*)\|)?(0x[0-9a-f]{64})$/i.exec(text) ?? [];
    const named = system === undefined ? kinds : kinds.filter((kind) => IDENTIFIERS[kind] === system);
    if (value === undefined || named.length === 0) {
      const systems = kinds.map((kind) => `${IDENTIFIERS[kind]}|`).join(", ");
      context.addIssue({
        code: "custom",
        message: `This must be 0x and 64 hex digits, alone or after one of ${systems}.`,
      });
      return z.NEVER;
    }
    return { kinds: named, value: value.toLowerCase() };
  });
}

/** Reads a token. A code that nothing has is valid, and matches nothing. */
export const token = z.string().transform((text, context): Token => {
  const [, system, code = ""] = /^(?:([^|]*)\|)?([^|]*)$/s.exec(text) ?? [];
  if (code === "" && !system) {
    context.addIssue({ code: "custom", message: "This must be a code, alone or after its system and |." });
    return z.NEVER;
  }
  return { ...(system === undefined ? {} : { system }), ...(code === "" ? {} : { code }) };
});

/** Whether a token matches a coding. */
export function matchesCoding({ system, code }: Token, coding: Coding): boolean {
  return (system === undefined || system === (coding.system ?? "")) && (code === undefined || code === coding.code);
}

/** Whether a token matches an element of type `code`, which implies its systems. */
export function matchesCode({ system, code }: Token, value: string, systems: readonly string[]): boolean {
  return (!system || systems.includes(system)) && (code === undefined || code === value);
}

/** Reads a resource's id. */
export const resourceId = z
  .string()
  .regex(/^[A-Za-z0-9\-.]{1,64}$/, "This is not a valid FHIR id.")
  .openapi({ example: "31337-134217728" });

const DATE =
  /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?)?)?)$/;

/** How far `ap` reaches beyond the date: this part of the time between the date and now, as FHIR recommends. */
const APPROXIMATION = 0.1;

/**
 * Reads a date with an optional prefix; one of the bounds must hold. A date without seconds covers its whole span (FHIR
 * R4, 3.1.1.4.5). Block times are whole seconds, so `sa` means the same as `gt`, and `eb` as `lt`.
 */
export const date = z.string().transform((text, context): Bounds[] => {
  const [, prefix = "eq", written] = DATE.exec(text) ?? [];
  const span = written === undefined ? undefined : spanOf(written);
  if (span === undefined) {
    context.addIssue({
      code: "custom",
      message:
        "This must be a date, or a time with a zone, optionally prefixed with eq, ne, gt, lt, ge, le, sa, eb or ap.",
    });
    return z.NEVER;
  }
  const { first, after } = span;
  switch (prefix) {
    case "ne":
      return [{ before: first }, { from: after }];
    case "gt":
    case "sa":
      return [{ from: after }];
    case "ge":
      return [{ from: first }];
    case "lt":
    case "eb":
      return [{ before: first }];
    case "le":
      return [{ before: after }];
    case "ap": {
      const margin = Math.ceil(Math.abs(Date.now() / 1000 - first) * APPROXIMATION);
      return [{ from: first - margin, before: after + margin }];
    }
    default:
      return [{ from: first, before: after }];
  }
});

/** Returns the first second of the written span and the first one after it; undefined if the date does not exist. */
function spanOf(written: string): { first: number; after: number } | undefined {
  const [year, month, day] = written.slice(0, 10).split("-").map(Number) as [number, number?, number?];
  const whole = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const named = new Date(whole);
  if (month !== undefined && (named.getUTCMonth() !== month - 1 || named.getUTCDate() !== (day ?? 1))) return undefined;
  const seconds = (ms: number) => Math.ceil(ms / 1000);
  if (!written.includes("T")) {
    const after = Date.UTC(year + (month ? 0 : 1), day ? month! - 1 : (month ?? 0), day ? day + 1 : 1);
    return { first: seconds(whole), after: seconds(after) };
  }
  const at = Date.parse(written);
  if (Number.isNaN(at)) return undefined;
  const length = /T\d\d:\d\d(Z|[+-])/.test(written) ? 60_000 : written.includes(".") ? 1 : 1_000;
  return { first: seconds(at), after: seconds(at + length) };
}
