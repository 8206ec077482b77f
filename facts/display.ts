/** Display texts of codes and instants, for summaries. */
import type { Action, Category, Purpose } from "./codes";
import { blockOf, ENTRY_BITS, LOG_BITS } from "./position";

const PURPOSE_WORDS: Record<Purpose, string> = {
  TREAT: "treatment",
  CLINTRL: "a clinical trial",
  COC: "care coordination",
  POPHLTH: "population health",
  ETREAT: "emergency treatment",
  BTG: "break-glass emergency access",
  ERTREAT: "emergency room treatment",
  HPAYMT: "payment",
  CLMATTCH: "a claim attachment",
  COVAUTH: "coverage authorisation",
  REMITADV: "remittance advice",
  COVERAGE: "insurance coverage",
  ELIGDTRM: "eligibility determination",
  ELIGVER: "eligibility verification",
  ENROLLM: "enrolment",
  HOPERAT: "health care operations",
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
  PATRQT: "a patient request",
  FAMRQT: "a family request",
  PWATRNY: "a power-of-attorney request",
  SUPNWK: "a support network request",
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

/** Results are many, information is one. */
const RESULTS: readonly string[] = ["LAB", "IMAGING"];

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

/** "laboratory results", "medication information" */
export const informationInWords = (code: string) =>
  `${categoryInWords(code)} ${RESULTS.includes(code) ? "results" : "information"}`;

/** "laboratory results were", "medication information was" */
export const informationWas = (code: string) =>
  `${informationInWords(code)} ${RESULTS.includes(code) ? "were" : "was"}`;

/** "treatment (TREAT)": a purpose with its code, for explanations. */
export const purposeAndCode = (code: string) => `${purposeInWords(code)} (${code})`;

/** "laboratory (LAB)": a category with its code, for explanations. */
export const categoryAndCode = (code: string) =>
  `${code === "ALL" ? "all non-sensitive" : categoryInWords(code)} (${code})`;

/** "reading (read)": an action with its code, for explanations. */
export const actionAndCode = (code: string) => `${code === "ALL" ? "any action" : actionNoun(code)} (${code})`;

/** "read" */
export const actionDone = (code: string) => known(ACTION_WORDS, code, ACTION_WORDS.ALL).done;

/** "reading" */
export const actionNoun = (code: string) => known(ACTION_WORDS, code, ACTION_WORDS.ALL).noun;

const ACTION_HEADLINES: Record<Action, string> = {
  read: "Record read",
  create: "Record created",
  update: "Record changed",
  delete: "Record deleted",
  export: "Record exported",
  ALL: "Record used",
};

/** "Record read": how a headline about this action begins. */
export const actionHeadline = (code: string) => known(ACTION_HEADLINES, code, ACTION_HEADLINES.ALL);

/** Returns the text with a capital first letter. */
export const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "1 day", "3 entries" */
export const countInWords = (count: number | bigint, one: string, many = `${one}s`) =>
  `${amountInWords(count)} ${Number(count) === 1 ? one : many}`;

/** "once", "twice", "5 times" */
export const timesInWords = (count: number) =>
  count < 3 ? (["never", "once", "twice"][count] as string) : `${amountInWords(count)} times`;

/** "the record of one patient", "the records of 61 patients" */
export const recordsOfPatients = (count: number) =>
  count === 1 ? "the record of one patient" : `the records of ${amountInWords(count)} patients`;

/** "184,000" */
export const amountInWords = (amount: number | bigint) => amount.toLocaleString("en-GB");

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "3 March", of Unix seconds: the day in UTC, without its year. */
export function monthDayInWords(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** "3 March 2026", of Unix seconds: the day in UTC. */
export const dateInWords = (seconds: number) =>
  `${monthDayInWords(seconds)} ${new Date(seconds * 1000).getUTCFullYear()}`;

/** "14:05 UTC", or "14:05:09 UTC" where it is no whole minute. */
export function timeOfDayInWords(seconds: number): string {
  const rest = ((seconds % DAY) + DAY) % DAY;
  const parts = [Math.floor(rest / HOUR), Math.floor((rest % HOUR) / MINUTE), rest % MINUTE];
  const shown = parts[2] === 0 ? parts.slice(0, 2) : parts;
  return `${shown.map((part) => String(part).padStart(2, "0")).join(":")} UTC`;
}

/** "3 March 2026 at 14:05 UTC", of Unix seconds; with seconds where it is no whole minute. */
export const instantInWords = (seconds: number) => `${dateInWords(seconds)} at ${timeOfDayInWords(seconds)}`;

const INSTANT = new RegExp(
  `\\b(\\d{1,2}) (${MONTHS.join("|")}) (\\d{4,5}) at (\\d\\d):(\\d\\d)(?::(\\d\\d))? UTC\\b`,
  "g",
);

/**
 * Finds the instants that `instantInWords` wrote into a text: where each begins and ends, in UTF-16 code units with the
 * end exclusive, and Unix seconds.
 */
export function instantsIn(text: string): { start: number; end: number; seconds: number }[] {
  return [...text.matchAll(INSTANT)].map(({ 0: words, index, ...parts }) => {
    const [day, year, hour, minute, second] = [1, 3, 4, 5, 6].map((group) => Number(parts[group] ?? 0));
    const seconds = Date.UTC(year!, MONTHS.indexOf(parts[2]!), day, hour, minute, second) / 1000;
    return { start: index, end: index + words.length, seconds };
  });
}

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const YEAR = 365.25 * DAY;

type Unit = [name: string, seconds: number];
const UNITS: readonly Unit[] = [
  ["year", YEAR],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
  ["second", 1],
];

/** "2 days", "1 hour 5 minutes": a duration in its two largest units. */
export function spanInWords(seconds: number): string {
  const span = Math.abs(seconds);
  const first = UNITS.findIndex(([name, length]) => span >= (name === "day" || name === "year" ? 2 * length : length));
  if (first < 0) return "0 seconds";
  const [name, length] = UNITS[first]!;
  const count = Math.floor(span / length);
  const [nextName, nextLength] = UNITS[first + 1] ?? ["", Number.POSITIVE_INFINITY];
  const rest = Math.floor((span - count * length) / nextLength);
  const whole = countInWords(count, name);
  return count >= 10 || rest === 0 || name === "year" ? whole : `${whole} ${countInWords(rest, nextName)}`;
}

/** A span above a limit: "more than 24 hours" where it is too little above it to be told apart. */
export const spanAbove = (seconds: number, limit: number) =>
  spanInWords(seconds) === spanInWords(limit) ? `more than ${spanInWords(limit)}` : spanInWords(seconds);

/** "12 minutes after consent expired", or "at the moment consent expired". */
export const timeAfter = (seconds: number, event: string) =>
  seconds === 0 ? `at the moment ${event}` : `${spanInWords(seconds)} after ${event}`;

/** "one hour", "24 hours", "7 days": the exact length of a window. */
export function windowInWords(seconds: number): string {
  const whole = ([name, length]: Unit) =>
    name !== "year" && seconds % length === 0 && (name !== "day" || seconds > length);
  const [name, length] = UNITS.find(whole)!;
  return seconds === length ? `one ${name}` : countInWords(seconds / length, name);
}

/** "1,201 seconds": exactly, for explanations. */
export const secondsInWords = (seconds: number) => countInWords(Math.abs(seconds), "second");

/** "block 53, log 0", and in a packed log "block 53, log 0, entry 3": a position, for explanations. */
export function placeInWords(position: string | number | bigint): string {
  const pos = BigInt(position);
  const log = (pos >> ENTRY_BITS) & ((1n << LOG_BITS) - 1n);
  const entry = pos & ((1n << ENTRY_BITS) - 1n);
  return `block ${blockOf(pos)}, log ${log}${entry === 0n ? "" : `, entry ${entry}`}`;
}

const FORMATS: Record<string, string> = {
  "fhir-r4": "FHIR R4",
  ccda: "C-CDA",
  hl7v2: "HL7 v2",
  dicom: "DICOM",
  pdf: "PDF",
  csv: "CSV",
};

/** "FHIR R4": an exchange format, as written where it is not a known one. Anybody may write it, so it is shown only if it is short and plain. */
export const formatInWords = (format: string) =>
  Object.hasOwn(FORMATS, format) ? FORMATS[format]! : formatAsWritten(format);

/** An exchange format as it is written, in quotes. */
export const formatAsWritten = (format: string) =>
  /^[\w.+-]{1,24}$/.test(format) ? `"${format}"` : "an unknown format";

/** "laboratory, imaging and HIV" */
export function listInWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "nothing") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** A list of which at most `most` are named: "laboratory, imaging and 3 more". */
export const someInWords = (words: readonly string[], most: number) =>
  words.length <= most ? listInWords(words) : listInWords([...words.slice(0, most), `${words.length - most} more`]);

/** Most words of a summary. */
export const SUMMARY_WORDS = 30;

/** The first of these sentences that is short enough for a summary; the last where none is. */
export const shortEnough = (...sentences: [string, ...string[]]): string =>
  sentences.find((sentence) => sentence.split(" ").length <= SUMMARY_WORDS) ?? sentences.at(-1)!;

/** "2026-03-02", of Unix seconds: the day in UTC, as ISO 8601. */
export const isoDate = (seconds: number) => new Date(seconds * 1000).toISOString().replace(/T.*/, "");

/** ISO 8601 of Unix seconds; null where there is none, as a validity's 0 means. */
export const isoInstant = (seconds: number | null) =>
  seconds === null || seconds === 0 ? null : new Date(seconds * 1000).toISOString();

/** "2026-03-02 09:47", of Unix seconds: the minute in UTC, for tables. */
export const isoMinute = (seconds: number) =>
  `${isoDate(seconds)} ${timeOfDayInWords(Math.floor(seconds / MINUTE) * MINUTE).replace(" UTC", "")}`;
