import { expect, test } from "vitest";
import { circlesIn, importsOf } from "./graph";
import { partOf, wrongImports } from "./order";
import { PARTS } from "./parts";

/** Sources by their paths. */
const graphOf = (sources: Record<string, string>) => importsOf(Object.keys(sources), (file) => sources[file]!);

test("imports of values, of types, re-exports, dynamic imports and URLs of modules count; packages do not", () => {
  const sources = {
    "a/one.ts": `import { z } from "zod";
import { two } from "./two";
import type { Three } from "../b/three";
export * from "../b";
const four = () => import("../b/four.js");
const five = new URL("../five.ts", import.meta.url);`,
    "a/two.ts": "",
    "b/three.ts": "",
    "b/index.ts": "",
    "b/four.js": "",
    "five.ts": "",
  };
  expect(
    graphOf(sources)
      .map(({ to }) => to)
      .sort(),
  ).toEqual(["a/two.ts", "b/four.js", "b/index.ts", "b/three.ts", "five.ts"]);
});

test("a circle is found, however long it is and also where it is of types alone", () => {
  const straight = { "a.ts": `import "./b";`, "b.ts": `import "./c";`, "c.ts": "", "d.ts": `import "./a";` };
  expect(circlesIn(graphOf(straight))).toEqual([]);
  expect(circlesIn(graphOf({ ...straight, "c.ts": `import type { A } from "./a";` }))).toEqual([
    ["a.ts", "b.ts", "c.ts"],
  ]);
  expect(circlesIn(graphOf({ "a.ts": `import "./a";` }))).toEqual([["a.ts"]]);
});

test("a file belongs to the longest path that it begins with", () => {
  const pathOf = (file: string) => partOf(file, PARTS)?.paths[0];
  expect(pathOf("src/on.ts")).toBe("src/");
  expect(pathOf("src/api/problem.ts")).toBe("src/api/");
  expect(pathOf("src/api/app.ts")).toBe("src/api/app.ts");
  expect(pathOf("alerts/rules/rule.ts")).toBe("alerts/rules/");
  expect(pathOf("alerts/rules/catalogue.ts")).toBe("alerts/rules/catalogue.ts");
  expect(pathOf("somewhere/else.ts")).toBeUndefined();
});

test("an import against the order is named, and an import along it is not", () => {
  const wrong = (from: string, to: string) => wrongImports([{ from, to }], [], PARTS);
  expect(wrong("src/api/routes/alerts.ts", "facts/codes.ts")).toEqual([]);
  expect(wrong("facts/codes.ts", "src/api/routes/alerts.ts")).toEqual([
    "facts/codes.ts imports src/api/routes/alerts.ts, which stands above it: src/api/routes/ comes after facts/ in test/imports/parts.ts.",
  ]);
  expect(wrong("alerts/rules/pass.ts", "database/pool.ts")).toEqual([
    "alerts/rules/pass.ts imports database/pool.ts, but alerts/rules/ may import only facts/, settings.ts.",
  ]);
  expect(wrong("src/on.ts", "src/api/app.ts")).toHaveLength(1);
  expect(wrong("alerts/rules/claims/pass.ts", "alerts/rules/sharing/pass.ts")).toHaveLength(1);
  expect(wrong("alerts/queue.ts", "test/support/caller.ts")).toEqual([
    "alerts/queue.ts imports test/support/caller.ts, which serves tests alone.",
  ]);
  expect(wrong("alerts/queue.test.ts", "test/support/caller.ts")).toEqual([]);
});

test("a file without a part is named", () => {
  expect(wrongImports([], ["somewhere/else.ts"], PARTS)).toEqual([
    "somewhere/else.ts belongs to no part: add it to test/imports/parts.ts.",
  ]);
});
