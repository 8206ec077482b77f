import { openDocument, writeFeet, writeHeading, writeParagraph } from "../documents/pdf-document";
import { type Column, DENSE, drawTable } from "../documents/pdf-table";
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
  writeParagraph(doc, `${span(report)} (UTC)`, { size: 11 });
  note(doc, `Created on ${moment(report.generatedAt)} by Consentry ${report.version}, ruleset ${report.ruleset}.`);

  await basis(doc, report);
  await findings(doc, report);
  await responses(doc, report);
  await openItems(doc, report);
  await rules(doc, report);

  writeFeet(doc, `Compliance report, ${span(report)}`);
  return finish();
}

async function basis(doc: PDFKit.PDFDocument, { chains, accesses }: ComplianceReport): Promise<void> {
  writeHeading(doc, "What the report is based on");
  await table(
    doc,
    [
      { title: "Chain", width: 45 },
      { title: "Last final block with facts", width: 260 },
      { title: "Final to", width: 60, align: "right" },
      { title: "Evaluated to", width: 64, align: "right" },
      { title: "Not evaluated", width: 70 },
    ],
    chains.map(({ chainId, lastFinalBlock, finalizedBlock, evaluatedBlock, gaps, errors }) => [
      String(chainId),
      lastFinalBlock
        ? `${lastFinalBlock.blockNumber}, ${moment(lastFinalBlock.blockTime)}\n${halves(lastFinalBlock.blockHash)}`
        : "none yet",
      finalizedBlock ?? "-",
      evaluatedBlock ?? "-",
      [
        ...gaps.map(({ fromBlock, toBlock }) => `${fromBlock} to ${toBlock}`),
        ...(errors > 0 ? [`${errors} facts on which a rule failed`] : []),
      ].join("\n") || "nothing",
    ]),
  );
  const verdicts = Object.entries(accesses.byVerdict).map(
    ([verdict, some]) => `${some} ${VERDICTS[verdict] ?? verdict}`,
  );
  note(
    doc,
    `Accesses recorded in the period: ${[String(accesses.recorded), verdicts.join(", ")].filter(Boolean).join(", of these ")}.`,
  );
}

const VERDICTS: Record<string, string> = {
  explained: "covered by a consent",
  missed: "not covered",
  exempt: "exempt from consent",
  breakGlass: "break-glass",
  denied: "denied by the custodian",
  pending: "not evaluated yet",
  error: "failed to evaluate",
};

const FIGURES: Column[] = Object.entries({
  Found: 36,
  Open: 36,
  Suppressed: 54,
  Confirmed: 51,
  Exception: 50,
  Mistaken: 46,
  Duplicate: 49,
  Retracted: 50,
}).map(([title, width]) => ({ title, width, align: "right" }));

async function findings(
  doc: PDFKit.PDFDocument,
  { findings: { byRule, bySeverity } }: ComplianceReport,
): Promise<void> {
  const cells = (row: (typeof bySeverity)[number]) =>
    [
      ...[row.found, row.open, row.suppressed, row.confirmed],
      ...[row.policyException, row.falsePositive, row.duplicate, row.retracted],
    ].map(String);
  writeHeading(doc, "Findings by severity");
  await table(
    doc,
    [{ title: "Severity", width: 127 }, ...FIGURES],
    bySeverity.map((row) => [row.severity, ...cells(row)]),
  );
  writeHeading(doc, "Findings by rule");
  const found = byRule.filter(({ found, retracted }) => found + retracted > 0);
  await table(
    doc,
    [{ title: "Rule", width: 127 }, ...FIGURES],
    found.map((row) => [`${row.rule} ${row.name}\n${row.severity}`, ...cells(row)]),
  );
  const silent = byRule.length - found.length;
  note(doc, `${silent} of ${byRule.length} rules found nothing. Retracted: a reorganisation removed the event.`);
}

async function responses(doc: PDFKit.PDFDocument, { responseTimes }: ComplianceReport): Promise<void> {
  writeHeading(doc, "Response times");
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
      severity,
      ...times(toAcknowledge),
      ...times(toResolve),
    ]),
  );
}

async function openItems(
  doc: PDFKit.PDFDocument,
  { openItems: { total, overdue, bySeverity, oldest } }: ComplianceReport,
): Promise<void> {
  writeHeading(doc, "Open items");
  const split = bySeverity.filter(({ open }) => open > 0).map(({ severity, open }) => `${open} ${severity}`);
  note(doc, `${total} alerts are open (${split.join(", ") || "none"}), ${overdue} of them overdue.`);
  if (oldest.length === 0) return;
  await table(
    doc,
    [
      { title: "Detected", width: 54 },
      { title: "Severity", width: 42 },
      { title: "Finding", width: WIDTH - 304 },
      { title: "Status", width: 58 },
      { title: "Due", width: 54 },
      { title: "Whom it concerns", width: 96 },
    ],
    oldest.map(({ id, rule, headline, severity, status, detectedAt, dueAt, ...parties }) => [
      ...[moment(detectedAt), severity, `${headline}\n${rule}, alert\n${halves(id)}`],
      ...[status, dueAt ? moment(dueAt) : "-", whom(parties)],
    ]),
  );
  if (total > oldest.length) note(doc, `These are the ${oldest.length} that are open longest.`);
}

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
  return lines.filter((line) => line !== null).join("\n") || "-";
}

async function rules(doc: PDFKit.PDFDocument, { rulesets, findings: { byRule } }: ComplianceReport): Promise<void> {
  writeHeading(doc, "Rules in force");
  const versions = new Map<string, Set<number>>();
  for (const { id, version } of rulesets.flatMap((ruleset) => ruleset.rules))
    versions.set(id, (versions.get(id) ?? new Set()).add(version));
  note(
    doc,
    rulesets.length === 0
      ? "Nothing was evaluated in the period."
      : `Rulesets: ${rulesets.map(({ hash, firstUsedAt }) => `${hash} (since ${moment(firstUsedAt)})`).join(", ")}. The report's JSON has their parameters.`,
  );
  await table(
    doc,
    [
      { title: "Rule", width: 60 },
      { title: "Name", width: 240 },
      { title: "Severity", width: 80 },
      { title: "Versions", width: WIDTH - 380 },
    ],
    byRule.map(({ rule, name, severity }) => [rule, name, severity, [...(versions.get(rule) ?? [])].join(", ") || "-"]),
  );
}

async function table(
  doc: PDFKit.PDFDocument,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const cellsOf = (row: readonly string[]) => ({ cells: row.map((text) => [{ text }]) });
  await drawTable(doc, { columns, rows: rows.map(cellsOf), style: DENSE });
  doc.y += 9;
}

function note(doc: PDFKit.PDFDocument, text: string): void {
  writeParagraph(doc, text, { size: 9 });
}

const moment = (instant: string) => instant.slice(0, 16).replace("T", " ");
const span = ({ period: { from, to } }: ComplianceReport) => `${moment(from)} to ${moment(to)}`;
/** Splits a 32-byte hash over two lines, so that it fits a column. */
const halves = (hash: string) => `${hash.slice(0, 34)}\n${hash.slice(34)}`;

function duration(seconds: number | null): string {
  if (seconds === null) return "-";
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3_600) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}
