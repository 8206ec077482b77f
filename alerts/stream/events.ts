import { asc, eq, gt, max } from "drizzle-orm";
import type { Client } from "../../database/client";
import { alert, outbox } from "../../database/schema/index";
import type { AlertRow } from "../alert-json";
import type { MessageType } from "../deliver/message";

/** An event of an alert, with its position in the stream. */
export type StreamEvent = {
  /** Increases with each event; some numbers may be missing. */
  position: number;
  type: MessageType;
  at: Date;
  /** The alert as it is when read. */
  alert: AlertRow;
};

/** Returns at most `limit` events after a position, in order. */
export async function readEvents(
  db: Pick<Client, "select">,
  { after, limit }: { after: number; limit: number },
): Promise<StreamEvent[]> {
  const rows = await db
    .select({ position: outbox.position, event: outbox.event, at: outbox.createdAt, alert })
    .from(outbox)
    .innerJoin(alert, eq(alert.id, outbox.alertId))
    .where(gt(outbox.position, after))
    .orderBy(asc(outbox.position))
    .limit(limit);
  return rows.map(({ position, event, ...rest }) => ({ position: position!, type: typeOf(event), ...rest }));
}

/** Returns the position of the newest event; 0 if there is none yet. */
export async function readHead(db: Pick<Client, "select">): Promise<number> {
  const [row] = await db.select({ head: max(outbox.position) }).from(outbox);
  return row?.head ?? 0;
}

/** Readers of the stream know an alert before it becomes final, so for them that is an update. */
function typeOf(event: string): MessageType {
  return event === "alert.finalised" ? "alert.updated" : (event as MessageType);
}
