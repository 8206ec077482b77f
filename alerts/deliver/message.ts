import { createHash, randomBytes } from "node:crypto";
import { type AlertJson, type AlertRow, alertToJson } from "../alert-json";

/** What a webhook tells of an alert. */
export type MessageType = "alert.created" | "alert.updated" | "alert.retracted";

/** What a thin message says of an alert: enough to route it and to fetch the rest, and nothing about a patient. */
export type ThinAlert = {
  id: string;
  rule: { id: string; name: string };
  severity: string;
  status: string;
  finality: string;
  chainId: number;
  blockNumber: string;
  txHash: string;
  logIndex: number;
  detectedAt: string;
  /** Where the whole alert is read, with a credential. */
  url: string;
};

/** The body of an alert's webhook. */
export type AlertMessage = {
  type: MessageType;
  /** When it happened: ISO 8601, not the time of the attempt. */
  timestamp: string;
  data: ThinAlert | AlertJson;
};

/**
 * The `webhook-id`: the same for the same endpoint, alert, type, incarnation and, of an update, version, whoever computes
 * it and how often. So a message that is made or sent twice is recognised by its receiver.
 */
export function messageId({
  endpointId,
  alertId,
  type,
  incarnation,
  version,
}: {
  endpointId: string;
  alertId: string;
  type: MessageType;
  incarnation: number;
  /** Of an update: the alert's version that it tells of; else 0. */
  version: number;
}): string {
  const identity = JSON.stringify([endpointId, alertId, type, incarnation, ...(version > 0 ? [version] : [])]);
  return `msg_${createHash("sha256").update(identity).digest("base64url").slice(0, 32)}`;
}

/** A message by which an endpoint is tried: an id of its own, and nothing in it but the endpoint's name. */
export function testMessage(endpoint: { id: string; name: string }, at: Date): { id: string; body: string } {
  const message = {
    type: "endpoint.test",
    timestamp: at.toISOString(),
    data: { endpointId: endpoint.id, name: endpoint.name },
  };
  return { id: `msg_${randomBytes(24).toString("base64url")}`, body: JSON.stringify(message) };
}

/** What a thin message, and the choice of whom to tell, need of an alert. */
export type NotifiedAlert = Pick<
  AlertRow,
  | ("id" | "ruleId" | "ruleName" | "severity" | "status" | "finality" | "chainId" | "blockNumber" | "txHash")
  | ("logIndex" | "detectedAt" | "retractedAt")
>;

/** The alert as the event left it, though its row may have moved on by the time that the message is made. */
function asOfEvent<Row extends NotifiedAlert>(row: Row, type: MessageType, at: Date): Row {
  if (type === "alert.retracted") return { ...row, status: "retracted", retractedAt: row.retractedAt ?? at };
  return row.status === "retracted" && type === "alert.created" ? { ...row, status: "open", retractedAt: null } : row;
}

/** The body of an alert's message, as stored with the delivery and sent, to the byte, on every attempt: with the whole alert. */
export function fullBody({ type, at, alert }: { type: MessageType; at: Date; alert: AlertRow }): string {
  return bodyOf({ type, timestamp: at.toISOString(), data: alertToJson(asOfEvent(alert, type, at)) });
}

/** The same with a thin alert. */
export function thinBody({
  type,
  at,
  alert,
  publicUrl,
}: {
  type: MessageType;
  at: Date;
  alert: NotifiedAlert;
  publicUrl: string;
}): string {
  return bodyOf({ type, timestamp: at.toISOString(), data: thinAlert(asOfEvent(alert, type, at), publicUrl) });
}

const bodyOf = (message: AlertMessage): string => JSON.stringify(message);

/** What a thin message says of an alert. */
export function thinAlert(alert: NotifiedAlert, publicUrl: string): ThinAlert {
  return {
    id: alert.id,
    rule: { id: alert.ruleId, name: alert.ruleName },
    severity: alert.severity,
    status: alert.status,
    finality: alert.finality,
    chainId: alert.chainId,
    blockNumber: String(alert.blockNumber),
    txHash: alert.txHash,
    logIndex: alert.logIndex,
    detectedAt: alert.detectedAt.toISOString(),
    url: `${publicUrl.replace(/\/+$/, "")}/v1/alerts/${alert.id}`,
  };
}
