/**
 * Writes accesses and shares as FHIR R4 AuditEvents, following the patterns of IHE BALP (PatientCreate, PatientRead,
 * PatientUpdate, PatientDelete; PrivacyDisclosure at the source). They claim no profile: BALP requires the network
 * address of each agent, which is not on chain.
 */
import type { AuditEvent, AuditEventAgent, AuditEventEntity, Coding } from "fhir/r4";
import type { Action } from "../../../facts/codes";
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

/** The codes of an action: the kind of event, the user's role, and the direction of the data. */
type ActionCodes = {
  action: "C" | "R" | "U" | "D" | "E";
  type: Coding;
  subtype: Coding;
  user: Coding;
  /** Whether data flows from the custodian to the user. */
  outward: boolean;
};

const rest = coded(SYSTEMS.auditEventType, "rest", "Restful Operation");
const interaction = (code: string) => coded(SYSTEMS.restfulInteraction, code, code);
const recipient = coded(SYSTEMS.participation, "IRCP", "information recipient");
const author = coded(SYSTEMS.participation, "AUT", "author (originator)");
const exported = coded(SYSTEMS.dicom, "110106", "Export");
const source = coded(SYSTEMS.dicom, "110153", "Source Role ID");
const destination = coded(SYSTEMS.dicom, "110152", "Destination Role ID");

const CODES: Record<Action, ActionCodes> = {
  read: { action: "R", type: rest, subtype: interaction("read"), user: recipient, outward: true },
  create: { action: "C", type: rest, subtype: interaction("create"), user: author, outward: false },
  update: { action: "U", type: rest, subtype: interaction("update"), user: author, outward: false },
  delete: { action: "D", type: rest, subtype: interaction("delete"), user: author, outward: false },
  export: {
    action: "R",
    type: exported,
    subtype: coded(SYSTEMS.lifecycle, "extract", "Extract Record Lifecycle Event"),
    user: recipient,
    outward: true,
  },
  ALL: { action: "E", type: rest, subtype: interaction("operation"), user: recipient, outward: true },
};

/**
 * Converts an access as its custodian recorded it. The actor's system is not on chain, so the actor also stands for the
 * client. A denied access is a minor failure.
 */
export function accessToAuditEvent(access: AccessFact, names: Names): AuditEvent {
  const { action, type, subtype, user, outward } = CODES[access.action];
  const occurred = instant(access.occurred_at);
  const denied = access.outcome === "denied";
  const actor = accountReference(access.actor, names);
  const custodian = accountReference(access.custodian, names);
  return {
    resourceType: "AuditEvent",
    id: idOf(access),
    type,
    subtype: [subtype],
    action,
    ...(occurred === undefined ? {} : { period: { start: occurred, end: occurred } }),
    recorded: instant(access.block_time)!,
    outcome: denied ? "4" : "0",
    ...(denied ? { outcomeDesc: "The custodian denied the access." } : {}),
    purposeOfEvent: [concept(coded(SYSTEMS.purpose, access.purpose))],
    agent: [
      { type: concept(user), who: actor, ...named(access.actor, names), requestor: true },
      { type: concept(outward ? destination : source), who: actor, requestor: false },
      { type: concept(outward ? source : destination), who: custodian, requestor: false },
    ],
    source: sourceOf(custodian),
    entity: [
      patientEntity(access.patient),
      dataEntity(access, [
        { type: "accessId", valueString: access.access_id },
        { type: "custodianSequence", valueString: access.seq },
        ...(access.reason_hash === null ? [] : [{ type: "reasonHash", valueString: access.reason_hash }]),
      ]),
      ...(access.cited_consent_id === null ? [] : [citedEntity("consent", access.cited_consent_id, "Consent")]),
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
    type: exported,
    subtype: [coded(SYSTEMS.lifecycle, "disclose", "Disclose Record Lifecycle Event")],
    action: "R",
    recorded: instant(share.block_time)!,
    outcome: "0",
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
  return {
    what: patientReference(patient),
    type: coded(SYSTEMS.auditEntityType, "1", "Person"),
    role: coded(SYSTEMS.objectRole, "1", "Patient"),
  };
}

function dataEntity(
  { record, category }: { record: string; category: string },
  detail: NonNullable<AuditEventEntity["detail"]>,
): AuditEventEntity {
  const sensitivity = sensitivityOf(category);
  return {
    what: referenceTo("record", record),
    type: coded(SYSTEMS.auditEntityType, "2", "System Object"),
    role: coded(SYSTEMS.objectRole, "4", "Domain Resource"),
    ...(sensitivity === undefined ? {} : { securityLabel: [sensitivity] }),
    detail: [{ type: "category", valueString: category }, ...detail],
  };
}

function citedEntity(kind: "consent" | "agreement", value: string, type?: string): AuditEventEntity {
  return {
    what: referenceTo(kind, value, type),
    type: coded(SYSTEMS.auditEntityType, "2", "System Object"),
    role: coded(SYSTEMS.objectRole, "13", "Security Resource"),
  };
}

/** Returns the entity with the event's position on its chain. */
function transactionEntity(
  fact: { tx_hash: string; block_number: string; block_hash: string; log_index: number },
  entryIndex = 0,
): AuditEventEntity {
  return {
    what: referenceTo("transaction", fact.tx_hash),
    type: coded(SYSTEMS.auditEntityType, "4", "Other"),
    detail: [
      { type: "blockNumber", valueString: fact.block_number },
      { type: "blockHash", valueString: fact.block_hash },
      { type: "logIndex", valueString: String(fact.log_index) },
      { type: "entryIndex", valueString: String(entryIndex) },
    ],
  };
}
