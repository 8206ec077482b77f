import { capitalised, instantInWords } from "../../../../facts/display";
import { openDocument, writeFeet, writeHeading, writeList, writeParagraph } from "../../documents/pdf-document";
import type { ComplianceReport } from "../../schemas/report";
import { changes, earlier, findings } from "./pdf-findings";
import { breachClocks, openItems, responses } from "./pdf-follow-up";
import { MARGIN, moment, note, STATES, secondsOf, span, sum, table } from "./pdf-parts";

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
    "The period counts by when things happened: by the custodian's clock where it is plausible, otherwise by the block's time. Findings count in the period of their event, even if they were found later.",
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

const VERDICTS: Record<string, string> = {
  explained: "covered by a consent",
  missed: "not covered",
  exempt: "exempt from consent",
  breakGlass: "break-glass",
  denied: "denied by the custodian",
  pending: "not evaluated yet",
  error: "failed to evaluate",
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
      .filter(({ state }) => state !== "evaluated" && state !== "noFacts")
      .map(({ chainId, state }) => `Chain ${chainId}: ${STATES[state]}, so findings may be missing.`),
    ...report.coverage
      .filter(({ state, indexedTo }) => state !== "notIndexed" && (indexedTo ?? "") < report.period.to)
      .map(({ chainId, indexedTo }) =>
        indexedTo === null
          ? `Chain ${chainId} is not indexed yet; its events are missing.`
          : `Chain ${chainId} is indexed to ${moment(indexedTo)}; later events are missing.`,
      ),
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
      capitalised(STATES[state]),
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
