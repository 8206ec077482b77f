/** The sample scenarios, by name. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../scenarios/", import.meta.url));

/** The path of `scenarios/<name>.jsonl`. */
export const scenarioFile = (name: string): string => `${FOLDER}${name}.jsonl`;

/** The paths of all of them, in order. */
export const scenarioFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .map((file) => `${FOLDER}${file}`);
