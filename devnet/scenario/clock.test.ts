import { expect, test } from "vitest";
import { moveInTime } from "./clock";
import { parseScenario } from "./format";

test("moves every instant of a story by the same time, dates to their midnight, and nothing else", () => {
  const story = [
    {
      at: "2026-03-02T08:00:00Z",
      do: "affiliation.set",
      member: "dr-lee",
      organisation: "st-mary",
      from: "2026-03-01T00:00:00Z",
    },
    { at: "2026-03-02T08:00:00Z", do: "consent.revoke", consent: "c1", requestedAt: "2026-03-02T07:00:00Z" },
    {
      at: "2026-03-02T09:00:00Z",
      do: "share",
      share: "s1",
      from: "st-mary",
      to: "st-john",
      patient: "p-ana",
      record: "r1",
      purpose: "TREAT",
      category: "LAB",
      format: "ccda",
    },
    {
      at: "2026-03-02T23:00:00Z",
      do: "claim.submit",
      claim: "k1",
      provider: "st-mary",
      patient: "p-ana",
      service: "x-ray",
      serviceDate: "2026-03-02",
      amount: 5,
    },
  ];
  const { lines } = parseScenario(story.map((line) => JSON.stringify(line)).join("\n"));
  const seconds = (text: string) => Date.parse(text) / 1000;
  expect(moveInTime(lines, 90_000)).toMatchObject([
    { at: seconds("2026-03-03T09:00:00Z"), from: seconds("2026-03-02T01:00:00Z") },
    { at: seconds("2026-03-03T09:00:00Z"), requestedAt: seconds("2026-03-03T08:00:00Z") },
    { at: seconds("2026-03-03T10:00:00Z"), from: "st-mary" },
    { at: seconds("2026-03-04T00:00:00Z"), serviceDate: seconds("2026-03-03T00:00:00Z"), amount: 5 },
  ]);
});
