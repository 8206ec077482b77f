/** A finding that only one of the two rulesets makes. */
export type Difference = {
  ruleId: string;
  headline: string;
  summary: string;
  explanation: string;
  pos: string;
  blockNumber: number;
  txHash: string;
  logIndex: number;
  entryIndex: number;
};

export type Backtest = {
  chainId: number;
  ruleId: string;
  /** Alerts that each finds in the period. */
  current: number;
  candidate: number;
  added: number;
  dropped: number;
  /** The first of them, in chain order. */
  examples: { added: Difference[]; dropped: Difference[] };
};
