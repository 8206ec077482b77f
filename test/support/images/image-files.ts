/** What `Dockerfile` puts into each image and what `docker-compose.yml` runs there, read from these files. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Image = {
  /** The stage's name: `runtime`, `devnet`. */
  target: string;
  /** The project's files that it holds, by their paths from the project's root; not what is installed from npm. */
  files: Set<string>;
  /** Whether it holds what is installed for development, too. */
  hasDevDependencies: boolean;
  /** What it runs: its own command and those of the services and health checks, each once. */
  commands: string[][];
};

/** Every image that something starts: the stages of the Dockerfile with a command. `root` ends with a slash. */
export function readImages(root: string): Image[] {
  const stages = readFileSync(`${root}Dockerfile`, "utf8")
    .split(/^(?=FROM )/m)
    .slice(1);
  const installs = new Map(stages.map((stage) => [nameOf(stage), stage]));
  const ignored = readIgnore(root);
  const services = readServices(root);
  return stages.flatMap((stage) => {
    const command = /^CMD (\[.*\])$/m.exec(stage)?.[1];
    if (command === undefined) return [];
    const target = nameOf(stage);
    const from = /^COPY --from=(\S+) \/app\/node_modules \.\/node_modules$/m.exec(stage)?.[1];
    const install = installs.get(from ?? "");
    if (install === undefined)
      throw new Error(`The image ${target} copies node_modules from no stage of the Dockerfile.`);
    const commands = [JSON.parse(command), ...(services.get(target) ?? [])] as string[][];
    return [
      {
        target,
        files: copiedFiles(root, stage, ignored),
        hasDevDependencies: !/^RUN .*--omit=dev/m.test(install),
        commands: [...new Map(commands.map((one) => [JSON.stringify(one), one])).values()],
      },
    ];
  });
}

function nameOf(stage: string): string {
  return / AS (\S+)/.exec(stage)?.[1] ?? "";
}

/** Throws where something is copied that is not there or that is kept out of the build. */
function copiedFiles(root: string, stage: string, ignored: (path: string) => boolean): Set<string> {
  const files = new Set<string>();
  for (const [line, list] of stage.matchAll(/^COPY (?!--from)(.*)$/gm)) {
    const [target, ...sources] = list!.split(" ").reverse();
    for (const source of sources) {
      const all = filesUnder(root, source.replace(/^\.\//, "").replace(/\/$/, ""));
      const admitted = all.filter((file) => !ignored(file));
      if (admitted.length === 0) throw new Error(`${line}: ${source} is not there, or .dockerignore keeps it out.`);
      for (const file of admitted) {
        const place = destination({ file, source, target: target! });
        if (place !== file) throw new Error(`${line}: ${file} gets another place in the image, ${place}.`);
        files.add(file);
      }
    }
  }
  return files;
}

/** Where Docker puts a file of what is copied: a folder's content into the target, a file under its own name. */
function destination({ file, source, target }: { file: string; source: string; target: string }): string {
  const inside = file === source ? file.slice(file.lastIndexOf("/") + 1) : file.slice(source.length + 1);
  return join(target, file === source && !target.endsWith("/") ? "" : inside);
}

function filesUnder(root: string, path: string): string[] {
  try {
    return readdirSync(`${root}${path}`, { withFileTypes: true })
      .filter(({ name }) => name !== "node_modules")
      .flatMap((entry) =>
        entry.isDirectory() ? filesUnder(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
      );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return [path];
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Docker's reading of `.dockerignore`: the last pattern that matches the path or a folder above it decides. */
function readIgnore(root: string): (path: string) => boolean {
  const patterns = readFileSync(`${root}.dockerignore`, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ ignores: !line.startsWith("!"), matches: patternMatcher(line.replace(/^!/, "")) }));
  return (path) => {
    const parts = path.split("/");
    const places = parts.map((_, nth) => parts.slice(0, nth + 1).join("/"));
    return patterns.findLast(({ matches }) => places.some(matches))?.ignores ?? false;
  };
}

function patternMatcher(pattern: string): (path: string) => boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*\/|\*\*|\*|\?/g, (wild) => ({ "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]" })[wild]!);
  const expression = new RegExp(`^${source}$`);
  return (path) => expression.test(path);
}

/** The Node commands of the services of each image, with their health checks. */
function readServices(root: string): Map<string, string[][]> {
  const compose = readFileSync(`${root}docker-compose.yml`, "utf8");
  const shared = /^x-application: &application\n(?: .*\n|\n)*/m.exec(compose)?.[0] ?? "";
  const commands = new Map<string, string[][]>();
  for (const service of compose.slice(compose.indexOf("\nservices:")).split(/\n {2}(?=[a-z-]+:\n)/)) {
    const build = service.includes("<<: *application") ? shared : service;
    const target = /build: \{[^}]*target: ([a-z-]+)/.exec(build)?.[1];
    if (target === undefined) continue;
    const lists = [...service.matchAll(/^ {4}(?: {2})?(?:command|test):\s*(\[[^\]]*\])/gm)].map(
      ([, list]) => JSON.parse(list!.replace(/,\s*\]$/, "]")) as string[],
    );
    const nodeCommands = lists.map((list) => (list[0] === "CMD" ? list.slice(1) : list)).filter(([p]) => p === "node");
    commands.set(target, [...(commands.get(target) ?? []), ...nodeCommands]);
  }
  return commands;
}
