/**
 * The oracle: a plain reading of the detection catalogue, in memory, for ACC-01 to ACC-08, ACC-13 and GOV-02.
 *
 * It shares no code with the product, so that a mistake made in one is not made in the other. It labels scenarios and is
 * what the property tests compare the detection with.
 */
import { judgeConsent, type Verdict } from "./access-rules";
import type { Fact } from "./facts";
import { newHistory, tell } from "./history";
import type { Line } from "./lines";
import { hasImplausibleClock, leavesGap } from "./record-rules";
import { storyOf } from "./scenario-facts";

/** What a deployment may set otherwise. */
export interface Policy {
  /** Purposes for which no consent is looked for; none by default. */
  exemptPurposes?: readonly string[];
}

/** What is found about one fact: the rules it is the subject of, sorted, and, for an access, the consent's verdict. */
export interface Judgement {
  fact: Fact;
  rules: string[];
  verdict?: Verdict;
}

/** What the judgement depends on beside the facts. */
export interface Circumstances {
  policy?: Policy;
  /** The time of the chain's newest block, which may hold no fact; by default the last fact's. */
  head?: number;
}

/** Judges each fact. The facts stand in chain order; the judgements are in the same order. */
export function judge(facts: readonly Fact[], { policy = {} }: Circumstances = {}): Judgement[] {
  const history = newHistory();
  return facts.map((fact, pos) => {
    const judgement: Judgement = { fact, rules: [] };
    if (fact.is === "access") {
      const verdict = judgeConsent(history, { ...fact, pos }, policy.exemptPurposes ?? []);
      if (verdict.consent === "missed") judgement.rules.push(verdict.rule);
      if (hasImplausibleClock(fact)) judgement.rules.push("ACC-13");
      if (leavesGap(history, fact)) judgement.rules.push("GOV-02");
      judgement.verdict = verdict;
    }
    tell(history, fact);
    return judgement;
  });
}

/** The sorted rule ids that each line's event must be the subject of, by line number; lines that expect none are absent. */
export function labelsOf(lines: readonly Line[], policy: Policy = {}): Map<number, string[]> {
  const labels = new Map<number, string[]>();
  const { facts, head } = storyOf(lines);
  for (const { fact, rules } of judge(facts, { policy, head }))
    if (rules.length > 0) labels.set(fact.line, rules.toSorted());
  return labels;
}
