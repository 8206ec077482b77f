import { z } from "zod";
import { countInWords } from "../../../facts/display";
import type { AccessRow } from "../../../facts/rows";
import { accessEvidence, accessFinding } from "../evidence/access";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** A custodian's numbering of its accesses has a gap, a repetition or a step back. */
export const auditGap = defineRule({
  id: "GOV-02",
  name: "audit-gap",
  version: 1,
  severity: "critical",
  citations: ["45 CFR 164.312(b)", "45 CFR 164.312(c)"],
  trigger: "event",
  subject: "access",
  description: "An access whose sequence number is not one more than that of the access its custodian recorded before.",
  parameters: z.strictObject({}),
  triage: [
    "A number that was passed over means an entry that never reached the chain: ask the custodian for it.",
    "A number that comes again or goes back means entries out of order, twice, or a gateway that was reset.",
    "Compare the custodian's own log of that time with the chain, entry by entry.",
    "Until it is explained, treat the custodian's record of that time as incomplete.",
  ],
  falsePositives: [
    "A gateway that was replaced and began to count anew.",
    "Two gateways of one custodian that count each for itself.",
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
      const step = BigInt(row.seq) - BigInt(row.previous_seq);
      return {
        ...accessFinding(row),
        ruleId: auditGap.id,
        organisation: row.custodian,
        consentId: null,
        headline: headlineOf(BigInt(row.previous_seq), BigInt(row.seq)),
        summary: `A custodian's record of accesses ${whatIsWrong(step)}, so it may be incomplete.`,
        explanation: `Custodian ${row.custodian} gave this access the number ${row.seq}; its access before, at position ${row.previous_pos}, has the number ${row.previous_seq}, so ${BigInt(row.previous_seq) + 1n} was to come.`,
        evidence: {
          access: accessEvidence(row),
          previous: { pos: row.previous_pos, txHash: row.previous_tx_hash, sequence: row.previous_seq },
        },
      };
    });
  },
};

function headlineOf(before: bigint, seq: bigint): string {
  if (seq > before)
    return `Access log skips ${countInWords(seq - before - 1n, "entry", "entries")}: ${seq} follows ${before}`;
  return seq === before ? `Access log has entry ${seq} twice` : `Access log goes back from entry ${before} to ${seq}`;
}

function whatIsWrong(step: bigint): string {
  if (step > 2n) return `passes over ${step - 1n} numbers`;
  if (step === 2n) return "passes over a number";
  return step === 0n ? "has the same number twice" : "goes back in its numbering";
}
