import { parametersOfRule } from "../describe-parameters";
import type { Rule } from "../rule";

/** The areas, by the letters with which a rule's id begins. */
const AREAS: Record<string, string> = {
  ACC: "Access",
  CON: "Consent",
  CRD: "Credentials",
  SHR: "Sharing",
  CLM: "Claims",
  GOV: "Governance and the record itself",
};

const INTRODUCTION = `<!-- Written by \`npm run rules:docs\` from alerts/rules/. Do not edit. -->

# Rules

Each rule judges one fact, called its subject. It does so at once (\`event\`), by counting facts in a time window (\`window\`), or once the chain's clock has passed a deadline (\`deadline\`). Citations are there to help triage and are no legal advice.

A deployment sets parameters in its rules file, which the setting \`RULES_FILE\` names:

\`\`\`json
{ "exemptPurposes": ["HQUALIMP"], "timeZone": "Europe/Berlin", "rules": { "ACC-13": { "parameters": { "toleranceSeconds": 120 } } } }
\`\`\`

\`exemptPurposes\` lists purposes that need no consent; ACC-01 to ACC-08 ignore accesses for them. \`timeZone\`, an IANA name such as \`Europe/Berlin\`, sets when a day begins for ACC-14; the default is UTC. Besides \`parameters\`, a rule may have \`shadow\`: parameters to try without alerts. Deadline rules have none: try their parameters in a back-test. New parameters apply to new facts; a pending deadline keeps the parameters with which it was set.
`;

/**
 * Writes the page that documents the rules, in Markdown: a table per area, and help with judging each rule's alerts.
 */
export function rulesPage(rules: readonly Rule[]): string {
  const areas = [...new Set(rules.map(({ id }) => id.slice(0, 3)))];
  const sections = areas.map((letters) => {
    const own = rules.filter(({ id }) => id.startsWith(letters));
    return [`## ${AREAS[letters] ?? letters}`, table(own), ...own.map(guide)].join("\n\n");
  });
  return `${[INTRODUCTION.trimEnd(), ...sections].join("\n\n")}\n`;
}

function table(rules: readonly Rule[]): string {
  const heads = ["id", "name", "severity", "subject", "trigger", "fires when", "citations", "parameters"];
  const rows = rules.map((rule) => [
    rule.id,
    rule.name,
    rule.severity,
    rule.subject,
    rule.trigger,
    rule.description,
    rule.citations.join("; "),
    parametersOfRule(rule)
      .map(({ name, default: value }) => `\`${name}\` ${JSON.stringify(value)}`)
      .join(", "),
  ]);
  return [heads, heads.map(() => "---"), ...rows].map(row).join("\n");
}

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

function guide(rule: Rule): string {
  const parameters = parametersOfRule(rule);
  return [
    `### ${rule.id} ${rule.name}`,
    "Steps, in this order:",
    rule.triage.map((step, index) => `${index + 1}. ${step}`).join("\n"),
    "Possible innocent explanations:",
    list(rule.falsePositives),
    ...(parameters.length === 0
      ? []
      : [
          "Parameters:",
          list(
            parameters.map(
              ({ name, description, default: value }) =>
                `\`${name}\`, by default ${JSON.stringify(value)}: ${description}`,
            ),
          ),
        ]),
  ].join("\n\n");
}

const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");
