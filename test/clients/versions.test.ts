import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Packages that clients need beside them. */
const COMPANIONS = ["@graphql-codegen/typescript", "graphql", "graphql-ws", "postman-collection", "rxjs", "typescript"];

type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };
const packagesOf = (file: string): [name: string, version: string][] => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(`${ROOT}${file}`, "utf8")) as Manifest;
  return Object.entries({ ...dependencies, ...devDependencies });
};

test("the guide states exactly the clients that are tested, in the versions that are tested", () => {
  const [, section] = readFileSync(`${ROOT}docs/api.md`, "utf8").split("\n## Tested clients\n");
  const stated = [...section!.matchAll(/`([^`]+)` (\d+\.\d+\.\d+)/g)].map(([, name, version]) => [name, version]);
  const folders = readdirSync(`${ROOT}test/clients`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.length).toBeGreaterThan(0);
  const tested = [
    ...folders.flatMap(({ name }) => packagesOf(`test/clients/${name}/package.json`)),
    ...packagesOf("package.json").filter(([name]) => ["openapi-fetch", "openapi-typescript"].includes(name)),
  ].filter(([name]) => !COMPANIONS.includes(name));
  expect(stated.sort()).toEqual(tested.sort());
});
