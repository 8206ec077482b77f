import { stringify } from "csv-stringify/sync";
import type { AccountingJson } from "../schemas/disclosures";

/**
 * An accounting as CSV (RFC 4180, UTF-8): lines that begin with `#` say what it is about, then a line of column names and
 * one line for each disclosure. What a spreadsheet would take for a formula is quoted with an apostrophe.
 */
export function accountingToCsv(accounting: AccountingJson): string {
  const rows = accounting.disclosures.map((disclosure) => ({
    date: disclosure.date,
    recipient: disclosure.recipient.account,
    recipientName: disclosure.recipient.name,
    recipientAddress: disclosure.recipient.address,
    disclosedBy: disclosure.disclosedBy.account,
    disclosedByName: disclosure.disclosedBy.name,
    kind: disclosure.kind,
    record: disclosure.record,
    category: disclosure.category.code,
    action: disclosure.action.code,
    purpose: disclosure.purpose.code,
    purposeText: disclosure.purpose.text,
    basis: disclosure.basis.code,
    basisText: disclosure.basis.text,
    alerts: disclosure.alerts.map(({ id, rule }) => `${rule} ${id}`).join("; "),
    last: disclosure.repeated?.last,
    count: disclosure.repeated?.count ?? 1,
    frequency: disclosure.repeated?.frequency,
    id: disclosure.id,
    txHash: disclosure.txHash,
    logIndex: disclosure.logIndex,
  }));
  const table = stringify(rows, {
    header: true,
    columns: [...COLUMNS],
    record_delimiter: "windows",
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  });
  return (
    headOf(accounting)
      .map((line) => `# ${line}\r\n`)
      .join("") + table
  );
}

const COLUMNS = [
  "date",
  "recipient",
  "recipientName",
  "recipientAddress",
  "disclosedBy",
  "disclosedByName",
  "kind",
  "record",
  "category",
  "action",
  "purpose",
  "purposeText",
  "basis",
  "basisText",
  "alerts",
  "last",
  "count",
  "frequency",
  "id",
  "txHash",
  "logIndex",
] as const;

function headOf({
  patient,
  period,
  generatedAt,
  ruleset,
  chains,
  exclusions,
  deniedAccesses,
}: AccountingJson): string[] {
  return [
    "Accounting of disclosures (45 CFR 164.528)",
    `patient: ${patient}`,
    `period: from ${period.from} to before ${period.to}`,
    `generated at: ${generatedAt}`,
    `ruleset: ${ruleset}`,
    ...chains.flatMap(({ chainId, lastFinalBlock, coverageGaps }) => [
      lastFinalBlock
        ? `chain ${chainId}: last final block ${lastFinalBlock.blockNumber}, ${lastFinalBlock.blockHash}`
        : `chain ${chainId}: no final block with facts`,
      ...coverageGaps.map(
        ({ fromBlock, toBlock }) => `chain ${chainId}: not examined: blocks ${fromBlock} to ${toBlock}`,
      ),
    ]),
    `left out: treatment, payment and operations: ${exclusions.treatmentPaymentOperations}`,
    `left out: to the patient or a representative: ${exclusions.individualOrRepresentative}`,
    `left out: by the patient's authorization: ${exclusions.authorization}`,
    `denied accesses, by which nothing was disclosed: ${deniedAccesses}`,
  ];
}
