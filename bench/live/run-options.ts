export const QUEUES = ["postgres", "redis"] as const;

export type QueueKind = (typeof QUEUES)[number];

export type LiveOptions = {
  rate: number;
  seconds: number;
  /** Violating accesses, besides the others, and in how many blocks in a row. */
  burst: number;
  burstBlocks: number;
  form: "single" | "packed";
  queue: QueueKind;
};

export type Load = {
  accesses: number;
  violations: number;
  /** Access id → when the node had made its block, milliseconds since 1970, and whether that block held some of the burst. */
  minedAt: Map<string, { at: number; inBurst: boolean }>;
  /** Most milliseconds by which a block was made later than on its second. */
  latest: number;
};
