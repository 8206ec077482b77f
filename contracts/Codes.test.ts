import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ACTIONS,
  CATEGORIES,
  CREDENTIAL_KINDS,
  codesOf,
  maskOf,
  OUTCOMES,
  PURPOSES,
  type Purpose,
} from "../facts/codes";
import { compile } from "./compile";
import { type RecordSystem, startRecordSystem } from "./test/record-system";

const source = readFileSync(new URL("./Codes.sol", import.meta.url), "utf8");

/** The members of an enum in `Codes.sol`, in their order. */
function members(name: string): string[] {
  const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(source)?.[1];
  return body!.split(",").map((member) => member.trim());
}

test.each([
  ["Purpose", PURPOSES],
  ["Category", CATEGORIES],
  ["Action", ACTIONS],
  ["Outcome", OUTCOMES],
  ["CredentialKind", CREDENTIAL_KINDS],
] as const)("%s is the same list in Codes.sol and in facts/codes.ts", (name, codes) => {
  expect(members(name)).toEqual(codes.map((code) => code.toUpperCase()));
});

/** What is below each purpose that has something below it, written out. */
const BELOW: Partial<Record<Purpose, Purpose[]>> = {
  TREAT: ["CLINTRL", "COC", "POPHLTH", "ETREAT", "BTG", "ERTREAT"],
  ETREAT: ["BTG", "ERTREAT"],
  HPAYMT: ["CLMATTCH", "COVAUTH", "REMITADV", "COVERAGE", "ELIGDTRM", "ELIGVER", "ENROLLM"],
  COVERAGE: ["ELIGDTRM", "ELIGVER", "ENROLLM"],
  HOPERAT: ["FRAUD", "HCOMPL", "HLEGAL", "HQUALIMP", "HSYSADMIN", "PATADMIN", "PATSFTY", "TRAIN"],
  HRESCH: ["BIORCH", "CLINTRCH", "DSRCH"],
  PUBHLTH: ["DISASTER", "THREAT"],
  PATRQT: ["FAMRQT", "PWATRNY", "SUPNWK"],
};
const NAMED_ONLY = ["ETREAT", "BTG", "ERTREAT", "CLINTRL"];
const SENSITIVE = ["PSYTHPN", "SUD", "HIV", "SDV", "SEX", "GENETIC"];

describe("covering", () => {
  let system: RecordSystem;
  let masks: (name: string, ...args: number[]) => Promise<readonly bigint[]>;

  beforeAll(async () => {
    system = await startRecordSystem();
    const { CodesProbe } = compile(["contracts/test/CodesProbe.sol"]);
    const probe = await system.deploy(CodesProbe!.abi, CodesProbe!.bytecode, []);
    masks = (name, ...args) => system.read(probe, name, args) as Promise<readonly bigint[]>;
  });
  afterAll(() => system?.stop());

  test("each purpose is covered by itself and those above it, emergencies and clinical trials by their own name", async () => {
    const covering = await masks("purposesCovering", PURPOSES.length);
    PURPOSES.forEach((asked, index) => {
      const above = PURPOSES.filter((named) => BELOW[named]?.includes(asked));
      const expected = NAMED_ONLY.includes(asked) ? [asked] : PURPOSES.filter((p) => p === asked || above.includes(p));
      expect(codesOf(PURPOSES, covering[index]!), asked).toEqual(expected);
    });
  });

  test("each category is covered by its own name, and by ALL where it is not sensitive", async () => {
    const covering = await masks("categoriesCovering", CATEGORIES.length);
    CATEGORIES.forEach((asked, index) => {
      const expected = SENSITIVE.includes(asked) || asked === "ALL" ? [asked] : [asked, "ALL"];
      expect(codesOf(CATEGORIES, covering[index]!), asked).toEqual(expected);
    });
  });

  test("each action is covered by its own name and by ALL", async () => {
    const covering = await masks("actionsCovering", ACTIONS.length);
    ACTIONS.forEach((asked, index) => {
      expect(codesOf(ACTIONS, covering[index]!), asked).toEqual(asked === "ALL" ? [asked] : [asked, "ALL"]);
    });
  });

  test("patients' own requests and licensed kinds are those that the catalogue names", async () => {
    expect(await masks("groups", PURPOSES.length, CREDENTIAL_KINDS.length)).toEqual([
      maskOf(PURPOSES, ["PATRQT", ...BELOW.PATRQT!]),
      maskOf(CREDENTIAL_KINDS, ["physician", "nurse", "pharmacist"]),
    ]);
  });
});
