import type { ApiContext } from "../../environment";
import { readSnapshot } from "../../reading/snapshot";
import type { ComplianceReport } from "../../schemas/report";
import { periodBefore } from "../earlier-periods";
import { type Period, readReportHeader } from "../header";
import { readPeriodCoverage } from "../period-coverage";
import { readAccessFigures, readRulesets } from "./accesses";
import { readFindings, readFoundAboutEarlier, readPrevious, readTrend } from "./findings";
import { readBreaches, readOpenItems, readResponseTimes } from "./follow-up";

/**
 * Reads the compliance report of a period: what happened in it, what of that was evaluated, the findings and their
 * outcomes. It counts by when things happened, so that it stays true when they are found late. All figures are from one
 * snapshot, so that they agree. Throws a `Problem` while there are no facts.
 */
export async function readComplianceReport(context: ApiContext, period: Period): Promise<ComplianceReport> {
  return readSnapshot(context, async (snapshot) => {
    const { client, db, factsSchema } = snapshot;
    const reader = { ...context, pool: client, db, factsSchema };
    const header = await readReportHeader(reader, { report: "compliance", period, clock: "happened" });
    const coverage = await readPeriodCoverage(snapshot, {
      ...{ chainIds: context.chainIds, period },
      clockToleranceSeconds: context.ruleset.clockToleranceSeconds,
    });
    const trend = await readTrend(reader, snapshot, period);
    const before = periodBefore(period);
    const findings = await readFindings(reader, period);
    return {
      ...{ ...header, report: "compliance", clock: "happened", filters: {} },
      organisation: context.organisationName ?? null,
      coverage: coverage.map(({ facts: _, ...shown }) => shown),
      rulesets: await readRulesets(reader, { period, coverage }),
      accesses: await readAccessFigures(reader, period),
      findings,
      foundAboutEarlier: await readFoundAboutEarlier(reader, period),
      previous: await readPrevious(reader, snapshot, { before, findings }),
      trend,
      breaches: await readBreaches(reader, period),
      responseTimes: await readResponseTimes(reader, period),
      openItems: await readOpenItems(reader, period),
    };
  });
}
