import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Writes generated files, keyed by name, to a folder of the project. With `--check` on the command line it writes
 * nothing, and sets the exit code to 1 if a file differs from what `command` generates from `source`.
 */
export function keepGenerated({
  folder,
  files,
  source,
  command,
}: {
  folder: string;
  files: Map<string, string>;
  source: string;
  command: string;
}): void {
  const pathOf = (name: string) => `${root}${folder}/${name}`;
  if (!process.argv.includes("--check")) {
    mkdirSync(`${root}${folder}`, { recursive: true });
    for (const [name, text] of files) writeFileSync(pathOf(name), text);
    return;
  }
  const stale = [...files]
    .filter(([name, text]) => !existsSync(pathOf(name)) || readFileSync(pathOf(name), "utf8") !== text)
    .map(([name]) => `${folder}/${name}`);
  if (stale.length === 0) return;
  console.error(`${stale.join(", ")}: not what ${source} gives. Run \`${command}\` and commit the result.`);
  process.exitCode = 1;
}
