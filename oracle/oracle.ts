/**
 * The oracle: a plain implementation of the detection catalogue, in memory, rule by rule and event by event.
 *
 * It shares no code with the product, so that a mistake in one is not repeated in the other. It labels scenarios, and
 * the property tests compare detection with it.
 */
import { isSelfAccess, judgeConsent, type Verdict } from "./access-rules";
import { isDuplicate, isOwnApproval, isUnduePayment, isWithoutService } from "./claim-rules";
import { isByThirdParty, isHastyRegrant, isOpenEnded, isSlowRevocation } from "./consent-rules";
import { isByUntrustedIssuer, isStale, isUncredentialed } from "./credential-rules";
import { isUnjustified, watchBreakGlass } from "./emergency-rules";
import { isUngoverned } from "./governance-rules";
import { type History, newHistory, type Told, tell } from "./history";
import type { Line } from "./lines";
import type { Fact } from "./oracle-facts";
import { DEFAULTS, type Parameters, type Policy } from "./policy";
import { hasImplausibleClock, leavesGap } from "./record-rules";
import { storyOf } from "./scenario-facts";
import { isInWrongFormat, isOutsideAgreement, isOverdue, isUnpermittedRedisclosure } from "./sharing-rules";
import { watchBulkAccess, watchDenials, watchVolume } from "./volume-rules";

export type { Verdict } from "./access-rules";
export type { Policy } from "./policy";

/** The result for one fact: the rules that it violates, sorted, and, for an access, the consent verdict. */
export type Judgement = {
  fact: Fact;
  rules: string[];
  verdict?: Verdict;
};

/** Inputs of the evaluation besides the facts. */
export type Circumstances = {
  policy?: Policy;
  /** The time of the chain's newest block, which may hold no fact; by default the last fact's. */
  head?: number;
};

/** Evaluates each fact. Facts are in chain order, and so are the results. */
export function judge(facts: readonly Fact[], { policy, head }: Circumstances = {}): Judgement[] {
  const parameters = { ...DEFAULTS, ...policy };
  const history = newHistory();
  const rulesAtOnce = createRules(history, parameters);
  const judgements = facts.map((fact, pos): Judgement => {
    const told = { ...fact, pos };
    const rules = rulesAtOnce(told);
    const verdict = told.is === "access" ? judgeConsent(history, told, parameters) : undefined;
    if (verdict?.consent === "missed") rules.push(verdict.rule);
    tell(history, fact);
    return { fact, rules, verdict };
  });
  const newest = head ?? facts.at(-1)?.time ?? 0;
  judgements.forEach(({ fact, rules }, pos) => {
    rules.push(...rulesInTheEnd({ history, fact: { ...fact, pos }, parameters, head: newest }));
    rules.sort();
  });
  return judgements;
}

const found = (rules: Record<string, boolean>) => Object.keys(rules).filter((rule) => rules[rule]);

/**
 * Creates the rules that depend only on earlier facts; the fact itself is not recorded yet. Facts come in chain order.
 */
function createRules(history: History, parameters: Parameters): (fact: Told<Fact["is"]>) => string[] {
  const isBreakGlassBurst = watchBreakGlass(parameters);
  const isBulkAccess = watchBulkAccess(parameters);
  const isDeniedProbing = watchDenials(parameters);
  const isUnusualVolume = watchVolume(parameters);
  return (fact) => {
    switch (fact.is) {
      case "access":
        return found({
          "ACC-10": isBreakGlassBurst(fact),
          "ACC-11": isBulkAccess(fact),
          "ACC-12": isDeniedProbing(fact),
          "ACC-13": hasImplausibleClock(fact, parameters),
          "ACC-14": isUnusualVolume(fact),
          "ACC-15": isSelfAccess(history, fact),
          "CRD-01": isUncredentialed(history, fact, parameters),
          "GOV-02": leavesGap(history, fact),
        });
      case "grant":
        return found({
          "CON-01": isByThirdParty(history, fact),
          "CON-02": isOpenEnded(fact, parameters),
          "CON-04": isHastyRegrant(history, fact, parameters),
        });
      case "revocation":
        return found({ "CON-03": isSlowRevocation(fact, parameters) });
      case "credential":
        return found({ "CRD-02": isByUntrustedIssuer(history, fact) });
      case "share":
        return found({
          "SHR-01": isOutsideAgreement(history, fact),
          "SHR-02": isUnpermittedRedisclosure(history, fact),
          "SHR-03": isInWrongFormat(history, fact),
        });
      case "claim":
        return found({
          "CLM-01": isDuplicate(history, fact),
          "CLM-02": isWithoutService(history, fact, parameters),
        });
      case "approval":
        return found({ "CLM-03": isOwnApproval(history, fact) });
      case "payment":
        return found({ "CLM-03": isUnduePayment(history, fact) });
      case "trust":
      case "policy":
      case "role":
        return found({ "GOV-01": isUngoverned(fact) });
      default:
        return [];
    }
  };
}

/** The rules with a deadline, which need everything that was said up to it. */
function rulesInTheEnd({
  history,
  fact,
  parameters,
  head,
}: {
  history: History;
  fact: Told<Fact["is"]>;
  parameters: Parameters;
  head: number;
}): string[] {
  switch (fact.is) {
    case "access":
      return found({ "ACC-09": isUnjustified({ history, access: fact, parameters, head }) });
    case "grant":
      return found({ "CRD-03": isStale({ history, grant: history.grants.get(fact.consent)!, parameters, head }) });
    case "dataRequest":
      return found({ "SHR-04": isOverdue(history.dataRequests.get(fact.request)!, parameters, head) });
    default:
      return [];
  }
}

/**
 * Returns the sorted rule ids expected for each line's event, by line number; lines without any are absent. Limited to
 * `rules`, if given.
 */
export function labelsOf(lines: readonly Line[], policy?: Policy, rules?: ReadonlySet<string>): Map<number, string[]> {
  const labels = new Map<number, string[]>();
  const { facts, head } = storyOf(lines);
  for (const judgement of judge(facts, { policy, head })) {
    const labelled = judgement.rules.filter((rule) => rules?.has(rule) ?? true);
    if (labelled.length > 0) labels.set(judgement.fact.line, labelled);
  }
  return labels;
}
