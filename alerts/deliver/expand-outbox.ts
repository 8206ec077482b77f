import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { type Client, createClient } from "../../database/client";
import { LOCKS } from "../../database/locks";
import { alert, delivery, endpoint, outbox } from "../../database/schema/index";
import type { AlertRow, Severity } from "../alert-json";
import { readTwins } from "../twins";
import { STREAM_CHANNEL } from "./channels";
import type { EndpointRow } from "./endpoints";
import type { Format } from "./formats/format";
import { findFormat } from "./formats/index";
import type { DueDelivery } from "./jobs";
import { asOfEvent, creationId, type MessageType, messageId, type NotifiedAlert } from "./message";

const BATCH = 200;
const INSERT_ROWS = 1000;
/** The least severe first. */
export const SEVERITIES: Severity[] = ["low", "medium", "high", "critical"];

/** What happened to an alert, as the outbox has it, and the alert. */
type Event = {
  event: Pick<typeof outbox.$inferSelect, "event" | "alertId" | "incarnation" | "version" | "retraction" | "createdAt">;
  alert: NotifiedAlert;
};
type NewDelivery = Required<Pick<typeof delivery.$inferInsert, "id" | "endpointId" | "alertId" | "incarnation">> &
  Required<Pick<typeof delivery.$inferInsert, "version" | "type" | "body">>;

export type Expanded = {
  /** Number of outbox rows expanded. */
  events: number;
  /** The new deliveries, in the order to send them. */
  deliveries: DueDelivery[];
};

/** The alert columns that every message needs. Whole alerts are many times larger, and few endpoints want them. */
export const NOTIFIED = {
  id: alert.id,
  ruleId: alert.ruleId,
  ruleName: alert.ruleName,
  severity: alert.severity,
  headline: alert.headline,
  status: alert.status,
  finality: alert.finality,
  chainId: alert.chainId,
  blockNumber: alert.blockNumber,
  txHash: alert.txHash,
  logIndex: alert.logIndex,
  entryIndex: alert.entryIndex,
  logRank: alert.logRank,
  detectedAt: alert.detectedAt,
  retractedAt: alert.retractedAt,
  retraction: alert.retraction,
} satisfies Record<keyof NotifiedAlert, unknown>;

/**
 * Expands the oldest outbox rows into deliveries with their bodies, and marks the rows as relayed, in one transaction.
 * Repeating it after a crash creates the same deliveries with the same ids. Does nothing while another relay is
 * expanding.
 */
export async function expandOutbox({
  pool,
  publicUrl,
  formats,
  limit = BATCH,
}: {
  pool: Pool;
  publicUrl: string;
  /** Default: all that there are. */
  formats?: readonly Format[];
  limit?: number;
}): Promise<Expanded> {
  return createClient(pool).transaction(async (tx) => {
    // Pipelined: the queries run after the lock query, and their results are ignored if another relay holds the lock.
    const [, lock, events, endpoints] = await Promise.all([
      // A relay that hangs here loses its transaction, and with it the lock.
      tx.execute(sql`SET LOCAL idle_in_transaction_session_timeout = '30s'`),
      tx.execute<{ locked: boolean }>(sql`SELECT pg_try_advisory_xact_lock(${sql.raw(LOCKS.outbox.key)}) AS locked`),
      tx
        .select({ event: outbox, alert: NOTIFIED })
        .from(outbox)
        .innerJoin(alert, eq(alert.id, outbox.alertId))
        .where(isNull(outbox.relayedAt))
        .orderBy(asc(outbox.id))
        .limit(limit),
      tx.select().from(endpoint).where(isNull(endpoint.deletedAt)).orderBy(asc(endpoint.createdAt)),
    ]);
    if (!lock.rows[0]?.locked || events.length === 0) return { events: 0, deliveries: [] };
    const planned = await planDeliveries(tx, { events, endpoints, publicUrl, formats });
    const deliveries = await insertDeliveries(tx, planned);
    await Promise.all([
      markRelayed(
        tx,
        events.map(({ event }) => event.id),
      ),
      tx.execute(sql`SELECT pg_notify(${STREAM_CHANNEL}, '')`),
    ]);
    return { events: events.length, deliveries };
  });
}

/** Inserts the deliveries and returns those that did not exist yet, in order. */
export async function insertDeliveries(
  tx: Pick<Client, "execute">,
  planned: readonly NewDelivery[],
): Promise<DueDelivery[]> {
  const deliveries: DueDelivery[] = [];
  for (let start = 0; start < planned.length; start += INSERT_ROWS)
    deliveries.push(...(await insertSome(tx, planned.slice(start, start + INSERT_ROWS))));
  return deliveries;
}

async function insertSome(tx: Pick<Client, "execute">, planned: readonly NewDelivery[]): Promise<DueDelivery[]> {
  const { rows } = await tx.execute<{ id: string; endpoint_id: string }>(sql`
    INSERT INTO compliance.delivery (id, endpoint_id, alert_id, incarnation, version, type, body, next_attempt_at)
    SELECT d.id, d.endpoint_id, d.alert_id, d.incarnation, d.version, d.type, d.body, date_trunc('milliseconds', now())
    FROM jsonb_populate_recordset(NULL::compliance.delivery, ${JSON.stringify(planned.map(inColumns))}::jsonb)
      WITH ORDINALITY d
    ORDER BY d.ordinality ON CONFLICT DO NOTHING RETURNING id, endpoint_id`);
  return rows.map(({ id, endpoint_id }) => ({ deliveryId: id, endpointId: endpoint_id }));
}

