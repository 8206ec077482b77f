/**
 * Writes accesses and shares as FHIR R4 AuditEvents, following the patterns of IHE BALP (PatientCreate, PatientRead,
 * PatientUpdate, PatientDelete; PrivacyDisclosure at the source). They claim no profile: BALP requires the network
 * address of each agent, which is not on chain.
 */
import type { AuditEvent, AuditEventAgent, AuditEventEntity, Coding } from "fhir/r4";
import { ACTIONS, type Action, type Outcome } from "../../../facts/codes";
import type { Names } from "../directory/names";
import {
  accountReference,
  coded,
  concept,
  idOf,
  instant,
  patientReference,
  referenceTo,
  sensitivityOf,
} from "./elements";
import type { AccessFact, ShareFact } from "./read-events";
import { SYSTEMS } from "./systems";

/** How an event is coded. */
type EventCodes = {
  action: "C" | "R" | "U" | "D" | "E";
  type: Coding;
  subtype: Coding;
};

/** The codes of an action: the kind of event, and the roles of the user, its client and the custodian. */
type ActionCodes = EventCodes & { user: Coding; client: Coding; server: Coding };

const rest = coded(SYSTEMS.auditEventType, "rest", "Restful Operation");
const interaction = (code: string) => coded(SYSTEMS.restfulInteraction, code, code);
const recipient = coded(SYSTEMS.participation, "IRCP", "information recipient");
const author = coded(SYSTEMS.participation, "AUT", "author (originator)");
const exported = coded(SYSTEMS.dicom, "110106", "Export");
const source = coded(SYSTEMS.dicom, "110153", "Source Role ID");
const destination = coded(SYSTEMS.dicom, "110152", "Destination Role ID");

const disclosed = coded(SYSTEMS.lifecycle, "disclose", "Disclose Record Lifecycle Event");

/** Data flows from the custodian to the client, or from the client to the custodian. */
const outward = { client: destination, server: source };
const inward = { client: source, server: destination };
/** BALP's pattern of a deletion has no direction. */
const removing = {
  client: coded(SYSTEMS.dicom, "110150", "Application"),
  server: coded(SYSTEMS.provenanceParticipant, "custodian", "Custodian"),
};

const CODES: Record<Action, ActionCodes> = {
  read: { action: "R", type: rest, subtype: interaction("read"), user: recipient, ...outward },
  create: { action: "C", type: rest, subtype: interaction("create"), user: author, ...inward },
  update: { action: "U", type: rest, subtype: interaction("update"), user: author, ...inward },
  delete: { action: "D", type: rest, subtype: interaction("delete"), user: author, ...removing },
  export: {
    action: "R",
    type: exported,
    subtype: coded(SYSTEMS.lifecycle, "extract", "Extract Record Lifecycle Event"),
    user: recipient,
    ...outward,
  },
  ALL: { action: "E", type: rest, subtype: interaction("operation"), user: recipient, ...outward },
};

const SHARE: EventCodes = { action: "R", type: exported, subtype: disclosed };

/** How every kind of event is coded: accesses by their action, and shares. */
export const EVENT_CODES: readonly (EventCodes & ({ kind: "access"; of: Action } | { kind: "share" }))[] = [
  ...ACTIONS.map((of) => ({ kind: "access" as const, of, ...CODES[of] })),
  { kind: "share", ...SHARE },
];

/** The outcomes of an access; a share is always permitted. */
export const OUTCOME_CODES: Record<Outcome, "0" | "4"> = { permitted: "0", denied: "4" };

const systemObject = coded(SYSTEMS.auditEntityType, "2", "System Object");
const securityResource = coded(SYSTEMS.objectRole, "13", "Security Resource");

/**
 * How entities are coded. A cited consent is no System Object: BALP's patterns have exactly one of these, the data.
 */
export const ENTITY_CODES = {
  patient: { type: coded(SYSTEMS.auditEntityType, "1", "Person"), role: coded(SYSTEMS.objectRole, "1", "Patient") },
  data: { type: systemObject, role: coded(SYSTEMS.objectRole, "4", "Domain Resource") },
  consent: { type: coded(SYSTEMS.resourceType, "Consent", "Consent"), role: securityResource },
  agreement: { type: systemObject, role: securityResource },
  transaction: { type: coded(SYSTEMS.auditEntityType, "4", "Other"), role: undefined },
} as const satisfies Record<string, { type: Coding; role: Coding | undefined }>;

/**
 * Converts an access as its custodian recorded it. The actor's system is not on chain, so the actor also stands for the
 * client. A denied access is a minor failure.
 */
