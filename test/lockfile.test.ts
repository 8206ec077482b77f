/** `package-lock.json` is taken by the npm of every Node that the product runs on, and names what it installs by its hash. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { satisfies } from "semver";
import { describe, expect, test } from "vitest";

type Entry = {
  version: string;
  name?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  engines?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
};
type Overrides = { [name: string]: string | Overrides };

const read = (file: string) => JSON.parse(readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), "utf8"));
const lock: { lockfileVersion: number; packages: Record<string, Entry> } = read("package-lock.json");
const manifest = read("package.json");
const entries = Object.entries(lock.packages).filter(([place]) => place !== "");

/** The newest release of each line of Node that the product is tested on. */
const NODES = ["20.20.2", "22.23.5", "24.22.3", "26.12.1"];

describe("package-lock.json", () => {
  test("has the format that every supported npm reads, and says what package.json says", () => {
    expect(lock.lockfileVersion).toBe(3);
    const root = lock.packages[""]!;
    for (const kind of ["version", "dependencies", "devDependencies", "engines"] as const)
      expect(root[kind]).toEqual(manifest[kind]);
  });

  test("has a hash of every package", () => {
    expect(entries.length).toBeGreaterThan(300);
    const without = entries.filter(([, entry]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? ""));
    expect(without.map(([place]) => place)).toEqual([]);
  });

  test("names no registry, so that a mirror serves as well", () => {
    const named = entries.filter(([, entry]) => entry.resolved !== undefined || entry.link);
    expect(named.map(([place]) => place)).toEqual([]);
  });

  // Older npm refuse a lock ("Missing: … from lock file") in which the copy that a package finds is outside its range, even
  // where the package could do without: newer ones leave such optional peers out of the lock.
  test("has a copy within the range of every dependency and of every peer, optional ones too", () => {
    const wrong = Object.entries(lock.packages).flatMap(([place, entry]) =>
      dependenciesOf(entry).flatMap(({ name, range, optional }) => {
        const wanted = (overridden(place, name) ?? range).replace(/^npm:.+@/, "");
        const found = copyFor(place, name);
        if (found === undefined) return optional ? [] : [`${place || "package.json"} needs ${name}, which is missing`];
        return satisfies(found.version, wanted)
          ? []
          : [`${place || "package.json"} needs ${name} ${wanted}, and finds ${found.version}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("has nothing that warns of an unsupported Node", () => {
    const wrong = entries.flatMap(([place, { engines, optional }]) =>
      NODES.filter((node) => !optional && engines?.node !== undefined && !satisfies(node, engines.node)).map(
        (node) => `${place} does not run on ${node}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("has what overrides ask for, and nothing that they no longer replace", () => {
    for (const [path, version] of leaves(manifest.overrides)) {
      const name = path.at(-1)!;
      const holders = Object.entries(lock.packages).filter(
        ([place, entry]) =>
          dependenciesOf(entry).some((dependency) => dependency.name === name) &&
          (path.length === 1 || nameOf(place) === path[0]),
      );
      expect(holders.length, `overrides: nothing needs ${path.join(" > ")} any more`).toBeGreaterThan(0);
      for (const [place] of holders)
        expect(copyFor(place, name)?.version ?? version, `${name} of ${place}`).toBe(version);
      expect(
        holders.some(([, entry]) =>
          dependenciesOf(entry).some((dependency) => dependency.name === name && !satisfies(version, dependency.range)),
        ) || manifest.devDependencies[name] === version,
        `overrides: ${path.join(" > ")} would be ${version} anyway`,
      ).toBe(true);
    }
  });

  test("runs no install script that is not decided about in package.json", () => {
    const undecided = entries.filter(
      ([place, entry]) => entry.hasInstallScript && !(nameOf(place) in manifest.allowScripts),
    );
    expect(undecided.map(([place]) => place)).toEqual([]);
  });
});

type Dependency = { name: string; range: string; optional: boolean };

function dependenciesOf(entry: Entry): Dependency[] {
  const list = (ranges: Record<string, string> = {}, isOptional: (name: string) => boolean): Dependency[] =>
    Object.entries(ranges).map(([name, range]) => ({ name, range, optional: isOptional(name) }));
  return [
    ...list({ ...entry.dependencies, ...entry.devDependencies }, () => false),
    ...list(entry.optionalDependencies, () => false),
    ...list(entry.peerDependencies, (name) => entry.peerDependenciesMeta?.[name]?.optional === true),
  ];
}

/** The copy that Node would find from a package's folder. */
function copyFor(place: string, name: string): Entry | undefined {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const found = lock.packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`];
    if (found !== undefined || folder === "") return found;
  }
}

const nameOf = (place: string) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

function overridden(place: string, name: string): string | undefined {
  const { [nameOf(place)]: own, [name]: everywhere } = manifest.overrides as Overrides;
  if (typeof own === "object" && typeof own[name] === "string") return own[name];
  return typeof everywhere === "string" ? everywhere : undefined;
}

function leaves(overrides: Overrides, path: string[] = []): [string[], string][] {
  return Object.entries(overrides).flatMap(([name, value]): [string[], string][] =>
    typeof value === "string" ? [[[...path, name], value]] : leaves(value, [...path, name]),
  );
}
