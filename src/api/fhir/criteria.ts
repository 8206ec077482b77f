/** What the searches ask of the fact tables. */
import { or, type SQL, sql } from "drizzle-orm";
import type { Coding } from "fhir/r4";
import { listed } from "../reading/fact-rows";
import { ENTITY_CODES, EVENT_CODES, OUTCOME_CODES } from "./audit-event";
import type { AnyOf, Criteria, EventKind } from "./read-events";
import { type AuditEventQuery, type ConsentQuery, ENTITY_IDENTIFIERS, placeOfId } from "./search";
import { type Bounds, type EntityIdentifier, matchesCode, matchesCoding, type Token } from "./search-values";
import { IMPLIED_SYSTEMS } from "./systems";

/** Lists of values: one of each list must match. */
type Lists<Value> = readonly (readonly Value[])[];

type EntityKind = (typeof ENTITY_IDENTIFIERS)[number];

/** The columns of the parties to an event and of its entities' identifiers, and which entity only some events have. */
const COLUMNS: Record<
  EventKind,
  {
    agents: readonly string[];
    source: string;
    entities: Partial<Record<EntityKind, string>>;
    cited: "consent" | "agreement";
  }
> = {
  access: {
    agents: ["actor", "custodian"],
    source: "custodian",
    entities: { patient: "patient", record: "record", consent: "cited_consent_id", transaction: "tx_hash" },
    cited: "consent",
  },
  share: {
    agents: ["sender", "recipient"],
    source: "sender",
    entities: { patient: "patient", record: "record", agreement: "agreement_id", transaction: "tx_hash" },
    cited: "agreement",
  },
};

/** Returns what a search for AuditEvents asks of accesses and of shares. */
export function eventCriteria(query: AuditEventQuery): Record<EventKind, Criteria> {
  return { access: criteriaOf("access", query), share: criteriaOf("share", query) };
}

function criteriaOf(kind: EventKind, query: AuditEventQuery): Criteria {
  const { agents, source, entities } = COLUMNS[kind];
  return {
    ...commonOf(query),
    anyOf: [
      ...patientsOf(query),
      ...both(query, "source").map((values) => [{ column: source, values }]),
      ...both(query, "agent").map((values) => agents.map((column) => ({ column, values }))),
      ...synonyms(query["entity.identifier"], query["entity:identifier"]).map((values) => columnsOf(entities, values)),
    ],
    conditions: [
      ...within(sql`a.block_time`, synonyms(query.date, query._lastUpdated)),
      ...ofCodes(kind, query),
      ...ofOutcomes(kind, query.outcome),
      ...ofEntities(kind, query["entity-type"], "type"),
      ...ofEntities(kind, query["entity-role"], "role"),
    ],
  };
}

/** Returns what a search for Consents asks of grants. */
export function consentCriteria(query: ConsentQuery): Criteria {
  const recipients = [...both(query, "actor"), ...(query.agent ?? [])];
  return {
    ...commonOf(query),
    anyOf: [...patientsOf(query), ...recipients.map((values) => [{ column: "grantee", values }])],
    conditions: [
      ...within(sql`a.block_time`, query.date),
      ...within(sql`coalesce(a.revoked_time, a.block_time)`, query._lastUpdated),
      ...(query.status ?? []).map(ofStatus),
    ],
  };
}

function commonOf({ _id = [] }: { _id?: Lists<string> | undefined }): Pick<Criteria, "ids"> {
  const [first, ...others] = _id;
  const ids = first?.filter((id) => others.every((list) => list.includes(id)));
  return { ids: ids?.flatMap((id) => placeOfId(id) ?? []) };
}

function synonyms<Value>(...parameters: (Lists<Value> | undefined)[]): Lists<Value> {
  return parameters.flatMap((lists) => lists ?? []);
}

/** Returns the values of a reference, however it was asked for. */
function both<Name extends "patient" | "agent" | "source" | "actor">(
  query: Partial<Record<Name | `${Name}.identifier` | `${Name}:identifier`, string[][] | undefined>>,
  name: Name,
): Lists<string> {
  return synonyms<string>(query[name], query[`${name}.identifier`], query[`${name}:identifier`]);
}

