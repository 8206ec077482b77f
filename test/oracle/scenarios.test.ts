import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { IMPLEMENTED } from "./implemented";
import { readLines } from "./lines";
import { relabel } from "./relabel";

const folder = new URL("../../scenarios/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");

test.each(files)("%s is labelled as the oracle reads it", (file) => {
  expect(relabel(read(file), IMPLEMENTED).changed).toEqual([]);
  expect(readLines(read(file)).some(({ action }) => action.expect)).toBe(true);
});

test.each([...IMPLEMENTED])("%s has a scenario in which it fires and one line in which it does not", (rule) => {
  const file = files.find((name) => name.startsWith(`${rule.toLowerCase()}-`));
  const expected = readLines(read(file!)).flatMap(({ action }) => (action.expect ? [action.expect] : []));
  expect(expected.some((rules) => rules.includes(rule))).toBe(true);
  expect(expected.some((rules) => rules.length === 0)).toBe(true);
});
