import { z } from "zod";
import { instantInWords, isoInstant, spanInWords } from "../../../facts/display";
import type { AccessRow } from "../../../facts/rows";
import { accessEvidence, accessFinding } from "../evidence/access";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** The custodian's clock is ahead of the block's, or too far behind it. */
export const implausibleClock = defineRule({
  id: "ACC-13",
  name: "implausible-clock",
  version: 1,
  severity: "medium",
  citations: ["45 CFR 164.312(b)"],
  trigger: "event",
  subject: "access",
  description: "An access whose time of occurrence lies after its block, or more than the tolerance before it.",
  parameters: z.strictObject({
    toleranceSeconds: z
      .int()
      .min(0)
      .max(86_400)
      .default(300)
      .describe(
        "Most seconds that an access may be recorded after it occurred; also what effective times are judged by.",
      ),
  }),
  triage: [
    "See whether all accesses of this custodian are off by the same span: then its clock is wrong.",
    "A span of hours or days suggests entries written late in bulk, or corrected afterwards: ask for the gateway's own log.",
    "Judge the custodian's other entries of that time with care: they are judged by the block's time, not by this clock.",
  ],
  falsePositives: [
    "A gateway that was offline and handed in its entries when it came back.",
    "A chain that made no blocks for a while.",
  ],
});

/** ACC-13, for accesses of every outcome. */
export const implausibleClockPass: Pass = {
  rules: [implausibleClock.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const tolerance = ruleset.clockToleranceSeconds;
    const rows = await query<AccessRow>(
      `SELECT * FROM ${facts("access")} WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint
         AND (occurred_at > block_time OR block_time - occurred_at > $4::bigint) ORDER BY pos`,
      [chainId, fromPos, toPos, tolerance],
    );
    return rows.map((row) => {
      const off = Number(row.block_time) - Number(row.occurred_at);
      const how = `${spanInWords(off)} ${off < 0 ? "after" : "before"} it was recorded, on ${instantInWords(Number(row.block_time))}`;
      return {
        ...accessFinding(row),
        ruleId: implausibleClock.id,
        organisation: row.custodian,
        consentId: null,
        headline:
          off < 0 ? `Access dated ${spanInWords(off)} in the future` : `Access recorded ${spanInWords(off)} late`,
        summary:
          off < 0
            ? `A custodian recorded an access that by its own clock was still to come: ${how}.`
            : `A custodian recorded an access late: by its own clock it occurred ${how}.`,
        explanation: `The access says that it occurred at ${isoInstant(Number(row.occurred_at)) ?? "the beginning of time"}; its block was made at ${isoInstant(Number(row.block_time))}. Plausible is from ${tolerance} seconds before the block up to its time. It is judged as of the block's time.`,
        evidence: { access: accessEvidence(row), toleranceSeconds: tolerance },
      };
    });
  },
};
