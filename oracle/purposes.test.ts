import { expect, test } from "vitest";
import { coversCategory, coversPurpose, everyPurpose, sensitiveCategories } from "./purposes";

const coveredBy = (...granted: string[]) => everyPurpose.filter((purpose) => coversPurpose(granted, purpose)).sort();

test("there are 36 purposes of use", () => {
  expect(everyPurpose).toHaveLength(36);
});

test("a purpose covers itself and what is below it", () => {
  expect(coveredBy("HPAYMT")).toEqual(
    ["CLMATTCH", "COVAUTH", "COVERAGE", "ELIGDTRM", "ELIGVER", "ENROLLM", "HPAYMT", "REMITADV"].sort(),
  );
  expect(coveredBy("COVERAGE")).toEqual(["COVERAGE", "ELIGDTRM", "ELIGVER", "ENROLLM"]);
  expect(coveredBy("PATRQT")).toEqual(["FAMRQT", "PATRQT", "PWATRNY", "SUPNWK"]);
  expect(coveredBy("HRESCH")).toEqual(["BIORCH", "CLINTRCH", "DSRCH", "HRESCH"]);
  expect(coveredBy("PUBHLTH")).toEqual(["DISASTER", "PUBHLTH", "THREAT"]);
  expect(coveredBy("HOPERAT")).toEqual(
    ["FRAUD", "HCOMPL", "HLEGAL", "HOPERAT", "HQUALIMP", "HSYSADMIN", "PATADMIN", "PATSFTY", "TRAIN"].sort(),
  );
  expect(coveredBy("HMARKT")).toEqual(["HMARKT"]);
});

test("emergency purposes and clinical trials are covered only where they are named", () => {
  expect(coveredBy("TREAT")).toEqual(["COC", "POPHLTH", "TREAT"]);
  expect(coveredBy("ETREAT")).toEqual(["ETREAT"]);
  expect(coveredBy("TREAT", "CLINTRL", "BTG")).toEqual(["BTG", "CLINTRL", "COC", "POPHLTH", "TREAT"]);
});

test("ALL covers every category but the sensitive ones", () => {
  expect(sensitiveCategories.filter((category) => coversCategory(["ALL"], category))).toEqual([]);
  expect(sensitiveCategories.every((category) => coversCategory(["ALL", category], category))).toBe(true);
  expect(coversCategory(["ALL"], "LAB")).toBe(true);
  expect(coversCategory(["GENERAL"], "LAB")).toBe(false);
});
