import { asc, eq, gt, max } from "drizzle-orm";
import type { Client } from "../../database/client";
import { alert, outbox } from "../../database/schema/index";
import type { AlertRow } from "../alert-json";
import type { MessageType } from "../deliver/message";

/** Something that happened to an alert, at its place in the stream. */
export type StreamEvent = {
  /** Later events have higher ones; some numbers may be missing. */
  position: number;
  type: MessageType;
  at: Date;
  /** As it is when it is read. */
  alert: AlertRow;
};

/** The events after a place, in their order, at most `limit`. */
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

/** The place of the newest event; 0 where there is none yet. */
export async function readHead(db: Pick<Client, "select">): Promise<number> {
  const [row] = await db.select({ head: max(outbox.position) }).from(outbox);
  return row?.head ?? 0;
}

/** Who reads the stream has heard of an alert before it became final: to them that is a change of it. */
function typeOf(event: string): MessageType {
  return event === "alert.finalised" ? "alert.updated" : (event as MessageType);
}