export function accessToAuditEvent(access: AccessFact, names: Names): AuditEvent {
  const { action, type, subtype, user, client, server } = CODES[access.action];
  const occurred = instant(access.occurred_at);
  const actor = accountReference(access.actor, names);
  const custodian = accountReference(access.custodian, names);
  return {
    resourceType: "AuditEvent",
    id: idOf(access),
    meta: { lastUpdated: instant(access.block_time)! },
    type,
    subtype: [subtype],
    action,
    ...(occurred === undefined ? {} : { period: { start: occurred, end: occurred } }),
    recorded: instant(access.block_time)!,
    outcome: OUTCOME_CODES[access.outcome],
    ...(access.outcome === "denied" ? { outcomeDesc: "The custodian denied the access." } : {}),
    purposeOfEvent: [concept(coded(SYSTEMS.purpose, access.purpose))],
    agent: [
      { type: concept(user), who: actor, ...named(access.actor, names), requestor: true },
      { type: concept(client), who: actor, requestor: false },
      { type: concept(server), who: custodian, requestor: false },
    ],
    source: sourceOf(custodian),
    entity: [
      patientEntity(access.patient),
      dataEntity(access, [
        { type: "accessId", valueString: access.access_id },
        { type: "custodianSequence", valueString: access.seq },
        ...(access.reason_hash === null ? [] : [{ type: "reasonHash", valueString: access.reason_hash }]),
      ]),
      ...(access.cited_consent_id === null ? [] : [citedEntity("consent", access.cited_consent_id)]),
      transactionEntity(access, access.entry_index),
    ],
  };
}

/** Converts a share: a disclosure as its sender recorded it. */
export function shareToAuditEvent(share: ShareFact, names: Names): AuditEvent {
  const sender = accountReference(share.sender, names);
  return {
    resourceType: "AuditEvent",
    id: idOf(share),
    meta: { lastUpdated: instant(share.block_time)! },
    type: SHARE.type,
    subtype: [SHARE.subtype],
    action: SHARE.action,
    recorded: instant(share.block_time)!,
    outcome: OUTCOME_CODES.permitted,
    purposeOfEvent: [concept(coded(SYSTEMS.purpose, share.purpose))],
    agent: [
      { type: concept(source), who: sender, ...named(share.sender, names), requestor: true },
      {
        type: concept(destination),
        who: accountReference(share.recipient, names),
        ...named(share.recipient, names),
        requestor: false,
      },
    ],
    source: sourceOf(sender),
    entity: [
      patientEntity(share.patient),
      dataEntity(share, [
        { type: "shareId", valueString: share.share_id },
        ...(share.format === "" ? [] : [{ type: "format", valueString: share.format }]),
      ]),
      ...(share.agreement_id === null ? [] : [citedEntity("agreement", share.agreement_id)]),
      transactionEntity(share),
    ],
  };
}

function named(account: string, names: Names): Pick<AuditEventAgent, "name"> {
  const { name } = names(account);
  return name === null ? {} : { name };
}

function sourceOf(observer: AuditEvent["source"]["observer"]): AuditEvent["source"] {
  return { observer, type: [coded(SYSTEMS.auditSourceType, "4", "Application Server")] };
}

function patientEntity(patient: string): AuditEventEntity {
  return { what: patientReference(patient), ...ENTITY_CODES.patient };
}

function dataEntity(
  { record, category }: { record: string; category: string },
  detail: NonNullable<AuditEventEntity["detail"]>,
): AuditEventEntity {
  const sensitivity = sensitivityOf(category);
  return {
    what: referenceTo("record", record),
    ...ENTITY_CODES.data,
    ...(sensitivity === undefined ? {} : { securityLabel: [sensitivity] }),
    detail: [{ type: "category", valueString: category }, ...detail],
  };
}

function citedEntity(kind: "consent" | "agreement", value: string): AuditEventEntity {
  return { what: referenceTo(kind, value, kind === "consent" ? "Consent" : undefined), ...ENTITY_CODES[kind] };
}

/** Returns the entity with the event's position on its chain. */
function transactionEntity(
  fact: { tx_hash: string; block_number: string; block_hash: string; log_index: number },
  entryIndex = 0,
): AuditEventEntity {
  return {
    what: referenceTo("transaction", fact.tx_hash),
    type: ENTITY_CODES.transaction.type,
    detail: [
      { type: "blockNumber", valueString: fact.block_number },
      { type: "blockHash", valueString: fact.block_hash },
      { type: "logIndex", valueString: String(fact.log_index) },
      { type: "entryIndex", valueString: String(entryIndex) },
    ],
  };
}
