import { z } from "zod";
import {
  instantInWords,
  placeInWords,
  secondsInWords,
  shortEnough,
  spanAbove,
  spanInWords,
} from "../../../facts/display";
import type { AccessRow } from "../../../facts/rows";
import { accessEvidence, accessFinding } from "../evidence/access";
import { custodiansClock } from "../evidence/access-words";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** The custodian's clock is ahead of the block's, or too far behind it. */
export const implausibleClock = defineRule({
  id: "ACC-13",
  name: "implausible-clock",
  title: "Access recorded with an implausible time",
  version: 3,
  severity: "medium",
  citations: ["45 CFR 164.312(b)"],
  trigger: "event",
  subject: "access",
  description:
    "An access that the custodian dated later than the block that recorded it, or earlier by more than the tolerance.",
  parameters: z.strictObject({
    toleranceSeconds: z
      .int()
      .min(0)
      .max(86_400)
      .default(300)
      .describe(
        "Seconds by which an access's own time may be earlier than its block's time. Within this tolerance, rules that compare times use the custodian's clock; outside it, or if that clock is ahead, they use block time. These are ACC-01 to ACC-03, ACC-09 to ACC-12, ACC-14, CRD-01 and CLM-02. The larger the tolerance, the further a custodian can backdate an access, for example to before a consent was revoked.",
      ),
  }),
  triage: [
    "Check whether all of this custodian's accesses are off by the same amount. If so, its clock is wrong.",
    "If the difference is hours or days, entries may have been submitted late in bulk or altered. Ask for the gateway's own log.",
    "Treat the custodian's other entries from that time with caution. Those off by more than the tolerance are judged by block time.",
  ],
  falsePositives: [
    "A gateway that was offline and submitted its entries when it reconnected.",
    "A chain that produced no blocks for a while.",
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
      const recorded = Number(row.block_time);
      const off = recorded - Number(row.occurred_at);
      const how = off < 0 ? spanInWords(off) : spanAbove(off, tolerance);
      const what = off < 0 ? `dated an access ${how} in the future` : `recorded an access ${how} late`;
      const summary = `A custodian ${what}: on ${instantInWords(recorded)} by the block, ${custodiansClock({ access: row, t: recorded })} by the custodian`;
      return {
        ...accessFinding(row),
        ruleId: implausibleClock.id,
        organisation: row.custodian,
        consentId: null,
        headline: off < 0 ? `Access dated ${how} in the future` : `Access recorded ${how} late`,
        summary: shortEnough(`${summary}'s clock.`, `${summary}.`),
        explanation: `The access was recorded on ${instantInWords(recorded)}, the time of its block (${placeInWords(row.pos)}). By the custodian's clock it took place on ${instantInWords(Number(row.occurred_at))}, ${secondsInWords(off)} ${
          off < 0 ? "later. A time after the block's is not accepted" : `earlier. ${accepted(tolerance)} accepted`
        }, so the access is judged by its block's time.`,
        evidence: { access: accessEvidence(row), toleranceSeconds: tolerance },
      };
    });
  },
};

/** "Only 300 seconds are" */
function accepted(tolerance: number): string {
  if (tolerance === 0) return "No delay is";
  return `Only ${secondsInWords(tolerance)} ${tolerance === 1 ? "is" : "are"}`;
}
