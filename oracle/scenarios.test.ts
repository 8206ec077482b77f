import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readLines } from "./lines";
import { relabel } from "./relabel";

const folder = new URL("../scenarios/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");

test.each(files)("%s has the oracle's labels", (file) => {
  expect(
    relabel(read(file)).changed,
    `Run npm run scenarios:label scenarios/${file}: these lines have other labels`,
  ).toEqual([]);
  expect(readLines(read(file)).some(({ action }) => action.expect)).toBe(true);
});

const ofRules = files.filter((name) => /^[a-z]{3}-\d{2}-/.test(name));

test.each(ofRules)("%s has lines on which its rule fires and lines on which no rule does", (file) => {
  const rule = file.slice(0, 6).toUpperCase();
  const expected = readLines(read(file)).flatMap(({ action }) => (action.expect ? [action.expect] : []));
  expect(
    expected.some((rules) => rules.includes(rule)),
    `${rule} fires on no line of scenarios/${file}: write one that breaks it, teach oracle/oracle.ts the rule, and run npm run scenarios:label`,
  ).toBe(true);
  expect(
    expected.some((rules) => rules.length === 0),
    `No line of scenarios/${file} stays just within ${rule}: write one, and give it "expect": []`,
  ).toBe(true);
});
