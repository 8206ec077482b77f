/** The sections of the compliance report's PDF about findings: what changed, and what was found. */
import { capitalised, listInWords } from "../../../../facts/display";
import { drawBarChart } from "../../documents/pdf-chart";
import { writeHeading } from "../../documents/pdf-document";
import type { Column } from "../../documents/pdf-table";
import type { ComplianceReport } from "../../schemas/report";
import { day, moment, note, ROWS_OF_SEVERITY, STATES, signed, small, span, sum, table, WIDTH } from "./pdf-parts";

const COLOURS = { critical: "#8c1d18", high: "#d1603d", medium: "#e0b04c", low: "#7da0b6" };

/** Writes what changed against the period before, with a chart of the periods. */
export async function changes(doc: PDFKit.PDFDocument, report: ComplianceReport): Promise<void> {
  const { previous, accesses, findings } = report;
  writeHeading(doc, "What changed", { keep: CHART });
  drawTrend(doc, report);
  note(
    doc,
    `Compared with ${span(previous)}${previous.state === "evaluated" ? "" : `, in which ${STATES[previous.state]}`}.`,
  );
  const row = (what: string, before: number, now: number) => [what, String(before), String(now), signed(now - before)];
  const severity = (name: string) => findings.bySeverity.find((each) => each.severity === name)!.found;
  const rules = previous.byRule
    .map(({ rule, title, found }) => ({
      rule,
      title,
      before: found,
      now: findings.byRule.find((each) => each.rule === rule)?.found ?? 0,
    }))
    .filter(({ before, now }) => before !== now)
    .sort((one, other) => Math.abs(other.now - other.before) - Math.abs(one.now - one.before));
  await table(
    doc,
    [
      { title: "Figure", width: WIDTH - 180 },
      ...["Before", "This period", "Change"].map((title): Column => ({ title, width: 60, align: "right" })),
    ],
    [
      row("Accesses", previous.accesses.recorded, accesses.recorded),
      row("Accesses not covered by a consent", previous.accesses.byVerdict.missed ?? 0, accesses.byVerdict.missed ?? 0),
      ...previous.bySeverity.map(({ severity: name, found }) => row(`Findings: ${name}`, found, severity(name))),
      ...rules.slice(0, MOST_CHANGES).map(({ title, before, now }) => row(title, before, now)),
    ],
    "Figures of this period and of the one before",
  );
}

/** The height of the chart with its legend, and of a paragraph. In points. */
const CHART = 220;

/** Draws the findings of this period and those before it, unless there are none to compare. */
function drawTrend(doc: PDFKit.PDFDocument, { trend, findings }: ComplianceReport): void {
  if (trend.length < 2 || trend.every(({ bySeverity }) => sum(bySeverity, ({ found }) => found) === 0)) return;
  drawBarChart(doc, {
    series: findings.bySeverity.map(({ severity: name }) => ({ name: capitalised(name), colour: COLOURS[name] })),
    bars: trend.map(({ period, state, bySeverity }) => ({
      label: day(period.from),
      values: bySeverity.map(({ found }) => found),
      ...(state === "notEvaluated"
        ? { note: "not evaluated" }
        : state === "notIndexed"
          ? { note: "not indexed" }
          : state === "partly"
            ? { note: "in part" }
            : {}),
    })),
    alt: `Findings by period, by when the event happened. ${trend
      .map(({ period, state, bySeverity }) => {
        const parts = bySeverity
          .filter(({ found }) => found > 0)
          .map(({ severity: name, found }) => `${found} ${name}`);
        return `From ${day(period.from)}: ${parts.join(", ") || "none"}${state === "evaluated" ? "" : `; ${STATES[state]}`}.`;
      })
      .join(" ")}`,
  });
  note(doc, "Findings by severity, for this period and those before it. Each bar is labelled with its first day.");
}

const MOST_CHANGES = 10;

