/** The supported FHIR R4 search parameters, from which searches are read and the CapabilityStatement is written. */
import { z } from "@hono/zod-openapi";
import type { CapabilityStatementRestResourceSearchParam } from "fhir/r4";
import { date, identifier, identifierOf, resourceId, token } from "./search-values";

/** Most resources on a page. */
const LARGEST_PAGE = 500;

export const idParameter = z.strictObject({ id: resourceId });

const LARGEST_CHAIN_ID = 2 ** 31 - 1;

/** Parses a resource id into a position; undefined if no resource can have this id. */
export function placeOfId(id: string): { chain_id: number; pos: string } | undefined {
  const [, chainId, pos] = /^(\d{1,10})-(\d{1,18})$/.exec(id) ?? [];
  if (chainId === undefined || pos === undefined || Number(chainId) > LARGEST_CHAIN_ID) return undefined;
  return { chain_id: Number(chainId), pos };
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

type Described = {
  type: CapabilityStatementRestResourceSearchParam["type"];
  documentation: string;
  /** The id of the parameter's definition in FHIR R4. Chained parameters and our own have none. */
  definedBy?: string;
};

function parameter<Value extends z.ZodType<unknown, string>>(value: Value, described: Described) {
  return { schema: anyOfEach(value, described.documentation), described };
}

/**
 * The three ways to search by a logical reference: the parameter itself, chained (`patient.identifier`), and with the
 * modifier for references that have only an identifier (`patient:identifier`).
 */
function byIdentifier<const Name extends string, Value extends z.ZodType<unknown, string>>(
  name: Name,
  value: Value,
  documentation: string,
) {
  const chained = parameter(value, { type: "token", documentation });
  return { [`${name}.identifier`]: chained, [`${name}:identifier`]: chained } as Record<
    `${Name}.identifier` | `${Name}:identifier`,
    typeof chained
  >;
}

const patientReference = identifier({ kind: "patient", bytes: 32, type: "Patient" });
const patientToken = identifier({ kind: "patient", bytes: 32 });
const account = identifier({ kind: "account", bytes: 20 });

const PATIENT = "The patient's pseudonym.";
const AGENT = "Account of the actor, custodian, sender or recipient.";
const SOURCE = "Account of who recorded the event: the custodian or the sender.";
const RECIPIENT = "Account of the recipient.";

const common = {
  _id: parameter(resourceId, { type: "token", documentation: "Ids.", definedBy: "Resource-id" }),
  ...byIdentifier("patient", patientToken, PATIENT),
};

/** The identifiers that an AuditEvent's entities can have. */
export const ENTITY_IDENTIFIERS = ["patient", "record", "consent", "agreement", "transaction"] as const;

/** The search parameters of AuditEvent. */
export const auditEventParameters = {
  ...common,
  _lastUpdated: parameter(date, {
    type: "date",
    documentation: "The same as date, because events never change.",
    definedBy: "Resource-lastUpdated",
  }),
  patient: parameter(patientReference, {
    type: "reference",
    documentation: PATIENT,
    definedBy: "AuditEvent-patient",
  }),
  date: parameter(date, {
    type: "date",
    documentation: "When the event was recorded: the time of its block.",
    definedBy: "AuditEvent-date",
  }),
  agent: parameter(account, { type: "reference", documentation: AGENT, definedBy: "AuditEvent-agent" }),
  ...byIdentifier("agent", account, AGENT),
  source: parameter(account, { type: "reference", documentation: SOURCE, definedBy: "AuditEvent-source" }),
  ...byIdentifier("source", account, SOURCE),
  ...byIdentifier(
    "entity",
    identifierOf(ENTITY_IDENTIFIERS),
    "Patient, record, cited consent or agreement, or transaction.",
  ),
  "entity-type": parameter(token, {
    type: "token",
    documentation: "Type of an entity in the event.",
    definedBy: "AuditEvent-entity-type",
  }),
  "entity-role": parameter(token, {
    type: "token",
    documentation: "Role of an entity in the event; 13 finds events that cite a consent or an agreement.",
    definedBy: "AuditEvent-entity-role",
  }),
  type: parameter(token, {
    type: "token",
    documentation: "rest, or 110106 for exports and shares.",
    definedBy: "AuditEvent-type",
  }),
  subtype: parameter(token, {
    type: "token",
    documentation: "read, create, update, delete, operation, extract, or disclose for shares.",
    definedBy: "AuditEvent-subtype",
  }),
  action: parameter(token, { type: "token", documentation: "C, R, U, D or E.", definedBy: "AuditEvent-action" }),
  outcome: parameter(token, {
    type: "token",
    documentation: "0, or 4 for denied accesses.",
    definedBy: "AuditEvent-outcome",
  }),
};

/** The search parameters of Consent. */
export const consentParameters = {
  ...common,
  _lastUpdated: parameter(date, {
    type: "date",
    documentation: "When the consent was granted or, if it is revoked, when it was revoked.",
    definedBy: "Resource-lastUpdated",
  }),
  patient: parameter(patientReference, { type: "reference", documentation: PATIENT, definedBy: "clinical-patient" }),
  date: parameter(date, {
    type: "date",
    documentation: "When the consent was granted: the time of its block.",
    definedBy: "clinical-date",
  }),
  status: parameter(token, {
    type: "token",
    documentation: "active (an expired consent too), or inactive if revoked or never in force.",
    definedBy: "Consent-status",
  }),
  actor: parameter(account, { type: "reference", documentation: RECIPIENT, definedBy: "Consent-actor" }),
  ...byIdentifier("actor", account, RECIPIENT),
  agent: parameter(account, { type: "reference", documentation: "The same as actor." }),
};

/** Parameters that change how results are presented, not which are found. */
function resultParameters<const Sort extends readonly [string, ...string[]]>(sorts: Sort) {
  return {
    _count: z
      .string()
      .regex(/^\d{1,9}$/, "This must be a whole number, 0 or greater.")
      .transform((text) => Math.min(Number(text), LARGEST_PAGE))
      .default(50)
      .openapi({
        type: "integer",
        minimum: 0,
        description: `Resources per page, at most ${LARGEST_PAGE}; 0 means the same as _summary=count.`,
      }),
    _sort: z
      .enum(sorts, `This list can be sorted by ${sorts.join(", ")}.`)
      .default("-date")
      .openapi({ description: "Order by time; with `-`, newest first." }),
    _summary: z
      .enum(["count", "false"], "This must be count or false. Other summaries are not supported.")
      .default("false")
      .openapi({ description: "`count` answers only how many match." }),
    _total: z
      .enum(["none", "estimate", "accurate"], "This must be none, estimate or accurate.")
      .default("none")
      .openapi({ description: "Whether to count all matches; an estimate is accurate too." }),
    _cursor: z.string().max(16_000).optional().openapi({ description: "Cursor from a link." }),
    _format: formatParameter,
  };
}

/** `_format`; which formats are served is for `requireJson`. */
export const formatParameter = z
  .string()
  .optional()
  .openapi({ description: "json, application/json or application/fhir+json. Takes precedence over Accept." });

/** Parameters that may be ignored without finding more than was asked for, if their value is not supported. */
export const PRESENTATION = ["_sort", "_summary", "_total"] as const;

type Shape<Parameters extends Record<string, { schema: z.ZodType }>> = {
  [Name in keyof Parameters]: Parameters[Name]["schema"];
};

function shapeOf<Parameters extends Record<string, { schema: z.ZodType }>>(parameters: Parameters): Shape<Parameters> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { schema }]) => [name, schema]),
  ) as Shape<Parameters>;
}

