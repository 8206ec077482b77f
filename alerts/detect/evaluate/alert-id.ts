import { createHash } from "node:crypto";

/** What identifies an alert: it stays the same however often and wherever the alert is evaluated. */
export type Identity = {
  ruleId: string;
  ruleVersion: number;
  chainId: number;
  blockHash: string;
  txHash: string;
  logIndex: number;
  entryIndex: number;
};

/** Returns an alert's id: `0x` and the SHA-256 of its identity, as lower-case hex. */
export function alertId({ ruleId, ruleVersion, chainId, blockHash, txHash, logIndex, entryIndex }: Identity): string {
  const parts = [ruleId, ruleVersion, chainId, blockHash, txHash, logIndex, entryIndex];
  return `0x${createHash("sha256").update(parts.join("/").toLowerCase()).digest("hex")}`;
}
