import { dateInWords, instantInWords, listInWords, timeOfDayInWords } from "../../../facts/display";
import {
  openDocument,
  writeFacts,
  writeFeet,
  writeHeading,
  writeList,
  writeParagraph,
} from "../documents/pdf-document";
import { type Column, drawTable, type Paragraph, type TableRow } from "../documents/pdf-table";
import { INK, printable, short } from "../documents/pdf-text";
import type { AccountingJson, DisclosureJson } from "../schemas/disclosures";
import { EXCLUSIONS, type Exclusion } from "./policy";

const MARGINS = { top: 48, bottom: 56, left: 48, right: 48 };

/**
 * Writes an accounting as a PDF that a patient can read: A4, plain language, the table last, "Page n of m" on each
 * page.
 */
export async function accountingToPdf(accounting: AccountingJson): Promise<Buffer> {
  const { patient, generatedAt } = accounting;
  const { document, finish } = openDocument({
    title: "Accounting of disclosures",
    creator: "Consentry",
    createdAt: new Date(generatedAt),
    layout: "landscape",
    margins: MARGINS,
  });
  writeHead(document, accounting);
  writeReading(document, accounting);
  await writeDisclosures(document, accounting);
  writeFeet(document, `Accounting of disclosures for ${short(patient)}, generated ${moment(generatedAt)}`);
  return finish();
}

function writeHead(document: PDFKit.PDFDocument, { patient, period, generatedAt, chains }: AccountingJson): void {
  writeHeading(document, "Accounting of disclosures", { level: 1 });
  writeParagraph(document, "Who received your health information, when, and why", { size: 11, ink: INK.quiet });
  document.y += 5;
  const last = new Date(Date.parse(period.to) - 1000).toISOString();
  writeFacts(document, [
    ["Patient", patient],
    ["Period", `${moment(period.from)} to ${moment(last)}`],
    ["Generated at", moment(generatedAt)],
    ...chains
      .filter((chain) => chain.lastFinalBlock !== null || chains.length === 1)
      .map(({ chainId, lastFinalBlock }): [string, string] => [
        "Last final block",
        lastFinalBlock === null
          ? `none yet on chain ${chainId}`
          : `${lastFinalBlock.blockNumber} on chain ${chainId}, of ${moment(lastFinalBlock.blockTime)}\n${lastFinalBlock.blockHash}`,
      ]),
  ]);
  document.y += 5;
}

function writeReading(document: PDFKit.PDFDocument, accounting: AccountingJson): void {
  const { exclusions, deniedAccesses, chains, summarised, disclosures } = accounting;
  const notPermitted = disclosures.filter(({ basis }) => basis.code === "impermissible").length;
  writeHeading(document, "How to read this");
  writeParagraph(
    document,
    "Each line of the table is an occasion on which somebody else was given access to information in your record, or on which it was shared with another organisation. You and your information appear as codes that begin with 0x, never by name; a code without a name belongs to somebody who is not in the directory of this service. All times are in UTC.",
  );
  if (summarised)
    writeParagraph(
      document,
      "If the same information was disclosed to the same recipient for the same purpose several times, it is one line with the first time, the last time, and how often.",
    );
  writeParagraph(
    document,
    notPermitted === 0
      ? "No disclosure in this period is known to have violated your consent."
      : `${notPermitted === 1 ? "One disclosure was" : `${notPermitted} disclosures were`} not permitted. Each is marked with a red bar, and the last column says why.`,
  );
  writeExclusions(document, exclusions);
  if (deniedAccesses > 0)
    writeParagraph(
      document,
      deniedAccesses === 1
        ? "One attempt to access your record was denied; nothing was disclosed."
        : `${deniedAccesses} attempts to access your record were denied; nothing was disclosed.`,
    );
  const gaps = chains.flatMap(({ chainId, coverageGaps }) =>
    coverageGaps.map(({ fromBlock, toBlock }) => `blocks ${fromBlock} to ${toBlock} of chain ${chainId}`),
  );
  if (gaps.length > 0)
    writeParagraph(
      document,
      `Not examined yet: ${listInWords(gaps)}. Disclosures in that part are in the table, marked as not examined; ask again later for a complete answer.`,
    );
  writeParagraph(
    document,
    "The events are recorded on a ledger that nobody can change afterwards. The last final block and its hash, above, identify the state of the ledger that this document is based on. To check it, compare the hash with that of the same block on any node of the ledger; the organisation that gave you this document can also give you its CSV form, which has the transaction of each disclosure. If anything here surprises you, ask the privacy officer of the organisation that gave you this document.",
  );
}

