/**
 * The verbs of a scenario and their fields, with one schema per verb. Only the form is checked here; the contracts
 * check the meaning.
 */
import { z } from "zod";
import { ACTIONS, CATEGORIES, CREDENTIAL_KINDS, OUTCOMES, PURPOSES } from "../../facts/codes";
import { ROLES } from "../names";

const MAX_NAME = 100;

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.0+)?(?:Z|\+00:00)$/;

/** Parses an ISO 8601 time to Unix seconds. It must survive the round trip, so that 30 February is refused. */
const instant = z.string().transform((text, context) => {
  const parts = INSTANT.exec(text);
  const seconds = parts ? Date.parse(`${parts[1]}${parts[2] ?? ":00"}Z`) / 1000 : Number.NaN;
  if (!parts || Number.isNaN(seconds) || !new Date(seconds * 1000).toISOString().startsWith(parts[1]!)) {
    context.addIssue({
      code: "custom",
      message: `"${text}" is not a time; write a UTC time in whole seconds such as "2026-03-02T08:00:00Z"`,
    });
    return z.NEVER;
  }
  if (seconds < 1 || seconds >= 2 ** 40) {
    context.addIssue({
      code: "custom",
      message: `"${text}" is out of range for a chain's clock; write a time after 1970`,
    });
    return z.NEVER;
  }
  return seconds;
});

/** Parses a date to the Unix seconds of its midnight in UTC. */
const date = z.string().transform((text, context) => {
  const seconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 1000 : Number.NaN;
  if (Number.isNaN(seconds) || !new Date(seconds * 1000).toISOString().startsWith(text)) {
    context.addIssue({ code: "custom", message: `"${text}" is not a date; write one such as "2026-03-02"` });
    return z.NEVER;
  }
  return seconds;
});

const name = z
  .string()
  .min(1, "a name must not be empty; give a name, or omit the field if it is optional")
  .max(MAX_NAME, `a name must not exceed ${MAX_NAME} characters`);
const text = z.string().min(1, "a text must not be empty; write one, or omit the field if it is optional");
const amount = z.int().min(0, "an amount must be a non-negative whole number of minor units");
/** `null` means the same as omitting the field. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value): z.output<Schema> | undefined => value ?? undefined);

const several = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .min(1, "the list is empty; name at least one")
    .refine((list) => new Set(list).size === list.length, "the list has duplicates; list each item once");

const terms = { purposes: several(z.enum(PURPOSES)), categories: several(z.enum(CATEGORIES)) };
const consentTerms = { ...terms, actions: several(z.enum(ACTIONS)) };
const validity = { from: maybe(instant), until: maybe(instant) };
const direct = { direct: maybe(z.boolean()) };

/** The fields of each verb, besides those that every line has. */
export const VERBS = {
  "patient.register": { patient: name, controller: maybe(name) },
  "representative.set": { patient: name, representative: name, until: instant.nullable() },
  "affiliation.set": { member: name, organisation: name, ...validity },
  "affiliation.end": { member: name, organisation: name },
  "issuer.trust": { issuer: name, ...direct },
  "issuer.distrust": { issuer: name, ...direct },
  "credential.issue": { credential: name, issuer: name, subject: name, kind: z.enum(CREDENTIAL_KINDS), ...validity },
  "credential.revoke": { credential: name },
  "consent.request": { request: name, requester: name, patient: name, ...consentTerms, until: maybe(instant) },
  "consent.grant": {
    consent: name,
    patient: name,
    grantee: name,
    ...consentTerms,
    ...validity,
    redisclose: maybe(z.boolean()),
    request: maybe(name),
  },
  "consent.revoke": { consent: name, requestedAt: maybe(instant) },
  access: {
    access: name,
    custodian: name,
    actor: name,
    patient: name,
    record: name,
    purpose: z.enum(PURPOSES),
    category: z.enum(CATEGORIES),
    action: z.enum(ACTIONS),
    consent: maybe(name),
    occurredAt: maybe(instant),
    outcome: maybe(z.enum(OUTCOMES)),
    reason: maybe(text),
    seq: maybe(
      z
        .int()
        .min(0)
        .lt(2 ** 48),
    ),
  },
  "access.review": { access: name, reviewer: name, approved: z.boolean() },
  "agreement.start": {
    agreement: name,
    parties: z.tuple([name, name]),
    ...terms,
    formats: several(text),
    ...validity,
    redisclose: maybe(z.boolean()),
  },
  "agreement.end": { agreement: name },
  share: {
    share: name,
    from: name,
    to: name,
    patient: name,
    record: name,
    purpose: z.enum(PURPOSES),
    category: z.enum(CATEGORIES),
    format: text,
    agreement: maybe(name),
  },
  "request.open": { request: name, patient: name, custodian: name },
  "request.extend": { request: name },
  "request.fulfil": { request: name },
  "claim.submit": { claim: name, provider: name, patient: name, service: text, serviceDate: date, amount },
  "claim.approve": { claim: name, approver: name, amount },
  "claim.deny": { claim: name },
  "claim.void": { claim: name },
  "claim.pay": { claim: name, amount },
  "policy.set": { key: text, value: z.int(), ...direct },
  "role.grant": { role: z.enum(ROLES), account: name, ...direct },
  "role.revoke": { role: z.enum(ROLES), account: name, ...direct },
  "chain.mine": {
    blocks: z.int().min(1, "mine at least one block").max(100_000),
    every: maybe(z.int().min(1, "blocks must be at least one second apart")),
  },
  "chain.reorg": { depth: z.int().min(1, "replace at least one block"), remine: maybe(z.boolean()) },
} as const satisfies Record<string, z.ZodRawShape>;

export type Verb = keyof typeof VERBS;

const common = {
  at: instant,
  id: maybe(z.string().min(1, "a label must not be empty; omit it").max(MAX_NAME)),
  expect: maybe(
    z
      .array(z.string().regex(/^[A-Z]{3}-\d{2}$/, 'a rule id looks like "ACC-04"'))
      .refine((rules) => rules.every((rule, index) => index === 0 || rules[index - 1]! < rule), {
        message: "the rule ids are not sorted, or one is listed twice; sort them and list each once",
      }),
  ),
  by: maybe(name),
  reverts: maybe(z.boolean()),
};

type Fields<V extends Verb> = { [Field in keyof (typeof VERBS)[V]]: z.output<(typeof VERBS)[V][Field]> };
type Common = { [Field in keyof typeof common]: z.output<(typeof common)[Field]> };

/** A parsed line: times are Unix seconds, `line` is its number in the file. */
export type LineOf<V extends Verb> = { [Each in V]: Common & Fields<Each> & { do: Each; line: number } }[V];
export type ScenarioLine = LineOf<Verb>;

const schemaOf = (verb: Verb) => z.strictObject({ ...common, do: z.literal(verb), ...VERBS[verb] });
const schemas = new Map<Verb, ReturnType<typeof schemaOf>>();

/** Returns the schema of a whole line of this verb. Fields that the verb does not have are refused. */
export function lineSchema(verb: Verb): ReturnType<typeof schemaOf> {
  let schema = schemas.get(verb);
  if (!schema) {
    schema = schemaOf(verb);
    schemas.set(verb, schema);
  }
  return schema;
}

/** Returns the names of the fields of this verb. */
export function fieldsOf(verb: Verb): string[] {
  return ["at", "do", ...Object.keys(VERBS[verb]), "id", "by", "expect", "reverts"];
}