export const auditEventSearch = z.strictObject({
  ...shapeOf(auditEventParameters),
  ...resultParameters(["date", "-date", "_lastUpdated", "-_lastUpdated"]),
});

export const consentSearch = z.strictObject({
  ...shapeOf(consentParameters),
  ...resultParameters(["date", "-date"]),
});

export type AuditEventQuery = z.infer<typeof auditEventSearch>;
export type ConsentQuery = z.infer<typeof consentSearch>;

/** Why parameters of FHIR R4 that a caller may expect are not supported. */
const REASONS: Record<string, string> = {
  "AuditEvent.address": "Network addresses of agents are not on the chain, so no event can be found by them.",
  "AuditEvent.agent-name": "Names are not on the chain. Search by the account, with agent.",
};

/** Returns why a parameter is not supported, if there is a reason to give. */
export function reasonAgainst(type: "AuditEvent" | "Consent", name: string): string | undefined {
  return REASONS[`${type}.${name}`];
}

/** Describes the search parameters for the CapabilityStatement; modifiers belong to their parameter. */
export function describedParameters(
  parameters: Record<string, { described: Described }>,
): CapabilityStatementRestResourceSearchParam[] {
  return Object.entries(parameters)
    .filter(([name]) => !name.includes(":"))
    .map(([name, { described }]) => ({
      name,
      ...(described.definedBy === undefined
        ? {}
        : { definition: `http://hl7.org/fhir/SearchParameter/${described.definedBy}` }),
      type: described.type,
      documentation:
        `${name}:identifier` in parameters
          ? `${described.documentation} Also as ${name}:identifier.`
          : described.documentation,
    }));
}
