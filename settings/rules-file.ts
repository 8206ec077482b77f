import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { isTimeZone, UTC } from "../facts/calendar";
import { PURPOSES, type Purpose } from "../facts/codes";
import { DEFAULT_TERMS, type TriageTerms } from "./triage-terms";

/** A deployment's rule settings. Rule ids and parameters are as in the file: the rules check their own. */
export type RuleSettings = {
  /** Purposes of use that need no consent in this deployment. */
  exemptPurposes: Purpose[];
  /** Rule id → parameters that differ from the rule's defaults. */
  ruleParameters: Record<string, Record<string, unknown>>;
  /** Rule id → shadow parameters, under which the rule is tried out beside the live one without alerts. */
  shadowParameters: Record<string, Record<string, unknown>>;
  /** Where days begin for rules that speak of days: a name of the IANA database. */
  timeZone: string;
  /** How soon people must handle findings; the defaults if the file does not say. */
  triage: TriageTerms;
};

const object = (what: string) => (issue: { code?: string }) =>
  issue.code === "invalid_type" ? `must be an object ${what}` : undefined;

const parameters = z.record(z.string(), z.unknown(), { error: object("of parameters by their names") });

const period = (initial: number, unit: string) => {
  const error = `must be a number of ${unit}, from 1 to 100000`;
  return z.number({ error }).min(1, error).max(100_000, error).default(initial);
};

const { dueHours, breach, reopen } = DEFAULT_TERMS;

const triageTerms = z
  .strictObject(
    {
      dueHours: z
        .strictObject(
          {
            critical: period(dueHours.critical, "hours"),
            high: period(dueHours.high, "hours"),
            medium: period(dueHours.medium, "hours"),
            low: period(dueHours.low, "hours"),
          },
          { error: object("of hours by severity") },
        )
        .prefault({}),
      breach: z
        .strictObject(
          {
            individualsDays: period(breach.individualsDays, "days"),
            authorityHours: period(breach.authorityHours, "hours"),
          },
          { error: object('with "individualsDays", "authorityHours" or both') },
        )
        .prefault({}),
      reopen: z.boolean({ error: "must be true or false" }).default(reopen),
    },
    { error: object('with some of "breach", "dueHours" and "reopen"') },
  )
  .prefault({});

const rulesFile = z.strictObject(
  {
    exemptPurposes: z
      .array(
        z.enum(PURPOSES, {
          error: ({ input }) => `${JSON.stringify(input)} is no purpose of use (such as TREAT or HOPERAT)`,
        }),
        { error: "must be a list of purposes of use" },
      )
      .optional(),
    rules: z
      .record(
        z.string(),
        z.strictObject(
          { parameters: parameters.optional(), shadow: parameters.optional() },
          { error: object('with "parameters", "shadow" or both') },
        ),
        { error: object("of rules by their ids") },
      )
      .optional(),
    timeZone: z
      .string({ error: "must be the name of a time zone, such as Europe/Berlin" })
      .refine(isTimeZone, {
        error: ({ input }) =>
          `${JSON.stringify(input)} is no time zone of the IANA database (such as Europe/Berlin or America/New_York)`,
      })
      .optional(),
    triage: triageTerms,
  },
  { error: object('with some of "exemptPurposes", "rules", "timeZone" and "triage"') },
);

/**
 * Reads the rules file at this path; without a path, everything keeps its default. Adds a sentence to `problems` for
 * each fault, saying what to do.
 */
export function readRulesFile(file: string | undefined, problems: string[]): RuleSettings {
  const settings: RuleSettings = {
    exemptPurposes: [],
    ruleParameters: {},
    shadowParameters: {},
    timeZone: UTC,
    triage: DEFAULT_TERMS,
  };
  if (file === undefined) return settings;
  if (!existsSync(file)) {
    problems.push(
      `RULES_FILE names ${file}, which does not exist: give the path of the JSON file with the rules' parameters, or remove the setting.`,
    );
    return settings;
  }
  const content = contentOf(file);
  if (content === undefined) {
    problems.push(`RULES_FILE names ${file}, which cannot be read as JSON: correct it or write it anew.`);
    return settings;
  }
  const parsed = rulesFile.safeParse(content);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues
        .flatMap(sentencesOf)
        .map((problem) => `The rules file (RULES_FILE) is wrong at ${problem}.`),
    );
    return settings;
  }
  settings.exemptPurposes = parsed.data.exemptPurposes ?? [];
  settings.timeZone = parsed.data.timeZone ?? UTC;
  settings.triage = parsed.data.triage;
  for (const [id, rule] of Object.entries(parsed.data.rules ?? {})) {
    if (rule.parameters) settings.ruleParameters[id] = rule.parameters;
    if (rule.shadow) settings.shadowParameters[id] = rule.shadow;
  }
  return settings;
}

/** Parses the file as JSON; `undefined` if it is not JSON. */
function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Describes each fault: its place, a colon, and what is wrong. */
function sentencesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => `${[...issue.path, key].join(".")}: this name is not known here`);
  return [`${issue.path.join(".") || "its top"}: ${issue.message}`];
}
