import { expect, test } from "vitest";
import type { DisclosureJson } from "../schemas/disclosures";
import { summarise } from "./summarise";

const known = (account: string) => ({ account, name: null, address: null });

const disclosure = (date: string, more: Partial<DisclosureJson> = {}): DisclosureJson => ({
  id: `1-${date}`,
  kind: "share",
  chainId: 1,
  blockNumber: "1",
  txHash: "0x01",
  logIndex: 0,
  date: `${date}T00:00:00.000Z`,
  occurredAt: `${date}T00:00:00.000Z`,
  blockTime: `${date}T00:00:00.000Z`,
  judgedBy: "custodian",
  recipient: known("0xaa"),
  disclosedBy: known("0xbb"),
  record: "0x02",
  category: { code: "LAB", text: "laboratory information" },
  action: { code: "share", text: "shared" },
  purpose: { code: "PUBHLTH", text: "public health" },
  basis: { code: "agreement", text: "Permitted." },
  alerts: [],
  repeated: null,
  ...more,
});

const frequencies = (...dates: string[]) =>
  summarise(dates.map((date) => disclosure(date))).map(({ repeated }) => repeated?.frequency);

test("repeated disclosures become one line about the first, in order of the first ones", () => {
  const other = disclosure("2026-01-02", { recipient: known("0xcc") });
  const lines = summarise([disclosure("2026-01-01"), other, disclosure("2026-01-05")]);
  expect(lines).toEqual([
    {
      ...disclosure("2026-01-01"),
      repeated: {
        first: "2026-01-01T00:00:00.000Z",
        last: "2026-01-05T00:00:00.000Z",
        count: 2,
        frequency: "2 times in 4 days, about every 4 days",
      },
    },
    other,
  ]);
});

test("disclosures that differ in recipient, sender, purpose, content, action or basis are not repetitions", () => {
  const differences: Partial<DisclosureJson>[] = [
    {},
    { recipient: known("0xcc") },
    { disclosedBy: known("0xdd") },
    { purpose: { code: "HRESCH", text: "research" } },
    { category: { code: "HIV", text: "HIV information" } },
    { kind: "access", action: { code: "read", text: "read" } },
    { basis: { code: "policy", text: "Permitted." } },
  ];
  const given = differences.map((more, index) => disclosure(`2026-01-0${index + 1}`, more));
  expect(summarise(given)).toEqual(given);
});

test("impermissible and unevaluated disclosures are listed one by one", () => {
  for (const code of ["impermissible", "notJudged"] as const) {
    const given = ["2026-01-01", "2026-01-02"].map((date) => disclosure(date, { basis: { code, text: "" } }));
    expect(summarise(given)).toEqual(given);
  }
});

test("the frequency uses the units of its span", () => {
  expect(frequencies("2026-01-01")).toEqual([undefined]);
  expect(frequencies("2024-01-01", "2025-01-01", "2026-01-01")).toEqual(["3 times in 2 years, about every 12 months"]);
  expect(frequencies("2026-01-01", "2026-01-02", "2026-01-03")).toEqual(["3 times in 2 days, about every 24 hours"]);
  expect(frequencies("2026-01-01", "2026-01-01")).toEqual(["2 times within an hour"]);
});
