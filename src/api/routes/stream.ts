import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { alertToJson } from "../../../alerts/alert-json";
import { thinAlert } from "../../../alerts/deliver/formats/standard";
import { readEvents, readHead, type StreamEvent } from "../../../alerts/stream/events";
import type { Subscription } from "../../../alerts/stream/hub";
import { type FindTwins, readTwins } from "../../../alerts/twins";
import type { ApiContext, ApiEnvironment } from "../environment";
import { connectionOf } from "../identity/client-address";
import type { Role } from "../identity/roles";
import { loggable } from "../middleware/failures";
import { operation } from "../operation";
import { invalidRequest, Problem } from "../problem";
import { alertEvent } from "../schemas/messages";

/** Events read per page, which is also all that is buffered for one reader. */
const PAGE = 50;
const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 2_000;
const LIFETIME_MS = 5 * 60_000;
/** How long a finished stream waits for its reader to take what was written. */
const GRACE_MS = 5_000;

/** Roles that get the full alert; for others an event is like a thin webhook. */
const SEES_ALL: readonly Role[] = ["auditor", "officer"];

const position = z.string().regex(/^\d{1,15}$/, "This must be the id of an event in this stream.");

const headers = z.object({
  "last-event-id": position
    .optional()
    .openapi({ description: "The id of the last event you received; the stream resumes after it." }),
});

const query = z.strictObject({
  after: position.optional().openapi({
    description:
      "The `Stream-Position` of an answer; the stream starts after it. `Last-Event-ID` takes precedence, so that `EventSource` can reconnect with the same URL.",
  }),
});

/** The route that streams alert events (server-sent events). */
export function streamRoute(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, events: hub, publicUrl, logger, streamLifetimeMs = LIFETIME_MS } = context;

  const stream = operation(context, "GET /v1/stream", {
    summary: "Stream alert events",
    description:
      "Server-sent events `alert.created`, `alert.updated` and `alert.retracted`. `data` is `{type, timestamp, data}` as in webhooks, with the alert as it is when sent. Ids increase and are durable: a client that sends the last one as `Last-Event-ID` misses nothing and sees nothing twice, even across restarts. Without it and without `after`, the stream starts with new events. The server closes the stream from time to time; reconnect, as `EventSource` does automatically. `auditor` and `officer` receive the full alert, other roles the fields of a thin webhook.",
    tags: ["Alerts"],
    request: { headers, query },
    responses: {
      200: {
        description: "The events; the schema is that of the `data` of each.",
        content: { "text/event-stream": { schema: alertEvent } },
      },
    },
  });
  app.openapi(stream, async (c) => {
    const head = await readHead(db);
    const lastEventId = c.req.valid("header")["last-event-id"];
    const given = lastEventId ?? c.req.valid("query").after;
    const after = given === undefined ? head : Number(given);
    if (after > head)
      throw invalidRequest([
        lastEventId === undefined
          ? { in: "query", field: "after", detail: "No event has this id yet. Connect without after." }
          : {
              in: "header",
              field: "last-event-id",
              detail: "No event has this id yet. Connect without Last-Event-ID.",
            },
      ]);
    if (c.req.raw.method === "HEAD") return c.body("", 200, { "content-type": "text/event-stream" });
    const subscription = hub.join();
    if (!subscription)
      throw new Problem(503, "stream-full", "The stream has reached its maximum number of readers. Try again later.", {
        headers: { "retry-after": "10" },
      });
    const whole = SEES_ALL.includes(c.get("credential").role);
    c.header("x-accel-buffering", "no");
    // Hono would send the message of an error to the reader: errors go to the log only.
    const response = streamSSE(c, (out) =>
      send({ out, subscription, after, dataOf, cut: () => connectionOf(c)?.destroy() }).catch((error: Error) =>
        logger.warn(loggable(error), "An event stream ended early"),
      ),
    );
    // A connection that stays open after its stream would keep a server from shutting down.
    response.headers.set("connection", "close");
    return response as never;

    function dataOf({ type, at, alert }: StreamEvent, twinsOf: FindTwins): string {
      const data = whole ? alertToJson(alert, twinsOf(alert)) : thinAlert(alert, twinsOf(alert), publicUrl);
      return JSON.stringify({ type, timestamp: at.toISOString(), data });
    }
  });

  /**
   * Sends the events after a position page by page, as fast as the reader takes them, then new ones until the stream
   * ends.
   */
  async function send({
    out,
    subscription,
    after,
    dataOf,
    cut,
  }: {
    out: SSEStreamingApi;
    subscription: Subscription;
    after: number;
    dataOf: (event: StreamEvent, twinsOf: FindTwins) => string;
    /** Closes the connection even if the reader has not taken everything. */
    cut: () => void;
  }): Promise<void> {
    // Not `AbortSignal.any` and `timeout`: a composed timeout can be garbage-collected and then never fires.
    const ending = new AbortController();
    const over = ending.signal;
    const end = () => ending.abort();
    out.onAbort(end);
    hub.closed.addEventListener("abort", end);
    if (hub.closed.aborted) end();
    const lifetime = setTimeout(end, streamLifetimeMs);
    // A write waits for its reader forever, and so would the connection of a reader that never reads.
    const cutLater = () => setTimeout(cut, GRACE_MS).unref();
    over.addEventListener("abort", cutLater, { once: true });
    try {
      let position = after;
      await out.write(`retry: ${RECONNECT_MS}\nid: ${position}\n\n`);
      while (!over.aborted) {
        const events = await readEvents(db, { after: position, limit: PAGE });
        const twinsOf = await readTwins(
          db,
          events.map(({ alert }) => alert),
        );
        for (const event of events) {
          if (over.aborted) return;
          await out.writeSSE({ id: String(event.position), event: event.type, data: dataOf(event, twinsOf) });
          position = event.position;
        }
        if (events.length === PAGE) continue;
        if (!(await subscription.wait(position, HEARTBEAT_MS, over)) && !over.aborted)
          await out.write(": still here\n\n");
      }
    } finally {
      clearTimeout(lifetime);
      hub.closed.removeEventListener("abort", end);
      subscription.leave();
      cutLater();
    }
  }
}
