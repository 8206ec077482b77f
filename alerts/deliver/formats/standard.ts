import { z } from "zod";
import { type AlertJson, alertToJson, retractionOf } from "../../alert-json";
import type { thinAlertJson } from "../../alert-schema";
import type { Twins } from "../../twins";
import type { MessageType, NotifiedAlert } from "../message";
import { http } from "../webhook/http";
import { signMessage } from "../webhook/sign";
import type { Format, Notice } from "./format";
import { judgeStatus } from "./judge-status";

/**
 * What a thin message says of an alert: what was wrong, enough to route it and to fetch the rest, and nothing that tells
 * which patient or actor it is about.
 */
export type ThinAlert = z.infer<typeof thinAlertJson>;

/** The body of an alert's webhook. */
export type AlertMessage = {
  type: MessageType;
  /** When it happened: ISO 8601, not the time of the attempt. */
  timestamp: string;
  data: ThinAlert | AlertJson;
};

/** Standard Webhooks 1.0: JSON, signed with the endpoint's secret. */
export const standard: Format = {
  name: "standard",
  transport: http,
  contentType: "application/json",
  signed: true,
  settings: z.strictObject({}).describe("nothing"),
  write(notice) {
    const { type, at } = notice.event;
    const message: AlertMessage = { type, timestamp: at.toISOString(), data: dataOf(notice) };
    return JSON.stringify(message);
  },
  writeTest({ at, endpoint }) {
    return JSON.stringify({
      type: "endpoint.test",
      timestamp: at.toISOString(),
      data: { endpointId: endpoint.id, name: endpoint.name },
    });
  },
  headers: ({ secret, previousSecret, id, body }) => signMessage({ secret, previousSecret, id, body }),
  judge: judgeStatus,
};

function dataOf({ twins, publicUrl, ...notice }: Notice): AlertMessage["data"] {
  return notice.payload === "full" ? alertToJson(notice.alert, twins) : thinAlert(notice.alert, twins, publicUrl);
}

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
