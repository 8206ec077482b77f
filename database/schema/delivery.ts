import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core";
import { alert, type RetractionReason } from "./alerts";
import { compliance, instant } from "./columns";

/**
 * The outbox: events to notify, written in the transaction that caused them. The relay expands each row into deliveries
 * once.
 */
export const outbox = compliance.table(
  "outbox",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /**
     * `alert.created`, `alert.finalised` (notifies endpoints that wait for finality), `alert.updated` (changed by a
     * person) or `alert.retracted`.
     */
    event: text().notNull(),
    alertId: text()
      .notNull()
      .references(() => alert.id),
    incarnation: integer().notNull(),
    /** For `alert.updated`, the alert's version after the change; else 0. */
    version: integer().notNull().default(0),
    /** For `alert.retracted`, the reason. The alert itself may be reinstated by the time the event is delivered. */
    retraction: text().$type<RetractionReason>(),
    createdAt: instant().notNull().defaultNow(),
    relayedAt: instant(),
    /** Position in the event stream, assigned when the row is relayed: a row committed later never gets a lower one. */
    position: bigint({ mode: "number" }),
  },
  (t) => [
    uniqueIndex().on(t.alertId, t.event, t.incarnation, t.version),
    uniqueIndex().on(t.position),
    index().on(t.id).where(sql`relayed_at is null`),
    check("outbox_retraction", sql`(event = 'alert.retracted') = (retraction is not null)`),
  ],
);

/** A webhook endpoint. */
export const endpoint = compliance.table("endpoint", {
  id: text().primaryKey(),
  name: text().notNull(),
  url: text().notNull(),
  /** `whsec_…`; the receiver verifies signatures with it. Shown once, never logged. */
  secret: text().notNull(),
  /** The secret before the last rotation. Messages are also signed with it until `previousSecretUntil`. */
  previousSecret: text(),
  previousSecretUntil: instant(),
  /** Rule ids; empty means every rule. */
  rules: text().array().notNull().default(sql`'{}'`),
  minSeverity: text().$type<"critical" | "high" | "medium" | "low">().notNull().default("low"),
  /** `instant` tells at the tip and takes back; `final` tells what can no longer be taken back. */
  delivery: text().$type<"instant" | "final">().notNull().default("instant"),
  /** Name of the format that its messages are written in: `alerts/deliver/formats` has them. Never changes. */
  format: text().notNull().default("standard"),
  /** What the format needs beside the URL, as the format validated it. Never logged, never shown. */
  settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  /** `thin` or `full`. */
  payload: text().$type<"thin" | "full">().notNull().default("thin"),
  /** Whether it is `full` or ever was: then its stored messages hold patient-level data. */
  everFull: boolean().notNull().default(false),
  /** Whether it is notified of changes that people make to alerts it was notified of. */
  updates: boolean().notNull().default(false),
  createdBy: text().notNull(),
  createdAt: instant().notNull().defaultNow(),
  /** When it was paused; its messages wait since then. Null if it is active. */
  pausedAt: instant(),
  deletedAt: instant(),
});

/** One message to one endpoint, across all its attempts. */
export const delivery = compliance.table(
  "delivery",
  {
    /** The `webhook-id`: the same on every attempt. */
    id: text().primaryKey(),
    endpointId: text()
      .notNull()
      .references(() => endpoint.id),
    alertId: text().references(() => alert.id),
    incarnation: integer(),
    /** For `alert.updated`, the alert's version that the message reports; else 0. */
    version: integer().notNull().default(0),
    type: text().notNull(),
    /** The body exactly as sent; every attempt repeats it byte for byte. */
    body: text().notNull(),
    /** `pending`, `delivered`, `failed` (attempts used up) or `cancelled` (endpoint deleted). */
    status: text().notNull().default("pending"),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    deliveredAt: instant(),
  },
  (t) => [
    uniqueIndex().on(t.endpointId, t.alertId, t.type, t.incarnation, t.version),
    index().on(t.alertId),
    index().on(t.createdAt, t.id),
    index().on(t.endpointId, t.createdAt),
    index().on(t.nextAttemptAt).where(sql`status = 'pending'`),
    index().on(t.endpointId, t.nextAttemptAt).where(sql`status = 'pending'`),
  ],
);

/** One attempt to send a delivery. */
export const deliveryAttempt = compliance.table(
  "delivery_attempt",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    deliveryId: text()
      .notNull()
      .references(() => delivery.id),
    at: instant().notNull().defaultNow(),
    statusCode: integer(),
    /** Why it failed, as a sentence; null if the endpoint accepted it. */
    error: text(),
    durationMs: integer().notNull(),
  },
  (t) => [index().on(t.deliveryId, t.id)],
);
