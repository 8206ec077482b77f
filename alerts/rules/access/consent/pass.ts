import { accessFinding } from "../../evidence/access";
import type { Pass } from "../../pass";
import { expiredGrantRead } from "./acc-01-expired-grant-read";
import { revokedGrantRead } from "./acc-02-revoked-grant-read";
import { earlyRead } from "./acc-03-early-read";
import { noGrantRead } from "./acc-04-no-grant-read";
import { borrowedGrantRead } from "./acc-05-borrowed-grant-read";
import { purposeMismatch } from "./acc-06-purpose-mismatch";
import { outOfScope } from "./acc-07-out-of-scope";
import { sensitiveWithoutGrant } from "./acc-08-sensitive-without-grant";
import { howFound, type MissedRow, missedConsentEvidence, missedConsentOf, type RuleNumber } from "./root-cause";
import type { ConsentRule } from "./rule";
import { consentStatement, failureStatement } from "./statement";

const RULES: Record<RuleNumber, ConsentRule> = {
  1: expiredGrantRead,
  2: revokedGrantRead,
  3: earlyRead,
  4: noGrantRead,
  5: borrowedGrantRead,
  6: purposeMismatch,
  7: outOfScope,
  8: sensitiveWithoutGrant,
};

/** ACC-01 … ACC-08, in their order. */
export const consentRules: readonly ConsentRule[] = Object.values(RULES);

/**
 * Finds the consent that covers each access, and a single root cause if none does. Stores a verdict for every access of
 * the range, even when it finds nothing to report.
 */
export const consentPass: Pass = {
  rules: consentRules.map(({ id }) => id),
  failed: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    await query(failureStatement(facts), [chainId, fromPos, toPos, ruleset.hash]);
  },
  evaluate: async ({ query, facts, chainId, fromPos, toPos, ruleset, store }) => {
    const rows = await query<MissedRow>(consentStatement(facts, { store }), [
      chainId,
      fromPos,
      toPos,
      ruleset.clockToleranceSeconds,
      ruleset.exemptPurposes,
      ...(store ? [ruleset.hash] : []),
    ]);
    return rows.map((row) => {
      const rule = RULES[row.rule_number];
      const missed = missedConsentOf(row);
      return {
        ...accessFinding(row),
        ruleId: rule.id,
        organisation: row.membership?.organisation ?? null,
        consentId: missed.grant?.consent_id ?? (row.rule_number === 5 ? row.cited_consent_id : null),
        headline: rule.headline(missed),
        summary: rule.summary(missed),
        explanation: rule.explanation(missed) + howFound(missed),
        evidence: missedConsentEvidence(row),
      };
    });
  },
};
