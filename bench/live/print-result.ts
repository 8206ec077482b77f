import { machineLine } from "../machine";
import { figure, megabytes, table } from "../table";
import type { Percentiles } from "./latencies";
import type { LiveResult, LiveRun } from "./result";

/** The result for people. */
export function liveReport({ machine, options, runs }: LiveResult): string {
  return [
    `live: milliseconds from the block to the alert's row, and to the webhook; blocks of 1 s, ${options.form} logs, one burst of ${options.burst} alerts in ${options.burstBlocks} blocks`,
    machineLine(machine),
    "",
    table(["run", "alerts", "row p50", "p95", "p99", "max", "webhook p50", "p95", "p99", "max"], runs.flatMap(rowsOf)),
    "",
    ...runs.map(closing),
  ].join("\n");
}

const named = ({ rate, queue }: LiveRun) => `${rate}/s on ${queue}`;

function rowsOf(run: LiveRun): string[][] {
  const { all, withoutBurst, burst } = run;
  return [
    { name: named(run), latencies: all },
    { name: "  without the burst", latencies: withoutBurst },
    { name: "  the burst's blocks", latencies: burst },
  ].map(({ name, latencies: { toRow, toWebhook } }) => [
    name,
    figure(toWebhook.count),
    ...cells(toRow),
    ...cells(toWebhook),
  ]);
}

const cells = ({ p50, p95, p99, max }: Percentiles) =>
  [p50, p95, p99, max].map((value) => (Number.isNaN(value) ? "" : figure(value)));

function closing(run: LiveRun): string {
  const { accesses, violations, notified, backlog, peakMemory, seconds, latestBlock } = run;
  return [
    `${named(run)} for ${seconds} s: ${figure(accesses)} accesses, ${figure(violations)} violations;`,
    `lost ${notified.lost}, told twice ${notified.twice}, unexpected ${notified.unexpected}, badly signed ${notified.unsigned};`,
    `left at the end: outbox ${backlog.outbox}, deliveries ${backlog.deliveries}, jobs ${backlog.jobs};`,
    `blocks at most ${figure(latestBlock)} ms late; indexer ${megabytes(peakMemory.indexer)}, worker ${megabytes(peakMemory.worker)}`,
  ].join(" ");
}
