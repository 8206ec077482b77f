/** What was measured, alert by alert, put together. */
import type { ReceivedMessage } from "../../devnet/receiver";
import { percentile } from "../statistics";
import type { Load } from "./run-options";
import type { StoredAlert } from "./watch";

/** Milliseconds. */
export type Percentiles = { count: number; p50: number; p95: number; p99: number; max: number };

/** From the moment at which the node had made the block. */
export type Latencies = { toRow: Percentiles; toWebhook: Percentiles };

export type Notified = {
  /** Violating accesses without an alert, and alerts without a message that was accepted. */
  lost: number;
  /** Alerts of which the receiver heard more than once. */
  twice: number;
  /** Alerts about accesses that violate nothing. */
  unexpected: number;
  /** Messages whose signature was not right. */
  unsigned: number;
};

export function latenciesOf(measured: {
  load: Load;
  stored: readonly StoredAlert[];
  messages: readonly ReceivedMessage[];
}): { all: Latencies; withoutBurst: Latencies; burst: Latencies } {
  const { load, stored, messages } = measured;
  const receivedAt = new Map(messages.map((message) => [alertOf(message), message.receivedAt.getTime()]));
  const alerts = stored.flatMap(({ id, accessId, at }) => {
    const mined = load.minedAt.get(accessId);
    const received = receivedAt.get(id);
    return mined === undefined || received === undefined
      ? []
      : [{ inBurst: mined.inBurst, toRow: at - mined.at, toWebhook: received - mined.at }];
  });
  const of = (some: typeof alerts): Latencies => ({
    toRow: percentilesOf(some.map(({ toRow }) => toRow)),
    toWebhook: percentilesOf(some.map(({ toWebhook }) => toWebhook)),
  });
  return {
    all: of(alerts),
    withoutBurst: of(alerts.filter(({ inBurst }) => !inBurst)),
    burst: of(alerts.filter(({ inBurst }) => inBurst)),
  };
}

export function notifiedOf(found: {
  load: Load;
  stored: readonly StoredAlert[];
  messages: readonly ReceivedMessage[];
}): Notified {
  const { load, stored, messages } = found;
  const heard = new Map<string, number>();
  for (const message of messages) heard.set(alertOf(message), (heard.get(alertOf(message)) ?? 0) + 1);
  const judged = new Set(stored.map(({ accessId }) => accessId));
  const wanted = [...load.minedAt.keys()];
  return {
    lost: wanted.filter((accessId) => !judged.has(accessId)).length + stored.filter(({ id }) => !heard.has(id)).length,
    twice: [...heard.values()].filter((times) => times > 1).length,
    unexpected: stored.filter(({ accessId }) => !load.minedAt.has(accessId)).length,
    unsigned: messages.filter(({ verified }) => !verified).length,
  };
}

const alertOf = (message: ReceivedMessage): string => String(message.message?.data.id);

const percentilesOf = (values: readonly number[]): Percentiles => ({
  count: values.length,
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  p99: percentile(values, 0.99),
  max: percentile(values, 1),
});