function patientsOf(query: AuditEventQuery | ConsentQuery): AnyOf[] {
  return both(query, "patient").map((values) => [{ column: "patient", values }]);
}

function columnsOf(entities: Partial<Record<EntityKind, string>>, wanted: readonly EntityIdentifier[]): AnyOf {
  return ENTITY_IDENTIFIERS.flatMap((entity) => {
    const column = entities[entity];
    const values = wanted.filter(({ kinds }) => kinds.includes(entity)).map(({ value }) => value);
    return column === undefined || values.length === 0 ? [] : [{ column, values }];
  });
}

function within(time: SQL, lists: Lists<readonly Bounds[]> = []): SQL[] {
  return lists.map(
    (alternatives) =>
      or(
        ...alternatives
          .flat()
          .map(({ from, before }) =>
            from === undefined
              ? sql`${time} < ${before}::bigint`
              : before === undefined
                ? sql`${time} >= ${from}::bigint`
                : sql`(${time} >= ${from}::bigint AND ${time} < ${before}::bigint)`,
          ),
      )!,
  );
}

/** Asks for the events whose type, subtype and action match: accesses with some actions, and shares or none of them. */
function ofCodes(kind: EventKind, { type, subtype, action }: AuditEventQuery): SQL[] {
  if (!type && !subtype && !action) return [];
  const each = <Value>(lists: Lists<Token> | undefined, value: Value, holds: (token: Token, value: Value) => boolean) =>
    (lists ?? []).every((tokens) => tokens.some((token) => holds(token, value)));
  const wanted = EVENT_CODES.filter(
    (codes) =>
      each(type, codes.type, matchesCoding) &&
      each(subtype, codes.subtype, matchesCoding) &&
      each(action, codes.action, (token, code) => matchesCode(token, code, IMPLIED_SYSTEMS.action)),
  );
  if (kind === "share") return wanted.some((codes) => codes.kind === "share") ? [] : [sql`false`];
  const actions = wanted.flatMap((codes) => (codes.kind === "access" ? [codes.of] : []));
  return [matchesAny("action", actions)];
}

function ofOutcomes(kind: EventKind, lists: Lists<Token> = []): SQL[] {
  return lists.map((tokens) => {
    const outcomes = (["permitted", "denied"] as const).filter((outcome) =>
      tokens.some((token) => matchesCode(token, OUTCOME_CODES[outcome], IMPLIED_SYSTEMS.outcome)),
    );
    if (kind === "share") return outcomes.includes("permitted") ? sql`true` : sql`false`;
    return matchesAny("outcome", outcomes);
  });
}

function matchesAny(column: string, values: readonly string[]): SQL {
  if (values.length === 0) return sql`false`;
  return sql`a.${sql.identifier(column)} IN (${listed(values)})`;
}

/** Asks for the events with an entity of this type or role. Every event has three; what it cites is in some only. */
function ofEntities(kind: EventKind, lists: Lists<Token> = [], part: "type" | "role"): SQL[] {
  const { cited, entities } = COLUMNS[kind];
  return lists.map((tokens) => {
    const has = (entity: keyof typeof ENTITY_CODES) => {
      const coding: Coding | undefined = ENTITY_CODES[entity][part];
      return coding !== undefined && tokens.some((token) => matchesCoding(token, coding));
    };
    if (has("patient") || has("data") || has("transaction")) return sql`true`;
    return has(cited) ? sql`a.${sql.identifier(entities[cited]!)} IS NOT NULL` : sql`false`;
  });
}

/** Asks for the grants with this status, as `consentToFhir` says it. */
function ofStatus(tokens: readonly Token[]): SQL {
  const inactive = sql`(a.revoked_pos IS NOT NULL
    OR (a.valid_until <> 0 AND a.valid_until <= greatest(a.valid_from, a.block_time)))`;
  const has = (status: string) => tokens.some((token) => matchesCode(token, status, IMPLIED_SYSTEMS.consentStatus));
  if (has("active")) return has("inactive") ? sql`true` : sql`NOT ${inactive}`;
  return has("inactive") ? inactive : sql`false`;
}
