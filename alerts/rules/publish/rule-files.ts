import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Rule } from "../rule";

/** Returns the name of a rule's file, without its folder. */
export const ruleFileName = ({ id, name }: Pick<Rule, "id" | "name">): string => `${id.toLowerCase()}-${name}.ts`;

/** Finds every rule file below a folder: its name → its path within the folder. */
export function findRuleFiles(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    files.filter((file) => /^[a-z]{3}-\d{2}-[a-z-]+\.ts$/.test(basename(file))).map((file) => [basename(file), file]),
  );
}

/** Reads the sources of rules below a folder. Throws for a rule that has no file there. */
export function ruleSources(folder: string): (rule: Pick<Rule, "id" | "name">) => string {
  const files = findRuleFiles(folder);
  return (rule) => {
    const file = files.get(ruleFileName(rule));
    if (file === undefined)
      throw new Error(`${rule.id} has no file ${ruleFileName(rule)} in ${folder} or a folder below it.`);
    return readFileSync(`${folder}/${file}`, "utf8");
  };
}
