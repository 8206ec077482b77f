import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export type Environment = Record<string, string | undefined>;

/** The variables to read settings from, and the names of those that came from a file. */
export type EnvironmentSource = { values: Environment; fileNames: string[] };

/**
 * Reads the process's environment, completed by `.env.local` and then `.env` in the working directory. Variables
 * already set keep their values, an empty one too, which switches a setting off. `ENV_FILES=off` skips the files, for a process whose parent has read them.
 */
export function environmentWithFiles(env: Environment, directory = process.cwd()): EnvironmentSource {
  const values: Environment = { ...env };
  if (env.ENV_FILES === "off") return { values, fileNames: [] };
  const fileNames: string[] = [];
  for (const file of [".env.local", ".env"].map((name) => join(directory, name)).filter(existsSync))
    for (const [name, value] of Object.entries(parseEnv(readFileSync(file, "utf8")))) {
      fileNames.push(name);
      values[name] ??= value;
    }
  return { values, fileNames };
}
