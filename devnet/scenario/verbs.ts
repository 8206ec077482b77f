/** The verbs of a scenario and their fields, one schema a verb. Form is checked here, meaning by the contracts. */
import { z } from "zod";
import { ACTIONS, CATEGORIES, CREDENTIAL_KINDS, OUTCOMES, PURPOSES } from "../../facts/codes";
import { ROLES } from "../names";

const MAX_NAME = 100;

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.0+)?(?:Z|\+00:00)$/;

/** Unix seconds from an ISO 8601 instant. The same day and hour must come back, so that 30 February is refused. */
const instant = z.string().transform((text, context) => {
  const parts = INSTANT.exec(text);
  const seconds = parts ? Date.parse(`${parts[1]}${parts[2] ?? ":00"}Z`) / 1000 : Number.NaN;
  if (!parts || Number.isNaN(seconds) || !new Date(seconds * 1000).toISOString().startsWith(parts[1]!)) {
    context.addIssue({
      code: "custom",
      message: `"${text}" is no instant; write a UTC time of whole seconds such as "2026-03-02T08:00:00Z"`,
    });
    return z.NEVER;
  }
  if (seconds < 1 || seconds >= 2 ** 40) {
    context.addIssue({ code: "custom", message: `"${text}" does not fit a chain's clock; write a time after 1970` });
    return z.NEVER;
  }
  return seconds;
});

/** Unix seconds of midnight UTC from a date. */
const date = z.string().transform((text, context) => {
  const seconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 1000 : Number.NaN;
  if (Number.isNaN(seconds) || !new Date(seconds * 1000).toISOString().startsWith(text)) {
    context.addIssue({ code: "custom", message: `"${text}" is no date; write one such as "2026-03-02"` });
    return z.NEVER;
  }
  return seconds;
});

const name = z
  .string()
  .min(1, "an empty name stands for nobody; give a name, or leave the field out where it may be missing")
  .max(MAX_NAME, `a name has at most ${MAX_NAME} characters`);
const text = z.string().min(1, "an empty text says nothing; write one, or leave the field out where it may be missing");
const amount = z.int().min(0, "an amount is a whole number of minor units and not negative");
/** `null` says the same as leaving the field out. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value): z.output<Schema> | undefined => value ?? undefined);

const several = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .min(1, "the list is empty; name at least one")
    .refine((list) => new Set(list).size === list.length, "the list names something twice; name each once");

const terms = { purposes: several(z.enum(PURPOSES)), categories: several(z.enum(CATEGORIES)) };
const consentTerms = { ...terms, actions: several(z.enum(ACTIONS)) };
const validity = { from: maybe(instant), until: maybe(instant) };
const direct = { direct: maybe(z.boolean()) };

/** The fields of each verb beside those that every line has. */
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
    every: maybe(z.int().min(1, "blocks are at least one second apart")),
  },
  "chain.reorg": { depth: z.int().min(1, "replace at least one block"), remine: maybe(z.boolean()) },
} as const satisfies Record<string, z.ZodRawShape>;

export type Verb = keyof typeof VERBS;

const common = {
  at: instant,
  id: maybe(z.string().min(1, "an empty label labels nothing; leave it out").max(MAX_NAME)),
  expect: maybe(
    z
      .array(z.string().regex(/^[A-Z]{3}-\d{2}$/, 'a rule id looks like "ACC-04"'))
      .refine((rules) => rules.every((rule, index) => index === 0 || rules[index - 1]! < rule), {
        message: "the rule ids are not sorted, or one stands there twice; sort them and name each once",
      }),
  ),
  by: maybe(name),
  reverts: maybe(z.boolean()),
};

type Fields<V extends Verb> = { [Field in keyof (typeof VERBS)[V]]: z.output<(typeof VERBS)[V][Field]> };
type Common = { [Field in keyof typeof common]: z.output<(typeof common)[Field]> };

/** A line as the player takes it: instants are Unix seconds, `line` is its number in the file. */
export type LineOf<V extends Verb> = { [Each in V]: Common & Fields<Each> & { do: Each; line: number } }[V];
export type ScenarioLine = LineOf<Verb>;

const schemaOf = (verb: Verb) => z.strictObject({ ...common, do: z.literal(verb), ...VERBS[verb] });
const schemas = new Map<Verb, ReturnType<typeof schemaOf>>();

/** The schema of a whole line of this verb. Fields that the verb does not have are refused. */
export function lineSchema(verb: Verb): ReturnType<typeof schemaOf> {
  let schema = schemas.get(verb);
  if (!schema) {
    schema = schemaOf(verb);
    schemas.set(verb, schema);
  }
  return schema;
}

/** The names of the fields that a line of this verb may have. */
export function fieldsOf(verb: Verb): string[] {
  return ["at", "do", ...Object.keys(VERBS[verb]), "id", "by", "expect", "reverts"];
}