const EXCLUSION_WORDS: Record<Exclusion, string> = {
  treatmentPaymentOperations: "for your treatment, for payment, or for the operation of the services that care for you",
  individualOrRepresentative: "to you or somebody who represents you",
  authorization: "covered by a consent of yours",
};

function writeExclusions(document: PDFKit.PDFDocument, exclusions: AccountingJson["exclusions"]): void {
  const left = EXCLUSIONS.filter((reason) => exclusions[reason] > 0);
  if (left.length === 0) {
    writeParagraph(document, "No permitted disclosure is left out of the table.");
    return;
  }
  writeParagraph(
    document,
    "The law (45 CFR 164.528) does not require these disclosures to be listed, so the table leaves them out:",
  );
  const lines = left.map((reason) => {
    const count = exclusions[reason];
    return `${count} ${count === 1 ? "disclosure" : "disclosures"} ${EXCLUSION_WORDS[reason]}`;
  });
  writeList(document, lines);
}

const COLUMNS: readonly Column[] = [
  { title: "When", width: 116 },
  { title: "Who received it", width: 192 },
  { title: "What, and by whom", width: 190 },
  { title: "For what", width: 90 },
  { title: "Why it was allowed, or not", width: 157 },
];

async function writeDisclosures(document: PDFKit.PDFDocument, { disclosures }: AccountingJson): Promise<void> {
  writeHeading(document, "Disclosures");
  if (disclosures.length === 0) {
    writeParagraph(document, "There are no disclosures in this period that must be listed.");
    return;
  }
  await drawTable(document, {
    columns: COLUMNS,
    rows: disclosures.map(rowOf),
    summary: "The disclosures, in order of time",
  });
}

function rowOf({
  date,
  occurredAt,
  blockTime,
  judgedBy,
  recipient,
  disclosedBy,
  category,
  action,
  purpose,
  basis,
  record,
  repeated,
}: DisclosureJson): TableRow {
  const [verdict, ...reasons] = basis.text.split(/(?<=\.) /);
  const marked = basis.code === "impermissible";
  return {
    marked,
    cells: [
      repeated === null
        ? [...when(date), ...otherClock({ occurredAt, blockTime, judgedBy })]
        : [
            ...when(repeated.first, "First: "),
            ...when(repeated.last, "Last: "),
            { text: capitalised(repeated.frequency), small: true },
          ],
      who(recipient),
      [
        { text: `${capitalised(category.text)}, ${action.text}` },
        { text: by(disclosedBy), small: true },
        { text: `Record ${short(record)}`, small: true },
      ],
      [{ text: capitalised(purpose.text) }],
      [{ text: verdict!, alarming: marked }, ...(reasons.length === 0 ? [] : [{ text: reasons.join(" ") }])],
    ],
  };
}

function by({ account, name }: DisclosureJson["disclosedBy"]): string {
  return name === null ? `By ${short(account)}` : printable(`By ${name}`, { what: "name", account });
}

function who({ account, name, address }: DisclosureJson["recipient"]): Paragraph[] {
  return [
    name === null ? { text: "Name not known" } : { text: printable(name, { what: "name", account }), bold: true },
    ...(address === null ? [] : [{ text: printable(address, { what: "address", account }) }]),
    { text: account, small: true },
  ];
}

const secondsOf = (instant: string) => Math.floor(Date.parse(instant) / 1000);
const dayOf = (instant: string) => dateInWords(secondsOf(instant));

/** "3 March 2026 at 14:05 UTC": to the minute. */
const moment = (instant: string) => instantInWords(Math.floor(secondsOf(instant) / 60) * 60);

/** What the custodian's clock said, where the block's time was believed instead. */
function otherClock({
  occurredAt,
  blockTime,
  judgedBy,
}: Pick<DisclosureJson, "occurredAt" | "blockTime" | "judgedBy">): Paragraph[] {
  if (occurredAt === null || judgedBy === "custodian" || occurredAt === blockTime) return [];
  return [
    { text: `Time of its block. The custodian's clock said ${instantInWords(secondsOf(occurredAt))}.`, small: true },
  ];
}

function when(instant: string, before = ""): Paragraph[] {
  return [{ text: `${before}${dayOf(instant)}` }, { text: timeOfDayInWords(secondsOf(instant)), small: true }];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
