/** The supported FHIR R4 search parameters and their meaning. */
import { z } from "@hono/zod-openapi";
import { IDENTIFIERS } from "./systems";

/** Parses a hexadecimal identifier: bare, as a reference of this type, or with its namespace. */
function identifier({ bytes, type, system }: { bytes: number; type?: string; system: string }) {
  const prefixes = [...(type ? [`${type}/`] : []), `${system}|`].map((prefix) => prefix.replaceAll(/[|/]/g, "\\$&"));
  return z
    .string()
    .regex(
      new RegExp(`^(${prefixes.join("|")})?0x[0-9a-fA-F]{${bytes * 2}}$`),
      `This must be 0x and ${bytes * 2} hex digits.`,
    )
    .transform((text) => text.slice(text.indexOf("0x")).toLowerCase());
}

const patient = identifier({ bytes: 32, type: "Patient", system: IDENTIFIERS.patient });
const account = identifier({ bytes: 20, system: IDENTIFIERS.account });

/** A resource id: `<chain id>-<position>`. */
const resourceId = z
  .string()
  .regex(/^[A-Za-z0-9\-.]{1,64}$/, "This is not a valid FHIR id.")
  .openapi({ example: "31337-134217728" });

export const idParameter = z.strictObject({ id: resourceId });

const LARGEST_CHAIN_ID = 2 ** 31 - 1;

/** Parses a resource id into a position; undefined if no resource can have this id. */
export function placeOfId(id: string): { chain_id: number; pos: string } | undefined {
  const [, chainId, pos] = /^(\d{1,10})-(\d{1,18})$/.exec(id) ?? [];
  if (chainId === undefined || pos === undefined || Number(chainId) > LARGEST_CHAIN_ID) return undefined;
  return { chain_id: Number(chainId), pos };
}

const DATE = /^(eq|gt|lt|ge|le)?(\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?)?)?)$/;

/**
 * Parses a date with an optional prefix into bounds in Unix seconds. A date without seconds covers its whole span (FHIR
 * R4, 3.1.1.4.5). Block times are whole seconds.
 */
const date = z.string().transform((text, context): { from?: number; before?: number } => {
  const [, prefix = "eq", written] = DATE.exec(text) ?? [];
  const span = written === undefined ? undefined : spanOf(written);
  if (span === undefined) {
    context.addIssue({
      code: "custom",
      message: "This must be a date, or a time with a zone, optionally prefixed with eq, gt, lt, ge or le.",
    });
    return z.NEVER;
  }
  const { first, after } = span;
  if (prefix === "gt") return { from: after };
  if (prefix === "ge") return { from: first };
  if (prefix === "lt") return { before: first };
  if (prefix === "le") return { before: after };
  return { from: first, before: after };
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

/**
 * A multi-value parameter: commas mean "or", repetition means "and" (FHIR R4, 3.1.1.4.17). It becomes a list of lists;
 * one value of each must match. Errors are reported on the parameter's name, not on a position in these lists, which
 * the caller does not know.
 */
function anyOfEach<Value extends z.ZodType<unknown, string>>(value: Value, description: string) {
  const anyOf = z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(value).max(100));
  const each = z.array(anyOf).min(1).max(10);
  return z
    .preprocess(
      (given) => (given === undefined || Array.isArray(given) ? given : [given]),
      z
        .array(z.string())
        .transform((given, context) => {
          const { success, data, error } = each.safeParse(given);
          if (success) return data;
          for (const message of new Set(error.issues.map((issue) => issue.message)))
            context.addIssue({ code: "custom", message });
          return z.NEVER;
        })
        .optional(),
    )
    .openapi({
      type: "array",
      items: { type: "string" },
      param: { explode: true, style: "form" },
      description: `${description} Comma-separated values: any may match; repeated parameters: all must match.`,
    });
}

/** Returns the values that are in every list; undefined without lists. */
export function inEach(lists: string[][] = []): string[] | undefined {
  const [first, ...others] = lists;
  return first?.filter((value) => others.every((list) => list.includes(value)));
}

const common = {
  _id: anyOfEach(resourceId, "Ids."),
  patient: anyOfEach(patient, "The patient's pseudonym."),
  date: anyOfEach(date, "When the event was recorded, optionally prefixed with `ge`, `le`, `gt`, `lt` or `eq`."),
  _count: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(50)
    .openapi({ description: "Maximum number of resources per page." }),
  _cursor: z.string().max(16_000).optional().openapi({ description: "Cursor from the `next` link." }),
  _format: z
    .enum(["json", "application/json", "application/fhir+json"])
    .optional()
    .openapi({ description: "Only JSON is supported." }),
};

export const auditEventSearch = z.strictObject({
  ...common,
  agent: anyOfEach(account, "Account of the actor, custodian, sender or recipient."),
});

export const consentSearch = z.strictObject({
  ...common,
  agent: anyOfEach(account, "Account of the recipient."),
  actor: anyOfEach(account, "Account of the recipient; same as `agent`."),
});
