import { createHash, randomBytes } from "node:crypto";
import type { RetractionReason } from "../../database/schema/index";
import type { AlertRow } from "../alert-json";
import type { Subject } from "../twins";

/** The types of message about an alert. */
export type MessageType = "alert.created" | "alert.updated" | "alert.retracted";

/**
 * Returns a message's id (`webhook-id`), a hash of endpoint, alert, type, incarnation and, for an update, the alert's
 * version. A message that is made or sent twice keeps its id, so that receivers can recognise it.
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

/** The id of the message that told an endpoint of an alert's incarnation: what later ones about it change or take back. */
export function creationId(of: { endpointId: string; alertId: string; incarnation: number }): string {
  return messageId({ ...of, type: "alert.created", version: 0 });
}

/** The id of a message that is about no alert: each has one of its own. */
export function randomMessageId(): string {
  return `msg_${randomBytes(24).toString("base64url")}`;
}

/** The alert columns needed for a thin message, the choice of recipients and the search for twins. */
export type NotifiedAlert = Subject &
  Pick<AlertRow, "ruleName" | "severity" | "headline" | "status" | "finality" | "blockNumber" | "logIndex"> &
  Pick<AlertRow, "detectedAt" | "retraction">;

/** What happened to an alert, as one endpoint is notified of it. */
export type AlertEvent = {
  /** The message's id. */
  id: string;
  /** The id of the message that first notified the endpoint of the alert, which updates and retractions refer to. */
  creationId: string;
  type: MessageType;
  at: Date;
  /** Why the alert was retracted, where that is what happened. */
  retraction: RetractionReason | null;
  /** Counts how often the alert came into force: 1 at first, more where it was retracted and reinstated. */
  incarnation: number;
};

/** The alert as the event left it, though its row may have moved on by the time that the message is made. */
export function asOfEvent<Row extends NotifiedAlert>(
  row: Row,
  { type, at, retraction }: Pick<AlertEvent, "type" | "at" | "retraction">,
): Row {
  if (type === "alert.retracted") return { ...row, status: "retracted", retractedAt: at, retraction };
  return row.status === "retracted" && type === "alert.created"
    ? { ...row, status: "open", retractedAt: null, retraction: null }
    : row;
}
