import { createHash, randomBytes } from "node:crypto";
import type { RetractionReason } from "../../database/schema/index";
import { type AlertJson, type AlertRow, alertToJson, retractionOf } from "../alert-json";
import type { FindTwins, Subject, Twins } from "../twins";

/** The types of message about an alert. */
export type MessageType = "alert.created" | "alert.updated" | "alert.retracted";

/**
 * The alert in a thin message: what went wrong, enough to route it and to fetch the rest, and nothing that identifies
 * the patient or actor.
 */
export type ThinAlert = Pick<
  AlertJson,
  "id" | "severity" | "headline" | "status" | "finality" | "chainId" | "blockNumber" | "txHash" | "logIndex"
> &
  Pick<AlertJson, "detectedAt" | "retraction"> & {
    rule: Pick<AlertJson["rule"], "id" | "name">;
    /** Where to read the whole alert, with a credential. */
    url: string;
  };

/** The body of an alert's webhook. */
export type AlertMessage = {
  type: MessageType;
  /** When the event happened, ISO 8601; not the time of the attempt. */
  timestamp: string;
  data: ThinAlert | AlertJson;
};

/**
 * Returns the `webhook-id`. It depends only on the endpoint, alert, type, incarnation and (for an update) version, so
 * that a receiver recognises a message that was created or sent twice.
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
  /** For an update, the alert's version that it reports; else 0. */
  version: number;
}): string {
  const identity = JSON.stringify([endpointId, alertId, type, incarnation, ...(version > 0 ? [version] : [])]);
  return `msg_${createHash("sha256").update(identity).digest("base64url").slice(0, 32)}`;
}

/** Creates a test message for an endpoint, with a random id and only the endpoint's id and name. */
export function testMessage(endpoint: { id: string; name: string }, at: Date): { id: string; body: string } {
  const message = {
    type: "endpoint.test",
    timestamp: at.toISOString(),
    data: { endpointId: endpoint.id, name: endpoint.name },
  };
  return { id: `msg_${randomBytes(24).toString("base64url")}`, body: JSON.stringify(message) };
}

/** The alert columns needed for a thin message, the choice of recipients and the search for twins. */
export type NotifiedAlert = Subject &
  Pick<AlertRow, "ruleName" | "severity" | "headline" | "status" | "finality" | "blockNumber" | "logIndex"> &
  Pick<AlertRow, "detectedAt" | "retraction">;

/** What happened to an alert; `retraction` is the reason if it was retracted. */
export type AlertEvent = { type: MessageType; at: Date; retraction: RetractionReason | null };

/** Returns the alert as the event left it, even if its row has changed since. */
function asOfEvent<Row extends NotifiedAlert>(row: Row, { type, at, retraction }: AlertEvent): Row {
  if (type === "alert.retracted") return { ...row, status: "retracted", retractedAt: at, retraction };
  return row.status === "retracted" && type === "alert.created"
    ? { ...row, status: "open", retractedAt: null, retraction: null }
    : row;
}

/**
 * Returns the body of a message with the whole alert. It is stored with the delivery; every attempt sends it byte for
 * byte.
 */
export function fullBody({
  event,
  alert,
  twinsOf,
}: {
  event: AlertEvent;
  alert: AlertRow;
  twinsOf: FindTwins;
}): string {
  const row = asOfEvent(alert, event);
  return bodyOf(event, alertToJson(row, twinsOf(row)));
}

/** Returns the body of a message with a thin alert. */
export function thinBody({
  event,
  alert,
  twinsOf,
  publicUrl,
}: {
  event: AlertEvent;
  alert: NotifiedAlert;
  twinsOf: FindTwins;
  publicUrl: string;
}): string {
  const row = asOfEvent(alert, event);
  return bodyOf(event, thinAlert(row, twinsOf(row), publicUrl));
}

const bodyOf = ({ type, at }: AlertEvent, data: AlertMessage["data"]): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data } satisfies AlertMessage);

/** Reduces an alert to what a thin message shows. */
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
