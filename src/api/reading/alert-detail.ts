import type { z } from "@hono/zod-openapi";
import { type AlertRow, alertToJson } from "../../../alerts/alert-json";
import type { HistoryRow } from "../../../alerts/triage/history";
import { readTwins } from "../../../alerts/twins";
import type { Client } from "../../../database/client";
import { Problem } from "../problem";
import type { alertDetail } from "../schemas/alert";
import { readAlert, readHistory } from "./alerts";
import { readDeliveriesOf } from "./deliveries";

export type AlertDetailJson = z.infer<typeof alertDetail>;

/** Returns an alert by its row or id, with its history and deliveries. Throws a `Problem` if the id is unknown. */
export async function alertDetailJson(db: Client, of: AlertRow | string): Promise<AlertDetailJson> {
  const row = typeof of === "string" ? await readAlert(db, of) : of;
  if (!row) throw new Problem(404, "not-found", "No alert has this id.");
  const [twinsOf, history, deliveries] = await Promise.all([
    readTwins(db, [row]),
    readHistory(db, row.id),
    readDeliveriesOf(db, { alertId: row.id }),
  ]);
  return { ...alertToJson(row, twinsOf(row)), history: history.map(historyJson), deliveries };
}

/** Converts a change of an alert to its JSON. */
export function historyJson({ at, by, byKind, byId, change, from, to, note }: HistoryRow) {
  return { at: at.toISOString(), by, byKind, byId, change, from, to, note };
}
