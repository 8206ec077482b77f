import { expect, test } from "vitest";
import { relabel } from "./relabel";
import { access, grant, patient } from "./story-fixture";

const rules = new Set(["ACC-01", "ACC-04"]);
const file = (...lines: unknown[]) => `// a comment\n\n${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;

test("puts in what is missing, takes out what is wrong, and leaves right lines as they were written", () => {
  const right = JSON.stringify({ ...access(3), expect: [] }).replaceAll(",", " ,");
  const story = `${file(patient(0, "ana"), access(1), grant(2, "c"))}${right}\n${JSON.stringify({ ...access(4), expect: ["ACC-01"] })}\n`;
  const { text, changed } = relabel(story, rules);
  expect(changed).toEqual([4, 7]);
  const lines = text.split("\n");
  expect(lines.slice(0, 2)).toEqual(["// a comment", ""]);
  expect(JSON.parse(lines[3]!).expect).toEqual(["ACC-04"]);
  expect(lines[5]).toBe(right);
  expect(JSON.parse(lines[6]!).expect).toEqual([]);
});

test("says in a file without findings that there are none", () => {
  const { text, changed } = relabel(file(patient(0, "ana"), grant(1, "c"), access(2)), rules);
  expect(changed).toEqual([3]);
  expect(JSON.parse(text.split("\n")[2]!).expect).toEqual([]);
  expect(relabel(text, rules)).toEqual({ text, changed: [] });
});

test("marks the harmless lines of the verbs that raise something, in a file without labels", () => {
  const story = [patient(0, "ana"), access(1), grant(2, "c"), access(3), { ...access(4), reverts: true }];
  const { text, changed } = relabel(file(...story), rules);
  const expected = text.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line).expect] : []));
  expect(expected).toEqual([undefined, ["ACC-04"], undefined, [], undefined]);
  expect(changed).toEqual([4, 6]);
  expect(relabel(text, rules)).toEqual({ text, changed: [] });
});