const inColumns = ({ endpointId, alertId, ...rest }: NewDelivery) => ({
  ...rest,
  endpoint_id: endpointId,
  alert_id: alertId,
});

/**
 * Marks rows as relayed and gives each its position in the stream. Only the relay that holds the lock does this, so a
 * reader that has reached a position has seen everything before it, whenever the rows were committed.
 */
async function markRelayed(tx: Pick<Client, "execute">, ids: number[]): Promise<void> {
  await tx.execute(sql`
    WITH placed AS (
      SELECT id, (SELECT coalesce(max(position), 0) FROM compliance.outbox) + row_number() OVER (ORDER BY id) AS position
      FROM compliance.outbox WHERE id = ANY(${sql.param(ids)}::bigint[])
    )
    UPDATE compliance.outbox o SET relayed_at = now(), position = coalesce(o.position, placed.position)
    FROM placed WHERE o.id = placed.id`);
}

/** Returns a delivery with its body for each event and each endpoint that is to be notified of it, in order. */
export async function planDeliveries(
  tx: Pick<Client, "select">,
  {
    events,
    endpoints,
    publicUrl,
    formats,
  }: {
    events: readonly Event[];
    endpoints: readonly EndpointRow[];
    publicUrl: string;
    formats: readonly Format[] | undefined;
  },
): Promise<NewDelivery[]> {
  const notified = await endpointsNotified(tx, events);
  const whole = endpoints.some(({ payload }) => payload === "full") ? await wholeAlerts(tx, events) : undefined;
  // A thin message names a twin only to say what replaced a retracted alert.
  const linked = whole ? events : events.filter(({ event }) => event.event === "alert.retracted");
  const twinsOf = await readTwins(
    tx,
    linked.map(({ alert: row }) => row),
  );
  const deliveries: NewDelivery[] = [];
  for (const { event, alert: row } of events) {
    const type = messageType(event);
    const key = incarnationKey(event);
    const recipients = endpoints.filter((to) =>
      type === "alert.created"
        ? wantsCreated(to, event, row)
        : notified.has(`${to.id} ${key}`) && (type === "alert.retracted" || to.updates),
    );
    for (const to of recipients) {
      const { alertId, incarnation, version } = event;
      const id = messageId({ endpointId: to.id, alertId, type, incarnation, version });
      const what = {
        ...{ id, creationId: creationId({ endpointId: to.id, alertId, incarnation }), type, incarnation },
        ...{ at: event.createdAt, retraction: event.retraction },
      };
      const shown =
        to.payload === "full"
          ? { payload: "full" as const, alert: asOfEvent(whole!.get(alertId)!, what) }
          : { payload: "thin" as const, alert: asOfEvent(row, what) };
      const notice = { ...shown, event: what, twins: twinsOf(shown.alert), publicUrl, settings: to.settings };
      if (type === "alert.created") notified.add(`${to.id} ${key}`);
      deliveries.push({
        id,
        endpointId: to.id,
        alertId,
        incarnation,
        version,
        type,
        body: findFormat(to.format, formats).write(notice),
      });
    }
  }
  return deliveries;
}

async function wholeAlerts(tx: Pick<Client, "select">, events: readonly Event[]): Promise<Map<string, AlertRow>> {
  const ids = [...new Set(events.map(({ event }) => event.alertId))];
  const rows = await tx.select().from(alert).where(inArray(alert.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Returns the type that endpoints see. For an endpoint that waits for finality, an alert is created when it becomes
 * final.
 */
function messageType({ event }: Event["event"]): MessageType {
  return event === "alert.retracted" || event === "alert.updated" ? event : "alert.created";
}

const incarnationKey = ({ alertId, incarnation }: { alertId: string | null; incarnation: number | null }) =>
  `${alertId} ${incarnation}`;

/**
 * Returns which endpoints were notified of the alerts that are now changed or retracted. Only these get the later
 * event.
 */
async function endpointsNotified(tx: Pick<Client, "select">, events: readonly Event[]): Promise<Set<string>> {
  const later = events.filter(({ event }) => messageType(event) !== "alert.created").map(({ event }) => event.alertId);
  if (later.length === 0) return new Set();
  const rows = await tx
    .select({ endpointId: delivery.endpointId, alertId: delivery.alertId, incarnation: delivery.incarnation })
    .from(delivery)
    .where(and(inArray(delivery.alertId, later), eq(delivery.type, "alert.created")));
  return new Set(rows.map((row) => `${row.endpointId} ${incarnationKey(row)}`));
}

/**
 * Returns whether to notify an endpoint of an alert that was created or, if the endpoint waits for that, became final.
 */
function wantsCreated(to: EndpointRow, event: Event["event"], row: NotifiedAlert): boolean {
  if (to.createdAt > event.createdAt) return false;
  if (to.rules.length > 0 && !to.rules.includes(row.ruleId)) return false;
  if (SEVERITIES.indexOf(row.severity) < SEVERITIES.indexOf(to.minSeverity)) return false;
  if (to.delivery === "final") return event.event === "alert.finalised" || row.finality === "final";
  return event.event === "alert.created";
}
