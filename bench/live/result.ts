import type { Machine } from "../machine";
import type { Backlog } from "./backlog";
import type { Latencies, Notified } from "./latencies";
import type { QueueKind } from "./run-options";

export type LiveRun = {
  /** Accesses a second. */
  rate: number;
  seconds: number;
  queue: QueueKind;
  accesses: number;
  /** Accesses that violate a rule: each gives one alert. */
  violations: number;
  /** All alerts, and the same without those of the blocks that hold the burst. */
  all: Latencies;
  withoutBurst: Latencies;
  burst: Latencies;
  notified: Notified;
  backlog: Backlog;
  /** Most milliseconds by which a block was made later than on its second. */
  latestBlock: number;
  /** Most resident memory, bytes. */
  peakMemory: { indexer: number; worker: number };
};

export type LiveResult = { machine: Machine; options: Record<string, unknown>; runs: LiveRun[] };
