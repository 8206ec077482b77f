/** A finding that only one of the two rulesets produces. */
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

/** How the findings of a rule differ between the current and the candidate parameters, on one chain. */
export type Backtest = {
  chainId: number;
  ruleId: string;
  /** Number of alerts that each ruleset finds in the period. */
  current: number;
  candidate: number;
  added: number;
  dropped: number;
  /** The first findings of each kind, in chain order. */
  examples: { added: Difference[]; dropped: Difference[] };
};
