import { stringify } from "csv-stringify/sync";
import type { AccountingJson, DisclosureJson } from "../schemas/disclosures";
import { headOf } from "./head";

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
    alerts: disclosure.alerts.map(alertInText).join("; "),
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

/** An alert of a disclosure as its rule and its id. */
export const alertInText = ({ id, rule }: DisclosureJson["alerts"][number]) => `${rule} ${id}`;

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
