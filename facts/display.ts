/** Display texts of codes and instants, for summaries. */
import type { Action, Category, Purpose } from "./codes";

const PURPOSE_WORDS: Record<Purpose, string> = {
  TREAT: "treatment",
  CLINTRL: "a clinical trial",
  COC: "coordination of care",
  POPHLTH: "population health",
  ETREAT: "emergency treatment",
  BTG: "breaking the glass",
  ERTREAT: "emergency room treatment",
  HPAYMT: "payment",
  CLMATTCH: "a claim attachment",
  COVAUTH: "authorising coverage",
  REMITADV: "remittance advice",
  COVERAGE: "coverage under a policy",
  ELIGDTRM: "determining eligibility",
  ELIGVER: "verifying eligibility",
  ENROLLM: "enrolment",
  HOPERAT: "healthcare operations",
  FRAUD: "fraud detection",
  HCOMPL: "compliance",
  HLEGAL: "legal matters",
  HQUALIMP: "quality improvement",
  HSYSADMIN: "system administration",
  PATADMIN: "patient administration",
  PATSFTY: "patient safety",
  TRAIN: "training",
  HRESCH: "research",
  BIORCH: "biomedical research",
  CLINTRCH: "clinical trial research",
  DSRCH: "disease-specific research",
  PUBHLTH: "public health",
  DISASTER: "disaster relief",
  THREAT: "averting a threat",
  PATRQT: "a request of the patient",
  FAMRQT: "a request of the family",
  PWATRNY: "a request under power of attorney",
  SUPNWK: "a request of the support network",
  HMARKT: "marketing",
};

const CATEGORY_WORDS: Record<Category, string> = {
  GENERAL: "general health",
  LAB: "laboratory",
  MEDICATION: "medication",
  IMAGING: "imaging",
  PSYTHPN: "psychotherapy",
  SUD: "substance use treatment",
  HIV: "HIV",
  SDV: "domestic violence",
  SEX: "sexual and reproductive health",
  GENETIC: "genetic",
  ALL: "all",
};

const ACTION_WORDS: Record<Action, { done: string; noun: string }> = {
  read: { done: "read", noun: "reading" },
  create: { done: "created", noun: "creating" },
  update: { done: "changed", noun: "changing" },
  delete: { done: "deleted", noun: "deleting" },
  export: { done: "exported", noun: "exporting" },
  ALL: { done: "used", noun: "any use of" },
};

const known = <Value>(words: Record<string, Value>, code: string, otherwise: Value): Value => words[code] ?? otherwise;

/** "treatment" */
export const purposeInWords = (code: string) => known(PURPOSE_WORDS, code, "an unknown purpose");

/** "laboratory" */
export const categoryInWords = (code: string) => known(CATEGORY_WORDS, code, "unknown");

/** "read" */
export const actionDone = (code: string) => known(ACTION_WORDS, code, ACTION_WORDS.ALL).done;

/** "reading" */
export const actionNoun = (code: string) => known(ACTION_WORDS, code, ACTION_WORDS.ALL).noun;

const ACTION_HEADLINES: Record<Action, string> = {
  read: "Read",
  create: "Record created",
  update: "Record changed",
  delete: "Record deleted",
  export: "Record exported",
  ALL: "Record used",
};

/** "Read": how a headline about this action begins. */
export const actionHeadline = (code: string) => known(ACTION_HEADLINES, code, ACTION_HEADLINES.ALL);

/** Returns the text with a capital first letter. */
export const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "1 day", "3 entries" */
export const countInWords = (count: number | bigint, one: string, many = `${one}s`) =>
  `${amountInWords(count)} ${BigInt(count) === 1n ? one : many}`;

/** "once", "twice", "5 times" */
export const timesInWords = (count: number) =>
  count < 3 ? (["never", "once", "twice"][count] as string) : `${count} times`;

/** "one patient's record", "61 patients' records" */
export const patientsRecords = (count: number) => (count === 1 ? "one patient's record" : `${count} patients' records`);

/** "184,000" */
export const amountInWords = (amount: number | bigint) => amount.toLocaleString("en-GB");

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "3 March 2026 at 14:05:09 UTC", from Unix seconds. */
export function instantInWords(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} at ${date.toISOString().slice(11, 19)} UTC`;
}

const UNITS: [string, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** "2 days", "1 hour 5 minutes": a duration in its two largest units. */
export function spanInWords(seconds: number): string {
  let rest = Math.abs(seconds);
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? "" : "s"}`);
    if (parts.length === 2 || (parts.length === 1 && count === 0)) break;
  }
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
}

/** "12 minutes after consent expired", or "at the moment consent expired". */
export const timeAfter = (seconds: number, event: string) =>
  seconds === 0 ? `at the moment ${event}` : `${spanInWords(seconds)} after ${event}`;

/** "one hour", "24 hours", "7 days": the exact length of a window. */
export function windowInWords(seconds: number): string {
  const [unit, length] = UNITS.find(
    ([unit, length]) => seconds % length === 0 && (unit !== "day" || seconds > length),
  )!;
  return seconds === length ? `one ${unit}` : countInWords(seconds / length, unit);
}

const FORMATS: Record<string, string> = {
  "fhir-r4": "FHIR R4",
  ccda: "C-CDA",
  hl7v2: "HL7 v2",
  dicom: "DICOM",
  pdf: "PDF",
  csv: "CSV",
};

/** "as FHIR R4": the format of a share or an agreement. Formats that are not plain names become "an unknown format". */
export const asFormat = (format: string) => `as ${formatInWords(format)}`;

const formatInWords = (format: string) =>
  FORMATS[format] ?? (/^[\w.+-]{1,24}$/.test(format) ? `"${format}"` : "an unknown format");

/** "laboratory, imaging and HIV" */
export function listInWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "nothing") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Converts Unix seconds to ISO 8601. Returns null for null and for 0, which means "no end" in a validity. */
export const isoInstant = (seconds: number | null) =>
  seconds === null || seconds === 0 ? null : new Date(seconds * 1000).toISOString();
