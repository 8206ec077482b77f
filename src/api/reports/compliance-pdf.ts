import { dateInWords, instantInWords } from "../../../facts/display";
import { drawBarChart } from "../documents/pdf-chart";
import { openDocument, writeFeet, writeHeading, writeList, writeParagraph } from "../documents/pdf-document";
import { type Column, DENSE, drawTable, type Paragraph } from "../documents/pdf-table";
import { printable, short } from "../documents/pdf-text";
import type { ComplianceReport } from "../schemas/report";

const MARGIN = 48;
const WIDTH = 595.28 - 2 * MARGIN;
const FOOT_HEIGHT = 24;

/**
 * Writes the compliance report as a PDF for printing and filing: A4, with page numbers and the report's title on each
 * page.
 */
export async function complianceReportPdf(report: ComplianceReport): Promise<Buffer> {
  const { document: doc, finish } = openDocument({
    title: `Compliance report, ${span(report)}`,
    creator: `Consentry ${report.version}`,
    createdAt: new Date(report.generatedAt),
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT_HEIGHT },
  });

  writeHeading(doc, "Compliance report", { level: 1 });
  if (report.organisation !== null) writeParagraph(doc, report.organisation, { size: 13, bold: true });
  writeParagraph(doc, span(report), { size: 11 });
  note(
    doc,
    "The period counts by when things happened: by the custodian's clock where it is plausible, otherwise by the block's time. Findings count in the period of their event, also if they were found later.",
  );

  summary(doc, report);
  await evaluation(doc, report);
  await changes(doc, report);
  await findings(doc, report);
  await earlier(doc, report);
  await breachClocks(doc, report);
  await responses(doc, report);
  await openItems(doc, report);
  basis(doc, report);

  writeFeet(doc, `${report.organisation === null ? "" : `${report.organisation}: `}Compliance report, ${span(report)}`);
  return finish();
}

/** What a period's figures are worth: whether what was recorded in it was evaluated. */
const STATES: Record<ComplianceReport["trend"][number]["state"], string> = {
  evaluated: "everything was evaluated",
  partly: "not everything was evaluated",
  notEvaluated: "nothing was evaluated",
  noFacts: "nothing was recorded",
};

function summary(doc: PDFKit.PDFDocument, report: ComplianceReport): void {
  const { accesses, findings, breaches, openItems, foundAboutEarlier } = report;
  const found = sum(findings.bySeverity, ({ found }) => found);
  const later = sum(findings.bySeverity, ({ foundLater }) => foundLater);
  const confirmed = sum(findings.bySeverity, ({ confirmed }) => confirmed);
  const split = findings.bySeverity
    .filter(({ found }) => found > 0)
    .map(({ severity, found }) => `${found} ${severity}`);
  const verdicts = Object.entries(accesses.byVerdict).map(
    ([verdict, some]) => `${some} ${VERDICTS[verdict] ?? verdict}`,
  );
  writeHeading(doc, "At a glance");
  writeList(doc, [
    `Accesses: ${[String(accesses.recorded), verdicts.join(", ")].filter(Boolean).join(", of these ")}.`,
    `Findings: ${[String(found), split.join(", ")].filter(Boolean).join(", of these ")}. Confirmed as violations so far: ${confirmed}.${
      later > 0 ? ` Found after the period had ended: ${later}.` : ""
    }`,
    ...(foundAboutEarlier.total > 0
      ? [`Found in the period about earlier events: ${foundAboutEarlier.total}, which are not in the figures above.`]
      : []),
    `Breach assessments outstanding: ${breaches.running}, past a due date: ${breaches.overdue}.`,
    `Open items: ${openItems.total}, overdue: ${openItems.overdue}.`,
    ...(report.coverage.every(({ state }) => state === "noFacts") ? ["Nothing was recorded in the period."] : []),
    ...report.coverage
      .filter(({ state }) => state === "partly" || state === "notEvaluated")
      .map(({ chainId, state }) => `Chain ${chainId}: ${STATES[state]}, so findings may be missing.`),
  ]);
}

async function evaluation(doc: PDFKit.PDFDocument, { coverage }: ComplianceReport): Promise<void> {
  writeHeading(doc, "What was evaluated");
  await table(
    doc,
    [
      { title: "Chain", width: 50 },
      { title: "Blocks of the period", width: 120 },
      { title: "Evaluated", width: 130 },
      { title: "Not evaluated", width: 109 },
      { title: "Indexed to", width: 90 },
    ],
    coverage.map(({ chainId, firstBlock, lastBlock, state, notEvaluated, errors, indexedTo }) => [
      String(chainId),
      firstBlock === null ? "none with facts" : `${firstBlock} to ${lastBlock}`,
      capital(STATES[state]),
      [
        ...notEvaluated.slice(0, MOST_RANGES).map(({ fromBlock, toBlock }) => `${fromBlock} to ${toBlock}`),
        ...(notEvaluated.length > MOST_RANGES ? [`and ${notEvaluated.length - MOST_RANGES} more ranges`] : []),
        ...(errors > 0 ? [`${errors} failures of rules`] : []),
      ].join("\n") || "-",
      indexedTo === null ? "nothing yet" : moment(indexedTo),
    ]),
    "Which blocks of the period were evaluated, for each chain",
  );
}

