/** The sections of the compliance report's PDF about what people did and have to do: breaches, response times, open items. */
import { capitalised } from "../../../../facts/display";
import { writeHeading } from "../../documents/pdf-document";
import type { Column } from "../../documents/pdf-table";
import { printable, short } from "../../documents/pdf-text";
import type { ComplianceReport } from "../../schemas/report";
import { moment, note, ROWS_OF_SEVERITY, small, table, WIDTH } from "./pdf-parts";

/** Writes the breach clocks that are running. */
export async function breachClocks(doc: PDFKit.PDFDocument, { breaches }: ComplianceReport): Promise<void> {
  writeHeading(doc, "Breach clocks");
  note(
    doc,
    `Confirmed violations without a breach assessment when this report was created: ${breaches.running}, past a due date: ${breaches.overdue}. Of the violations in this period, ${breaches.assessed} ${breaches.assessed === 1 ? "has" : "have"} been assessed; ${breaches.notifiable} must be notified.`,
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

/** Writes how long people took. */
export async function responses(doc: PDFKit.PDFDocument, { responseTimes }: ComplianceReport): Promise<void> {
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
      capitalised(severity),
      ...times(toAcknowledge),
      ...times(toResolve),
    ]),
    "How long findings of the period took to be acknowledged and resolved, by severity",
  );
  note(doc, "For findings of the period, from detection or their last return to the first step that a person took.");
}

function duration(seconds: number | null): string {
  if (seconds === null) return "-";
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3_600) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

/** Writes the open items. */
export async function openItems(
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
        capitalised(severity),
        [
          { text: headline, bold: true },
          { text: summary },
          small(`${rule}, found ${moment(detectedAt)}`),
          small(`Alert ${short(id)}`),
        ],
      ],
      ...[capitalised(status), dueAt ? moment(dueAt) : "-", whom(parties)],
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
