/** Formats the result of a check. */
import type { CheckedFile } from "../check";
import type { Comparison, Mismatch } from "./compare";

const COLUMNS = ["expected", "found", "missing", "unexpected"] as const;

/** Returns a table of expected and found alerts, with one row per rule and one for the total. */
export function ruleTable(rules: Comparison["rules"]): string {
  const total = rules.reduce(
    (sum, row) => {
      for (const column of COLUMNS) sum[column] += row[column];
      return sum;
    },
    { rule: "total", expected: 0, found: 0, missing: 0, unexpected: 0 },
  );
  const cells = [
    ["rule", ...COLUMNS],
    ...[...rules, total].map((row) => [row.rule, ...COLUMNS.map((c) => String(row[c]))]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const place = ({ line, id }: Mismatch) =>
  line === null ? "outside the file's lines" : `line ${line}${id === null ? "" : ` (${id})`}`;

/** Whether the file's alerts match the expected ones exactly. */
export function allMatch(checked: Comparison): boolean {
  return checked.missing.length === 0 && checked.unexpected.length === 0;
}

/** Returns the table of rules, and one sentence per wrong line. */
export function report(checked: CheckedFile): string {
  const faults = [
    ...checked.missing.map((each) => ({ each, text: `${place(each)}: ${each.rule} was expected but not found.` })),
    ...checked.unexpected.map((each) => ({ each, text: `${place(each)}: ${each.rule} was found but not expected.` })),
  ].sort((a, b) => (a.each.line ?? 0) - (b.each.line ?? 0));
  const verdict = allMatch(checked)
    ? `All ${checked.expected} expected alerts were found, and no others.`
    : `${faults.length} alerts differ from the expectations.`;
  return [
    `${checked.file}: ${checked.lines} lines`,
    ruleTable(checked.rules),
    ...faults.map(({ text }) => `${checked.file}, ${text}`),
    verdict,
  ].join("\n");
}

/** Returns the result as one JSON object: of the file or, for several, of all of them, with each one under `files`. */
export function reportJson(checked: readonly CheckedFile[]): string {
  const one = ({ lines, expected, found, missing, unexpected }: CheckedFile) => ({
    lines,
    expected,
    found,
    missing,
    unexpected,
  });
  if (checked.length === 1) return JSON.stringify(one(checked[0]!));
  const sum = (field: "lines" | "expected" | "found") => checked.reduce((total, each) => total + each[field], 0);
  const all = (field: "missing" | "unexpected") =>
    checked.flatMap((each) => each[field].map((mismatch) => ({ file: each.file, ...mismatch })));
  return JSON.stringify({
    lines: sum("lines"),
    expected: sum("expected"),
    found: sum("found"),
    missing: all("missing"),
    unexpected: all("unexpected"),
    files: checked.map((each) => ({ file: each.file, ...one(each) })),
  });
}