const MOST_RANGES = 8;

const VERDICTS: Record<string, string> = {
  explained: "covered by a consent",
  missed: "not covered",
  exempt: "exempt from consent",
  breakGlass: "break-glass",
  denied: "denied by the custodian",
  pending: "not evaluated yet",
  error: "failed to evaluate",
};

const COLOURS = { critical: "#8c1d18", high: "#d1603d", medium: "#e0b04c", low: "#7da0b6" };

async function changes(doc: PDFKit.PDFDocument, report: ComplianceReport): Promise<void> {
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
    series: findings.bySeverity.map(({ severity: name }) => ({ name: capital(name), colour: COLOURS[name] })),
    bars: trend.map(({ period, state, bySeverity }) => ({
      label: day(period.from),
      values: bySeverity.map(({ found }) => found),
      ...(state === "notEvaluated" ? { note: "not evaluated" } : state === "partly" ? { note: "in part" } : {}),
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

async function findings(
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
    bySeverity.map((row) => [capital(row.severity), ...cells(row)]),
    "Findings of the period by severity",
  );
  writeHeading(doc, "Findings by rule");
  const found = byRule.filter((row) => row.found > 0);
  if (found.length > 0)
    await table(
      doc,
      [{ title: "Finding", width: first }, ...FIGURES],
      found.map((row) => [
        [{ text: row.title }, small(`${row.rule}, version ${row.versions.join(" and ")}, ${row.severity}`)],
        ...cells(row),
      ]),
      "Findings of the period by rule",
    );
  const retracted = sum(byRule, (row) => row.retracted);
  const duplicate = sum(byRule, (row) => row.duplicate);
  note(
    doc,
    `${silence({ silent: byRule.length - found.length, rules: byRule.length, coverage })} Later: found after the period had ended. Mistaken: resolved as a false positive. Precision: confirmed among those confirmed, excepted or mistaken.${
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
  if (states.length > 0 && states.every((state) => state === "notEvaluated"))
    return "Nothing of the period was evaluated yet, so no rule can have found anything.";
  const evaluated = states.every((state) => state === "evaluated");
  return `${silent} of ${rules} rules found nothing${evaluated ? "" : " in what was evaluated"}.`;
}

async function earlier(doc: PDFKit.PDFDocument, { foundAboutEarlier }: ComplianceReport): Promise<void> {
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
    byRule.map(({ rule, title, severity, found }) => [`${title} (${rule})`, capital(severity), String(found)]),
    "Findings detected in the period about earlier events",
  );
}

async function breachClocks(doc: PDFKit.PDFDocument, { breaches }: ComplianceReport): Promise<void> {
  writeHeading(doc, "Breach clocks");
  note(
    doc,
    `Confirmed violations without a breach assessment when this report was created: ${breaches.running}, past a due date: ${breaches.overdue}. Of the period's own, assessed: ${breaches.assessed}, to be notified: ${breaches.notifiable}.`,
  );
  if (breaches.items.length === 0) return;
  await table(
    doc,
    [
      { title: "Finding", width: WIDTH - 260 },
      { title: "Happened", width: 65 },
      { title: "Discovered", width: 65 },
      { title: "Authority by", width: 65 },
      { title: "Individuals by", width: 65 },
    ],
    breaches.items.map(({ headline, rule, overdue, ...at }) => [
      [{ text: headline }, small(rule), ...(overdue ? [{ text: "Overdue", alarming: true }] : [])],
      ...[moment(at.happenedAt), moment(at.discoveredAt), moment(at.authorityDueAt), moment(at.individualsDueAt)],
    ]),
    "Running breach clocks, first due first",
  );
  if (breaches.running > breaches.items.length) note(doc, `These are the ${breaches.items.length} that are due first.`);
}

async function responses(doc: PDFKit.PDFDocument, { responseTimes }: ComplianceReport): Promise<void> {
  writeHeading(doc, "Response times", { keep: ROWS_OF_SEVERITY });
  const times = ({ count, medianSeconds, p90Seconds }: ComplianceReport["responseTimes"][number]["toResolve"]) => [
    String(count),
    duration(medianSeconds),
    duration(p90Seconds),
  ];
  const column = (title: string): Column => ({ title, width: 70, align: "right" });
  await table(
    doc,
    [
      { title: "Severity", width: 79 },
      ...["Acknowledged", "Median", "90th percentile", "Resolved", "Median", "90th percentile"].map(column),
    ],
    responseTimes.map(({ severity, toAcknowledge, toResolve }) => [
      capital(severity),
      ...times(toAcknowledge),
      ...times(toResolve),
    ]),
    "How long findings of the period took to be acknowledged and resolved, by severity",
  );
  note(doc, "For findings of the period, from detection or their last return to the first step that a person took.");
}

async function openItems(
  doc: PDFKit.PDFDocument,
  { openItems: { total, overdue, bySeverity, oldest } }: ComplianceReport,
): Promise<void> {
  writeHeading(doc, "Open items");
  const split = bySeverity.filter(({ open }) => open > 0).map(({ severity, open }) => `${open} ${severity}`);
  note(
    doc,
    `Alerts about events before the end of the period that were open when this report was created: ${[String(total), split.join(", ")].filter(Boolean).join(", of these ")}. Overdue: ${overdue}.`,
  );
  if (oldest.length === 0) return;
  await table(
    doc,
    [
      { title: "Happened", width: 54 },
      { title: "Severity", width: 42 },
      { title: "Finding", width: WIDTH - 306 },
      { title: "Status", width: 64 },
      { title: "Due", width: 54 },
      { title: "Whom it concerns", width: 92 },
    ],
    oldest.map(({ id, rule, headline, summary, severity, status, happenedAt, detectedAt, dueAt, ...parties }) => [
      ...[
        moment(happenedAt),
        capital(severity),
        [
          { text: headline, bold: true },
          { text: summary },
          small(`${rule}, found ${moment(detectedAt)}`),
          small(`Alert ${short(id)}`),
        ],
      ],
      ...[capital(status), dueAt ? moment(dueAt) : "-", whom(parties)],
    ]),
    "Open alerts, those found longest ago first",
  );
  if (total > oldest.length) note(doc, `These are the ${oldest.length} that were found longest ago.`);
}

/** Names the parties; one party in two capacities, or two of the same name, once. */
function whom({
  actor,
  actorName,
  organisation,
  organisationName,
}: Pick<
  ComplianceReport["openItems"]["oldest"][number],
  "actor" | "actorName" | "organisation" | "organisationName"
>): string {
  const nameOf = (name: string | null, account: string | null) =>
    name && printable(name, { what: "name", account: account ?? "" });
  const lines = [
    ...[nameOf(actorName, actor), actor && short(actor)],
    ...[nameOf(organisationName, organisation), organisation && short(organisation)],
  ];
  return [...new Set(lines.filter((line) => line !== null))].join("\n") || "-";
}

/** What the figures can be checked against, for those who repeat them. */
function basis(doc: PDFKit.PDFDocument, { generatedAt, version, ruleset, rulesets, chains }: ComplianceReport): void {
  writeHeading(doc, "Basis");
  const used = rulesets.map(({ hash, firstUsedAt }) => `${hash} (since ${moment(firstUsedAt)})`);
  const lines = [
    `Created on ${instantInWords(secondsOf(generatedAt))} by Consentry ${version}, ruleset ${ruleset}.`,
    used.length === 0 ? "No ruleset evaluated blocks of the period." : `Rulesets of the period: ${used.join(", ")}.`,
    ...chains.map(({ chainId, lastFinalBlock, finalizedBlock }) =>
      lastFinalBlock === null
        ? `Chain ${chainId}: no final block with facts yet.`
        : `Chain ${chainId}: final to block ${finalizedBlock}; last final block with facts ${lastFinalBlock.blockNumber} of ${moment(lastFinalBlock.blockTime)}, ${lastFinalBlock.blockHash}.`,
    ),
    "The JSON and CSV forms of this report have the same figures; the JSON has each ruleset's versions and parameters.",
  ];
  for (const line of lines) writeParagraph(doc, line, { size: 7.5 });
}

type Cell = string | Paragraph[];

const small = (text: string): Paragraph => ({ text, small: true });

/** The height of a table with a row for each severity, with a paragraph below it. In points. */
const ROWS_OF_SEVERITY = 120;

async function table(
  doc: PDFKit.PDFDocument,
  ...[columns, rows, summary]: [columns: readonly Column[], rows: readonly (readonly Cell[])[], summary: string]
): Promise<void> {
  const cellsOf = (row: readonly Cell[]) => ({
    cells: row.map((cell) => (typeof cell === "string" ? [{ text: cell }] : cell)),
  });
  await drawTable(doc, { columns, rows: rows.map(cellsOf), style: DENSE, summary });
  doc.y += 9;
}

function note(doc: PDFKit.PDFDocument, text: string): void {
  writeParagraph(doc, text, { size: 9 });
}

const moment = (instant: string) => instant.slice(0, 16).replace("T", " ");
const secondsOf = (instant: string) => Math.floor(Date.parse(instant) / 1000);

/** "1 May 2026 to 31 May 2026 (UTC)": whole days by their dates, other periods to the second. */
function span({ period }: Pick<ComplianceReport, "period">): string {
  const [from, to] = [secondsOf(period.from), secondsOf(period.to)];
  const wholeDays = from % DAY === 0 && to % DAY === 0;
  return wholeDays
    ? `${dateInWords(from)} to ${dateInWords(to - 1)} (UTC)`
    : `${instantInWords(from)} to ${instantInWords(to)}`;
}

const DAY = 86_400;

const day = (instant: string) => instant.slice(0, 10);
const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
const signed = (change: number) => (change > 0 ? `+${change}` : String(change));
const sum = <Row>(rows: readonly Row[], figure: (row: Row) => number) =>
  rows.reduce((total, row) => total + figure(row), 0);

function duration(seconds: number | null): string {
  if (seconds === null) return "-";
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3_600) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}
