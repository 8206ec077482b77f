import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Client } from "../../../database/client";
import { delivery, deliveryAttempt } from "../../../database/schema/index";
import { groupBy } from "../group";
import { keysetOf, type ListQuery } from "../pagination";
import type { DeliveryJson } from "../schemas/delivery";

const shown = {
  id: delivery.id,
  endpointId: delivery.endpointId,
  alertId: delivery.alertId,
  type: delivery.type,
  status: delivery.status,
  createdAt: delivery.createdAt,
  deliveredAt: delivery.deliveredAt,
  nextAttemptAt: delivery.nextAttemptAt,
};

export type DeliveryFilter = { endpointId?: string[]; alertId?: string[]; status?: string[]; type?: string[] };

/** Reads one page of deliveries, plus one row if another page follows, and the total count on request. */
export async function readDeliveries(db: Client, query: ListQuery & DeliveryFilter) {
  const filter = and(
    query.endpointId && inArray(delivery.endpointId, query.endpointId),
    query.alertId && inArray(delivery.alertId, query.alertId),
    query.status && inArray(delivery.status, query.status),
    query.type && inArray(delivery.type, query.type),
  );
  const keyset = keysetOf(query, [
    { value: sql`${delivery.createdAt}`, type: "timestamptz" },
    { value: sql`${delivery.id}`, type: "text" },
  ]);
  const [found, total] = await Promise.all([
    db
      .select({ ...shown, keys: keyset.keys })
      .from(delivery)
      .where(and(filter, keyset.after))
      .orderBy(keyset.orderBy)
      .limit(keyset.limit),
    query.count ? db.$count(delivery, filter) : undefined,
  ]);
  const deliveries = await withAttempts(db, found);
  return { rows: found.map(({ keys }, index) => ({ keys, delivery: deliveries[index]! })), total };
}

/** Reads the deliveries about an alert, oldest first, or the delivery with an id. */
export async function readDeliveriesOf(db: Client, of: { alertId: string } | { id: string }): Promise<DeliveryJson[]> {
  const where: SQL = "id" in of ? eq(delivery.id, of.id) : eq(delivery.alertId, of.alertId);
  return withAttempts(
    db,
    await db.select(shown).from(delivery).where(where).orderBy(asc(delivery.createdAt), asc(delivery.id)),
  );
}

type Row = { [Column in keyof typeof shown]: (typeof delivery.$inferSelect)[Column] };

async function withAttempts(db: Client, rows: Row[]): Promise<DeliveryJson[]> {
  if (rows.length === 0) return [];
  const attempts = await db
    .select()
    .from(deliveryAttempt)
    .where(
      inArray(
        deliveryAttempt.deliveryId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(deliveryAttempt.id);
  const byDelivery = groupBy(attempts, ({ deliveryId }) => deliveryId);
  return rows.map((row) => ({
    id: row.id,
    endpointId: row.endpointId,
    alertId: row.alertId,
    type: row.type,
    status: row.status as DeliveryJson["status"],
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    attempts: (byDelivery.get(row.id) ?? []).map(({ at, statusCode, error, durationMs }) => ({
      at: at.toISOString(),
      statusCode,
      error,
      durationMs,
    })),
  }));
}