const FIGURES: Column[] = Object.entries({
  Found: 32,
  Later: 30,
  Open: 30,
  Suppressed: 53,
  Confirmed: 49,
  Exception: 48,
  Mistaken: 44,
  Precision: 44,
}).map(([title, width]) => ({ title, width, align: "right" }));

/** Writes the findings by severity and by rule. */
export async function findings(
  doc: PDFKit.PDFDocument,
  { coverage, findings: { byRule, bySeverity } }: ComplianceReport,
): Promise<void> {
  const first = WIDTH - sum(FIGURES, ({ width }) => width);
  const cells = (row: (typeof bySeverity)[number]) => [
    ...[row.found, row.foundLater, row.open, row.suppressed, row.confirmed, row.policyException, row.falsePositive].map(
      String,
    ),
    row.precision === null ? "-" : `${Math.round(row.precision * 100)} %`,
  ];
  writeHeading(doc, "Findings by severity", { keep: ROWS_OF_SEVERITY });
  await table(
    doc,
    [{ title: "Severity", width: first }, ...FIGURES],
    bySeverity.map((row) => [capitalised(row.severity), ...cells(row)]),
    "Findings of the period by severity",
  );
  writeHeading(doc, "Findings by rule");
  const found = byRule.filter((row) => row.found > 0);
  if (found.length > 0)
    await table(
      doc,
      [{ title: "Finding", width: first }, ...FIGURES],
      found.map((row) => [
        [
          { text: row.title },
          small(
            `${row.rule}, ${row.versions.length === 1 ? "version" : "versions"} ${listInWords(row.versions.map(String))}, ${row.severity}`,
          ),
        ],
        ...cells(row),
      ]),
      "Findings of the period by rule",
    );
  const retracted = sum(byRule, (row) => row.retracted);
  const duplicate = sum(byRule, (row) => row.duplicate);
  note(
    doc,
    `${silence({ silent: byRule.length - found.length, rules: byRule.length, coverage })} Later: found after the period had ended. Mistaken: resolved as a false positive. Precision: the share of confirmed findings among those confirmed, excepted or mistaken.${
      retracted > 0 ? ` Not counted, because the chain removed the event: ${retracted}.` : ""
    }${duplicate > 0 ? ` Not counted, as duplicates of other findings: ${duplicate}.` : ""}`,
  );
}

/** "12 of 31 rules found nothing.", and what that is worth if not everything was evaluated. */
function silence({
  silent,
  rules,
  coverage,
}: { silent: number; rules: number } & Pick<ComplianceReport, "coverage">): string {
  const states = coverage.map(({ state }) => state).filter((state) => state !== "noFacts");
  if (states.length > 0 && states.every((state) => state === "notEvaluated" || state === "notIndexed"))
    return "Nothing in this period has been evaluated yet, so no rule could have found anything.";
  const evaluated = states.every((state) => state === "evaluated");
  return `${silent} of ${rules} rules found nothing${evaluated ? "" : " in what was evaluated"}.`;
}

/** Writes what was found in the period about earlier events, if anything. */
export async function earlier(doc: PDFKit.PDFDocument, { foundAboutEarlier }: ComplianceReport): Promise<void> {
  const { total, byRule, oldest } = foundAboutEarlier;
  if (total === 0 || oldest === null) return;
  writeHeading(doc, "Found in the period about earlier events");
  note(
    doc,
    `Findings detected in the period about events before it: ${total}, the earliest of ${moment(oldest)}. They count in the reports of the periods in which they happened.`,
  );
  await table(
    doc,
    [
      { title: "Finding", width: WIDTH - 130 },
      { title: "Severity", width: 70 },
      { title: "Found", width: 60, align: "right" },
    ],
    byRule.map(({ rule, title, severity, found }) => [`${title} (${rule})`, capitalised(severity), String(found)]),
    "Findings detected in the period about earlier events",
  );
}
