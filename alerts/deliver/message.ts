import { createHash, randomBytes } from "node:crypto";
import type { RetractionReason } from "../../database/schema/index";
import { type AlertJson, type AlertRow, alertToJson, retractionOf } from "../alert-json";
import type { FindTwins, Subject, Twins } from "../twins";

/** What a webhook tells of an alert. */
export type MessageType = "alert.created" | "alert.updated" | "alert.retracted";

/**
 * What a thin message says of an alert: what was wrong, enough to route it and to fetch the rest, and nothing that tells
 * which patient or actor it is about.
 */
export type ThinAlert = Pick<
  AlertJson,
  "id" | "severity" | "headline" | "status" | "finality" | "chainId" | "blockNumber" | "txHash" | "logIndex"
> &
  Pick<AlertJson, "detectedAt" | "retraction"> & {
    rule: Pick<AlertJson["rule"], "id" | "name">;
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

/** What a thin message, the choice of whom to tell and the search for twins need of an alert. */
export type NotifiedAlert = Subject &
  Pick<AlertRow, "ruleName" | "severity" | "headline" | "status" | "finality" | "blockNumber" | "logIndex"> &
  Pick<AlertRow, "detectedAt" | "retraction">;

/** What happened to an alert; `retraction` says why it was retracted, where that is what happened. */
export type ToldEvent = { type: MessageType; at: Date; retraction: RetractionReason | null };

/** The alert as the event left it, though its row may have moved on by the time that the message is made. */
function asOfEvent<Row extends NotifiedAlert>(row: Row, { type, at, retraction }: ToldEvent): Row {
  if (type === "alert.retracted") return { ...row, status: "retracted", retractedAt: at, retraction };
  return row.status === "retracted" && type === "alert.created"
    ? { ...row, status: "open", retractedAt: null, retraction: null }
    : row;
}

/** The body of an alert's message, as stored with the delivery and sent, to the byte, on every attempt: with the whole alert. */
export function fullBody({ event, alert, twinsOf }: { event: ToldEvent; alert: AlertRow; twinsOf: FindTwins }): string {
  const row = asOfEvent(alert, event);
  return bodyOf(event, alertToJson(row, twinsOf(row)));
}

/** The same with a thin alert. */
export function thinBody({
  event,
  alert,
  twinsOf,
  publicUrl,
}: {
  event: ToldEvent;
  alert: NotifiedAlert;
  twinsOf: FindTwins;
  publicUrl: string;
}): string {
  const row = asOfEvent(alert, event);
  return bodyOf(event, thinAlert(row, twinsOf(row), publicUrl));
}

const bodyOf = ({ type, at }: ToldEvent, data: AlertMessage["data"]): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data } satisfies AlertMessage);

/** What a thin message says of an alert. */
export function thinAlert(alert: NotifiedAlert, twins: Twins, publicUrl: string): ThinAlert {
  return {
    id: alert.id,
    rule: { id: alert.ruleId, name: alert.ruleName },
    severity: alert.severity,
    headline: alert.headline,
    status: alert.status,
    finality: alert.finality,
    chainId: alert.chainId,
    blockNumber: String(alert.blockNumber),
    txHash: alert.txHash,
    logIndex: alert.logIndex,
    detectedAt: alert.detectedAt.toISOString(),
    retraction: retractionOf(alert, twins),
    url: `${publicUrl.replace(/\/+$/, "")}/v1/alerts/${alert.id}`,
  };
}
