import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readLines } from "./lines";
import { relabel } from "./relabel";

const folder = new URL("../../scenarios/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");

test.each(files)("%s is labelled as the oracle reads it", (file) => {
  expect(relabel(read(file)).changed).toEqual([]);
  expect(readLines(read(file)).some(({ action }) => action.expect)).toBe(true);
});

test("every rule that exists has a scenario named after it in which it fires and one line in which it does not", () => {
  for (const rule of [
    "acc-01",
    "acc-02",
    "acc-03",
    "acc-04",
    "acc-05",
    "acc-06",
    "acc-07",
    "acc-08",
    "acc-13",
    "gov-02",
  ]) {
    const file = files.find((name) => name.startsWith(`${rule}-`));
    const expected = readLines(read(file!)).flatMap(({ action }) => (action.expect ? [action.expect] : []));
    expect(expected.some((rules) => rules.includes(rule.toUpperCase()))).toBe(true);
    expect(expected.some((rules) => rules.length === 0)).toBe(true);
  }
});
