/** The search parameters of FHIR R4 that are served, and what they say. */
import { z } from "@hono/zod-openapi";
import { IDENTIFIERS } from "./systems";

/** A hexadecimal identifier: bare, as a reference of this type, or with its namespace in front. */
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

/** A resource's id: `<chain id>-<position>`. */
const resourceId = z
  .string()
  .regex(/^[A-Za-z0-9\-.]{1,64}$/, "This is no id of FHIR's.")
  .openapi({ example: "31337-134217728" });

export const idParameter = z.strictObject({ id: resourceId });

const LARGEST_CHAIN_ID = 2 ** 31 - 1;

/** The place that a resource's id names; undefined where no resource has such an id. */
export function placeOfId(id: string): { chain_id: number; pos: string } | undefined {
  const [, chainId, pos] = /^(\d{1,10})-(\d{1,18})$/.exec(id) ?? [];
  if (chainId === undefined || pos === undefined || Number(chainId) > LARGEST_CHAIN_ID) return undefined;
  return { chain_id: Number(chainId), pos };
}

const DATE = /^(eq|gt|lt|ge|le)?(\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?)?)?)$/;

/**
 * A date with its prefix, as bounds in Unix seconds: a date that is not written to the second stands for all its seconds
 * (FHIR R4, 3.1.1.4.5). A block's time is a whole second.
 */
const date = z.string().transform((text, context): { from?: number; before?: number } => {
  const [, prefix = "eq", written] = DATE.exec(text) ?? [];
  const span = written === undefined ? undefined : spanOf(written);
  if (span === undefined) {
    context.addIssue({
      code: "custom",
      message: "This must be a date or an instant with its zone, with eq, gt, lt, ge or le in front or nothing.",
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

/** The first second of what was written, and the first after it; undefined where there is no such date. */
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
 * A parameter of several values: commas between them mean "or", repeating it means "and" (FHIR R4, 3.1.1.4.17). So it is
 * lists, of each of which one value must hold. A fault of a value is one of the parameter: whoever asked knows that by
 * its name, and not by places in these lists.
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
      description: `${description} Commas: any of these; repeated: all must hold.`,
    });
}

/** The values that stand in every one of these lists; undefined where there is no list. */
export function inEach(lists: string[][] = []): string[] | undefined {
  const [first, ...others] = lists;
  return first?.filter((value) => others.every((list) => list.includes(value)));
}

const common = {
  _id: anyOfEach(resourceId, "Ids."),
  patient: anyOfEach(patient, "Pseudonym of the patient."),
  date: anyOfEach(date, "When it was recorded, with `ge`, `le`, `gt`, `lt` or `eq` in front."),
  _count: z.coerce.number().int().min(1).max(500).default(50).openapi({ description: "Most resources of a page." }),
  _cursor: z.string().max(16_000).optional().openapi({ description: "As the link `next` has it." }),
  _format: z
    .enum(["json", "application/json", "application/fhir+json"])
    .optional()
    .openapi({ description: "JSON is the only one." }),
};

export const auditEventSearch = z.strictObject({
  ...common,
  agent: anyOfEach(account, "Account of the actor, custodian, sender or recipient."),
});

export const consentSearch = z.strictObject({
  ...common,
  agent: anyOfEach(account, "Account of the recipient."),
  actor: anyOfEach(account, "Account of the recipient; the same as `agent`."),
});
