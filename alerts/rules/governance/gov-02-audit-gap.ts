import { z } from "zod";
import { amountInWords, countInWords, instantInWords, placeInWords } from "../../../facts/display";
import type { AccessRow } from "../../../facts/rows";
import { accessEvidence, accessFinding } from "../evidence/access";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** A custodian's numbering of its accesses has a gap, a repetition or a step back. */
export const auditGap = defineRule({
  id: "GOV-02",
  name: "audit-gap",
  title: "Numbering fault in a custodian's access log",
  version: 3,
  severity: "critical",
  citations: ["45 CFR 164.312(b)", "45 CFR 164.312(c)"],
  trigger: "event",
  subject: "access",
  description: "An access whose sequence number does not directly follow that of the custodian's previous access.",
  parameters: z.strictObject({}),
  triage: [
    "If a number was skipped, an entry never reached the chain. Ask the custodian for it.",
    "If a number repeats or goes back, entries are duplicated or out of order, or a gateway was reset.",
    "Compare the custodian's own log from that time with the chain, entry by entry.",
    "Until it is explained, treat the custodian's record of that time as incomplete.",
  ],
  falsePositives: [
    "A gateway that was replaced and started counting again.",
    "Two gateways of one custodian, each with its own count.",
  ],
});

type GapRow = AccessRow & { previous_seq: string; previous_pos: string; previous_tx_hash: string };

/** GOV-02, for accesses of every outcome. A custodian's first access may have any number. */
export const auditGapPass: Pass = {
  rules: [auditGap.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos }) => {
    const rows = await query<GapRow>(
      `WITH numbered AS (
         SELECT custodian, pos, seq, tx_hash, lag(pos) OVER custodian_order AS earlier_pos,
           lag(seq) OVER custodian_order AS earlier_seq, lag(tx_hash) OVER custodian_order AS earlier_tx_hash
         FROM ${facts("access")}
         WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint
         WINDOW custodian_order AS (PARTITION BY custodian ORDER BY pos)
       ), gap AS (
         SELECT pos, earlier_pos AS previous_pos, earlier_seq AS previous_seq, earlier_tx_hash AS previous_tx_hash
         FROM numbered WHERE earlier_pos IS NOT NULL AND seq <> earlier_seq + 1
         UNION ALL
         SELECT n.pos, p.pos, p.seq, p.tx_hash FROM numbered n
         CROSS JOIN LATERAL (
           SELECT pos, seq, tx_hash FROM ${facts("access")} p
           WHERE p.chain_id = $1 AND p.custodian = n.custodian AND p.pos <= $2::bigint
           ORDER BY p.pos DESC LIMIT 1
         ) p
         WHERE n.earlier_pos IS NULL AND n.seq <> p.seq + 1
       )
       SELECT a.*, gap.previous_pos, gap.previous_seq, gap.previous_tx_hash
       FROM gap JOIN ${facts("access")} a ON a.chain_id = $1 AND a.pos = gap.pos ORDER BY a.pos`,
      [chainId, fromPos, toPos],
    );
    return rows.map((row) => {
      const [before, seq] = [BigInt(row.previous_seq), BigInt(row.seq)];
      return {
        ...accessFinding(row),
        ruleId: auditGap.id,
        organisation: row.custodian,
        consentId: null,
        headline: `Access log ${whatIsWrong(before, seq)}`,
        summary: summaryOf(before, seq, instantInWords(Number(row.block_time))),
        explanation: `Custodian ${row.custodian} gave this access (${placeInWords(row.pos)}) the number ${amountInWords(seq)}. The previous access (${placeInWords(row.previous_pos)}) has number ${amountInWords(before)}, so ${amountInWords(before + 1n)} was expected.`,
        evidence: {
          access: accessEvidence(row),
          previous: { pos: row.previous_pos, txHash: row.previous_tx_hash, sequence: row.previous_seq },
        },
      };
    });
  },
};

/** "skips 3 entries: 15 is followed by 19" */
function whatIsWrong(before: bigint, seq: bigint): string {
  if (seq === before) return `uses the entry number ${amountInWords(seq)} twice`;
  return seq < before
    ? `goes back: ${amountInWords(before)} is followed by ${amountInWords(seq)}`
    : `skips ${countInWords(seq - before - 1n, "entry", "entries")}: ${amountInWords(before)} is followed by ${amountInWords(seq)}`;
}

/** "A custodian's access log skipped 3 entries on 3 March 2026 at 14:05 UTC: 15 was followed by 19." */
function summaryOf(before: bigint, seq: bigint, when: string): string {
  const log = "A custodian's access log";
  if (seq === before) return `${log} used the entry number ${amountInWords(seq)} again on ${when}.`;
  const what = seq < before ? "went back" : `skipped ${countInWords(seq - before - 1n, "entry", "entries")}`;
  return `${log} ${what} on ${when}: ${amountInWords(before)} was followed by ${amountInWords(seq)}.`;
}
