import { type Columns, csvNames, csvRows } from "../csv";
import type { AccountingJson, DisclosureJson } from "../schemas/disclosures";

/**
 * An accounting as CSV (RFC 4180, UTF-8): lines that begin with `#` say what it is about, then a line of column names and
 * one line for each disclosure. What a spreadsheet would take for a formula is quoted with an apostrophe.
 */
export function accountingToCsv(accounting: AccountingJson): string {
  const head = headOf(accounting).map((line) => `# ${line}\r\n`);
  return head.join("") + csvNames(COLUMNS) + csvRows(COLUMNS, accounting.disclosures);
}

const COLUMNS: Columns<DisclosureJson> = [
  ["date", ({ date }) => date],
  ["recipient", ({ recipient }) => recipient.account],
  ["recipientName", ({ recipient }) => recipient.name],
  ["recipientAddress", ({ recipient }) => recipient.address],
  ["disclosedBy", ({ disclosedBy }) => disclosedBy.account],
  ["disclosedByName", ({ disclosedBy }) => disclosedBy.name],
  ["kind", ({ kind }) => kind],
  ["record", ({ record }) => record],
  ["category", ({ category }) => category.code],
  ["action", ({ action }) => action.code],
  ["purpose", ({ purpose }) => purpose.code],
  ["purposeText", ({ purpose }) => purpose.text],
  ["basis", ({ basis }) => basis.code],
  ["basisText", ({ basis }) => basis.text],
  ["alerts", ({ alerts }) => alerts.map(({ id, rule }) => `${rule} ${id}`).join("; ")],
  ["last", ({ repeated }) => repeated?.last ?? null],
  ["count", ({ repeated }) => repeated?.count ?? 1],
  ["frequency", ({ repeated }) => repeated?.frequency ?? null],
  ["id", ({ id }) => id],
  ["txHash", ({ txHash }) => txHash],
  ["logIndex", ({ logIndex }) => logIndex],
];

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
