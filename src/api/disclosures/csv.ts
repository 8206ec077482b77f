import { type Columns, csvNames, csvRows } from "../documents/csv";
import type { AccountingJson, DisclosureJson } from "../schemas/disclosures";
import { headOf } from "./head";

/**
 * Writes an accounting as CSV (RFC 4180, UTF-8): header lines that begin with `#`, then a line of column names and one
 * line per disclosure. Cells that a spreadsheet could run as a formula are prefixed with an apostrophe.
 */
export function accountingToCsv(accounting: AccountingJson): string {
  const head = headOf(accounting).map((line) => `# ${line}\r\n`);
  return head.join("") + csvNames(COLUMNS) + csvRows(COLUMNS, accounting.disclosures);
}

const COLUMNS: Columns<DisclosureJson> = [
  ["date", ({ date }) => date],
  ["judgedBy", ({ judgedBy }) => judgedBy],
  ["occurredAt", ({ occurredAt }) => occurredAt],
  ["blockTime", ({ blockTime }) => blockTime],
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
  ["alerts", ({ alerts }) => alerts.map(alertInText).join("; ")],
  ["last", ({ repeated }) => repeated?.last ?? null],
  ["count", ({ repeated }) => repeated?.count ?? 1],
  ["frequency", ({ repeated }) => repeated?.frequency ?? null],
  ["id", ({ id }) => id],
  ["txHash", ({ txHash }) => txHash],
  ["logIndex", ({ logIndex }) => logIndex],
];

/** Writes an alert of a disclosure as its rule and id. */
export const alertInText = ({ id, rule }: DisclosureJson["alerts"][number]) => `${rule} ${id}`;
