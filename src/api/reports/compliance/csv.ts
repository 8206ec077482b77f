import { type Cell, csvLines, csvStart } from "../../documents/csv";
import type { ComplianceReport } from "../../schemas/report";
import { headerToCsv } from "../header";

/**
 * Writes the compliance report as CSV: the header's lines, then one figure a line, with the part of the report, what the
 * figure is about, its name and its value. The names are those of the JSON. With `bom`, it begins with a byte order mark.
 */
export function complianceReportCsv(report: ComplianceReport, { bom }: { bom?: boolean | undefined } = {}): string {
  const rows = [...linesOf(report)];
  return (
    csvStart(bom) +
    headerToCsv({ ...report, filters: {} }) +
    csvLines([["part", "about", "figure", "value"], ...rows, ["# rows", rows.length]])
  );
}

function* linesOf(report: ComplianceReport): Generator<Cell[]> {
  yield ["report", "", "organisation", report.organisation];
  for (const { chainId, notEvaluated, ...row } of report.coverage) {
    yield* figures("coverage", chainId, row);
    for (const { fromBlock, toBlock } of notEvaluated)
      yield ["coverage", chainId, "notEvaluated", `${fromBlock} to ${toBlock}`];
  }
  yield* accesses("accesses", report.accesses);
  for (const { severity, ...row } of report.findings.bySeverity) yield* figures("findings", severity, row);
  for (const { rule, versions, ...row } of report.findings.byRule)
    yield* figures("findings", rule, { ...row, versions: versions.join(" ") });
  const { foundAboutEarlier: earlier, previous, breaches, openItems } = report;
  yield ["foundAboutEarlier", "", "total", earlier.total];
  yield ["foundAboutEarlier", "", "oldest", earlier.oldest];
  for (const { severity, found } of earlier.bySeverity) yield ["foundAboutEarlier", severity, "found", found];
  for (const { rule, found } of earlier.byRule) yield ["foundAboutEarlier", rule, "found", found];
  yield* figures("previous", "", { ...previous.period, state: previous.state });
  yield* accesses("previous", previous.accesses);
  for (const { severity, found } of previous.bySeverity) yield ["previous", severity, "found", found];
  for (const { rule, found } of previous.byRule) yield ["previous", rule, "found", found];
  for (const { period, state, bySeverity } of report.trend) {
    yield ["trend", period.from, "to", period.to];
    yield ["trend", period.from, "state", state];
    for (const { severity, found } of bySeverity) yield ["trend", period.from, severity, found];
  }
  const { items, ...clocks } = breaches;
  yield* figures("breaches", "", clocks);
  for (const { id, overdue, ...item } of items) yield* figures("breaches", id, { ...item, overdue: String(overdue) });
  for (const { severity, toAcknowledge, toResolve } of report.responseTimes) {
    yield* figures("toAcknowledge", severity, toAcknowledge);
    yield* figures("toResolve", severity, toResolve);
  }
  yield* figures("openItems", "", { total: openItems.total, overdue: openItems.overdue });
  for (const { severity, ...row } of openItems.bySeverity) yield* figures("openItems", severity, row);
  for (const { id, ...item } of openItems.oldest) yield* figures("openItems", id, item);
}

function* figures(part: string, about: string | number, row: Record<string, Cell>): Generator<Cell[]> {
  for (const [figure, value] of Object.entries(row)) yield [part, about, figure, value];
}

function* accesses(part: string, { recorded, byVerdict }: ComplianceReport["accesses"]): Generator<Cell[]> {
  yield [part, "accesses", "recorded", recorded];
  yield* figures(part, "accesses", byVerdict);
}
