import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

type Build = {
  executeConfig: () => Promise<{ status: string; result?: { config: { chains: string[] } }; error?: Error }>;
};
const { createBuild } = (await import(new URL("./build/index.js", import.meta.resolve("ponder")).href)) as {
  createBuild: (given: unknown) => Promise<Build>;
};

let root: string;
let ends: (() => Promise<void>)[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "consentry-kept-"));
  write("ponder.config.ts", 'import { chains } from "./chains";\n\nexport default { chains, contracts: {} };\n');
  write("chains.ts", 'export const chains: string[] = ["first"];\n');
});

afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
  rmSync(root, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** What Ponder makes of the configuration, as at a start. */
async function start() {
  const silent = () => {};
  const build = await createBuild({
    common: {
      options: {
        rootDir: root,
        ponderDir: join(root, ".ponder"),
        configFile: join(root, "ponder.config.ts"),
        schemaFile: join(root, "ponder.schema.ts"),
        indexingDir: join(root, "src"),
        apiDir: join(root, "src/api"),
      },
      logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
      buildShutdown: { add: (end: () => Promise<void>) => void ends.push(end) },
    },
    cliOptions: {},
  });
  return build.executeConfig();
}

const chains = async () => (await start()).result?.config.chains;
const kept = () => readdirSync(join(root, ".ponder/modules")).map((name) => join(root, ".ponder/modules", name));

test("Ponder keeps each module that it compiled, and uses it at the next start", async () => {
  expect(await chains()).toEqual(["first"]);
  expect(kept()).toHaveLength(2);
  for (const file of kept()) writeFileSync(file, readFileSync(file, "utf8").replace('"first"', '"kept"'));
  expect(await chains()).toEqual(["kept"]);
});

test("a module that changed is compiled again", async () => {
  await start();
  write("chains.ts", 'export const chains: string[] = ["second"];\n');
  expect(await chains()).toEqual(["second"]);
  expect(kept()).toHaveLength(2);
});

test("so is one whose import has moved, and every one under other settings of TypeScript", async () => {
  await start();
  rmSync(join(root, "chains.ts"));
  write("chains/index.ts", 'export const chains: string[] = ["moved"];\n');
  expect(await chains()).toEqual(["moved"]);

  for (const file of kept()) writeFileSync(file, readFileSync(file, "utf8").replace('"moved"', '"kept"'));
  write("tsconfig.json", '{ "compilerOptions": { "target": "ES2021" } }\n');
  expect(await chains()).toEqual(["moved"]);
});

test("an error names the line of the source, also in a module that was kept", async () => {
  write("chains.ts", 'type Chain = string;\n\nexport const chains: Chain[] = [];\n\nthrow new Error("broken");\n');
  for (const _ of ["compiled", "kept"]) expect((await start()).error?.stack).toMatch(/chains\.ts:5:7/);
});

test("a folder that cannot be written to does no harm", async () => {
  writeFileSync(join(root, ".ponder"), "");
  expect(await chains()).toEqual(["first"]);
  expect(existsSync(join(root, ".ponder/modules"))).toBe(false);
});
