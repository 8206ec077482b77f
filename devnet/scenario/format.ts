/** Reads scenario files: JSON Lines, each line checked by itself and then the order of all of them. */
import { readFileSync } from "node:fs";
import type { z } from "zod";
import { fieldsOf, type LineOf, lineSchema, type ScenarioLine, VERBS, type Verb } from "./verbs";

/** Development chains consider a block final once this many are on top of it. */
export const FINALITY_BLOCKS = 30;

export type Scenario = {
  lines: ScenarioLine[];
  /** Whether any line has `expect`. If so, a line without it expects nothing; otherwise nothing is compared. */
  labelled: boolean;
};

/** An invalid line: where, and how to fix it. */
export type Problem = { line: number; field?: string; message: string };

/** Thrown for an invalid scenario; the message has one sentence per problem. */
export class ScenarioError extends Error {
  override name = "ScenarioError";
  constructor(
    readonly problems: Problem[],
    file = "scenario",
  ) {
    super(
      problems
        .map(({ line, field, message }) => `${file}, line ${line}${field ? `, field "${field}"` : ""}: ${message}.`)
        .join("\n"),
    );
  }
}

const isVerb = (value: unknown): value is Verb => typeof value === "string" && Object.hasOwn(VERBS, value);

const article = (word: string) => (/^[aeiou]/.test(word) ? "an" : "a");

function describe({
  issue,
  verb,
  input,
  line,
}: {
  issue: z.core.$ZodIssue;
  verb: Verb;
  input: Record<string, unknown>;
  line: number;
}): Problem[] {
  const field = issue.path.length > 0 ? issue.path.join(".") : undefined;
  const given = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], input);
  const missing = given === undefined;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        line,
        field: key,
        message: `${verb} has no such field; remove it or use one of ${fieldsOf(verb).join(", ")}`,
      }));
    case "invalid_value":
      return [
        missing
          ? { line, field, message: `${verb} needs it; add it` }
          : { line, field, message: `${JSON.stringify(given)} is not one of ${issue.values.join(", ")}` },
      ];
    case "invalid_type":
      return [
        missing
          ? { line, field, message: `${verb} needs it; add it` }
          : { line, field, message: `${JSON.stringify(given)} is not ${article(issue.expected)} ${issue.expected}` },
      ];
    case "too_small":
    case "too_big":
      if (issue.origin === "array" && field === "parties")
        return [{ line, field, message: "name exactly two organisations" }];
      return [{ line, field, message: issue.message.replace(/^Too/, `${JSON.stringify(given)}: too`) }];
    default:
      return [{ line, field, message: issue.message }];
  }
}

function readLine(source: string, line: number): ScenarioLine | Problem[] {
  let input: unknown;
  try {
    input = JSON.parse(source);
  } catch (error) {
    return [{ line, message: `this is not JSON (${(error as Error).message}); write one JSON object per line` }];
  }
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return [{ line, message: 'a line is a JSON object such as {"at":"2026-03-02T08:00:00Z","do":"access",…}' }];
  const fields = input as Record<string, unknown>;
  if (!isVerb(fields.do))
    return [
      {
        line,
        field: "do",
        message: `${fields.do === undefined ? "the verb is missing" : `${JSON.stringify(fields.do)} is not a verb`}; use one of ${Object.keys(VERBS).join(", ")}`,
      },
    ];
  const verb = fields.do;
  const result = lineSchema(verb).safeParse(fields);
  if (!result.success) return result.error.issues.flatMap((issue) => describe({ issue, verb, input: fields, line }));
  return { ...result.data, line } as unknown as ScenarioLine;
}

function emptyChainLine(line: LineOf<"chain.mine"> | LineOf<"chain.reorg">): Problem[] {
  const forbidden = (["by", "reverts"] as const).filter((field) => line[field] !== undefined);
  return [
    ...forbidden.map((field) => ({
      line: line.line,
      field,
      message: `${line.do} is not a transaction, so it has no signer and cannot be refused; remove the field`,
    })),
    ...(line.expect?.length
      ? [
          {
            line: line.line,
            field: "expect",
            message: `${line.do} has no event that a rule could fire on; remove it`,
          },
        ]
      : []),
  ];
}

/** Returns the times of the blocks of a `chain.mine`, given the newest block before it. */
export function minedTimes(line: LineOf<"chain.mine">, newest: number): number[] {
  const every = line.every ?? 1;
  const first = line.at > newest ? line.at : newest + every;
  return Array.from({ length: line.blocks }, (_, index) => first + index * every);
}

/**
 * Checks the lines against each other: time is ascending, labels are unique, a reorganisation stays within the file's
 * own blocks.
 */
function checkOrder(lines: ScenarioLine[]): Problem[] {
  const problems: Problem[] = [];
  const labels = new Map<string, number>();
  let newest = Number.NEGATIVE_INFINITY;
  let previous: ScenarioLine | undefined;
  let blocks = 0;
  let open = false;
  for (const line of lines) {
    const report = (message: string, field?: string) => problems.push({ line: line.line, field, message });
    if (line.id !== undefined) {
      const first = labels.get(line.id);
      if (first !== undefined) report(`line ${first} has the same label; give each line its own`, "id");
      else labels.set(line.id, line.line);
    }
    if (previous && line.at < previous.at) report(`it is before line ${previous.line}; sort the lines by time`, "at");
    previous = line;
    if (line.reverts && line.expect?.length) report("a refused line has no event; remove expect or reverts", "expect");
    if (line.do === "chain.mine") {
      problems.push(...emptyChainLine(line));
      newest = minedTimes(line, newest).at(-1) ?? newest;
      blocks += line.blocks;
      open = false;
    } else if (line.do === "chain.reorg") {
      problems.push(...emptyChainLine(line));
      if (line.depth >= FINALITY_BLOCKS)
        report(`a block with ${FINALITY_BLOCKS} on top is final; choose a depth below ${FINALITY_BLOCKS}`, "depth");
      else if (line.depth > blocks)
        report(`only ${blocks} blocks were mined before this line; choose a smaller depth`, "depth");
      open = false;
    } else if (!(open && line.at === newest)) {
      if (line.at <= newest)
        report(
          `the chain already has a block at ${new Date(newest * 1000).toISOString()}; give this line a later time`,
          "at",
        );
      newest = Math.max(newest, line.at);
      blocks += 1;
      open = true;
    }
  }
  return problems;
}

/** Parses a scenario. Throws a `ScenarioError` that lists every invalid line. */
export function parseScenario(source: string, file?: string): Scenario {
  const problems: Problem[] = [];
  const lines: ScenarioLine[] = [];
  for (const [index, raw] of source
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const trimmed = raw.trim();
    if (trimmed === "" || trimmed.startsWith("//")) continue;
    const read = readLine(trimmed, index + 1);
    if (Array.isArray(read)) problems.push(...read);
    else lines.push(read);
  }
  problems.push(...checkOrder(lines));
  if (problems.length > 0)
    throw new ScenarioError(
      problems.sort((a, b) => a.line - b.line),
      file,
    );
  return { lines, labelled: lines.some((line) => line.expect !== undefined) };
}

/** Reads a scenario file. Throws a `ScenarioError` if it is invalid, and an error if it cannot be read. */
export function readScenario(file: string): Scenario {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Error(`The scenario ${file} cannot be read: ${(error as Error).message}. Give the path of a file.`);
  }
  return parseScenario(new TextDecoder("utf-8", { fatal: false }).decode(bytes), file);
}
