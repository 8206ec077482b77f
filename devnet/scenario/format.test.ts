import { describe, expect, test } from "vitest";
import { parseScenario, ScenarioError } from "./format";

const AT = "2026-03-02T08:00:00Z";
const access = {
  at: AT,
  do: "access",
  access: "a1",
  custodian: "st-mary",
  actor: "dr-lee",
  patient: "p-ana",
  record: "r1",
  purpose: "TREAT",
  category: "LAB",
  action: "read",
};
const jsonLines = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join("\n");

function problemsOf(source: string): string[] {
  try {
    parseScenario(source, "story.jsonl");
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("a line", () => {
  test("is read with its number in the file, instants as Unix seconds, and what is left out left out", () => {
    const { lines, labelled } = parseScenario(`// a story\n\n  ${JSON.stringify(access)}\r\n`);
    expect(labelled).toBe(false);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ line: 3, at: Date.parse(AT) / 1000, do: "access", actor: "dr-lee" });
    expect((lines[0] as { occurredAt?: number }).occurredAt).toBeUndefined();
  });

  test.each([
    ["no JSON", "{", /line 1: this is not JSON .* write one JSON object per line\.$/],
    ["no object", "[1]", /line 1: a line is a JSON object such as/],
    ["no verb", jsonLines({ at: AT }), /line 1, field "do": the verb is missing; use one of patient\.register, /],
    ["an unknown verb", jsonLines({ at: AT, do: "acess" }), /field "do": "acess" is not a verb; use one of/],
    [
      "an unknown field",
      jsonLines({ ...access, pateint: "x" }),
      /field "pateint": access has no such field; remove it or use one of at, do, access, custodian/,
    ],
    ["a missing field", jsonLines({ ...access, actor: undefined }), /field "actor": access needs it; add it\.$/],
    ["a missing time", jsonLines({ ...access, at: undefined }), /field "at": access needs it; add it\.$/],
    [
      "an unknown code",
      jsonLines({ ...access, purpose: "CURE" }),
      /field "purpose": "CURE" is not one of TREAT, CLINTRL/,
    ],
    ["a wrong type", jsonLines({ ...access, seq: "1" }), /field "seq": "1" is not a number\.$/],
    ["a fraction of a sequence number", jsonLines({ ...access, seq: 1.5 }), /field "seq": 1\.5 is not an int\.$/],
    [
      "a time without a zone",
      jsonLines({ ...access, at: "2026-03-02T08:00:00" }),
      /field "at": .* is not a time; write/,
    ],
    ["half a second", jsonLines({ ...access, at: "2026-03-02T08:00:00.5Z" }), /field "at": .* whole seconds/],
    ["30 February", jsonLines({ ...access, at: "2026-02-30T08:00:00Z" }), /field "at": .* is not a time/],
    ["unsorted rules", jsonLines({ ...access, expect: ["ACC-04", "ACC-01"] }), /field "expect": .* not sorted/],
    ["a repeated rule", jsonLines({ ...access, expect: ["ACC-04", "ACC-04"] }), /field "expect": .* twice/],
    ["no rule id", jsonLines({ ...access, expect: ["acc-4"] }), /field "expect\.0": a rule id looks like "ACC-04"/],
    ["an empty name", jsonLines({ ...access, actor: "" }), /field "actor": a name must not be empty/],
  ])("with %s is refused in a sentence that names the line and the field", (_, source, sentence) => {
    expect(problemsOf(source)).toEqual([expect.stringMatching(sentence)]);
  });

  test("of a lifeless kind has no signer, no refusal and no alerts", () => {
    const line = { at: AT, do: "chain.mine", blocks: 1, by: "x", reverts: true, expect: ["ACC-01"] };
    const fields = problemsOf(jsonLines(line)).map((problem) => /field "(\w+)"/.exec(problem)?.[1]);
    expect(new Set(fields)).toEqual(new Set(["by", "reverts", "expect"]));
  });

  test("that is refused cannot be the subject of an alert", () => {
    expect(problemsOf(jsonLines({ ...access, reverts: true, expect: ["ACC-04"] }))).toEqual([
      expect.stringContaining("a refused line has no event"),
    ]);
  });

  test("takes null for a field that may be left out", () => {
    expect(parseScenario(jsonLines({ ...access, consent: null, id: null, expect: null })).labelled).toBe(false);
  });
});

describe("the lines of a file", () => {
  const at = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString();
  const patient = (seconds: number, name = `p-${seconds}`) => ({
    at: at(seconds),
    do: "patient.register",
    patient: name,
  });

  test("are all checked before the file is refused", () => {
    expect(problemsOf(jsonLines({ do: "x" }, { ...access, purpose: "CURE" }))).toHaveLength(2);
  });

  test("do not go back in time", () => {
    expect(problemsOf(jsonLines(patient(5), patient(4)))[0]).toMatch(/line 2, field "at": it is before line 1;/);
  });

  test("have labels of their own", () => {
    const [problem] = problemsOf(jsonLines({ ...patient(0), id: "x" }, { ...patient(1), id: "x" }));
    expect(problem).toBe('story.jsonl, line 2, field "id": line 1 has the same label; give each line its own.');
  });

  test("cannot go into a block that is already made", () => {
    const mined = { at: at(1), do: "chain.mine", blocks: 10 };
    expect(problemsOf(jsonLines(patient(0), mined, patient(10)))[0]).toMatch(/line 3, .*give this line a later time/);
    expect(problemsOf(jsonLines(patient(0), mined, patient(11)))).toEqual([]);
    const reorg = { at: at(0), do: "chain.reorg", depth: 1 };
    expect(problemsOf(jsonLines(patient(0), reorg, patient(0, "p-x")))[0]).toMatch(/line 3, .*give this line a later/);
    expect(problemsOf(jsonLines(patient(0), { ...reorg, at: at(1) }, patient(1)))).toEqual([]);
  });

  test("replace only blocks that they made and that are not final", () => {
    const reorg = (depth: number) => ({ at: at(100), do: "chain.reorg", depth });
    expect(problemsOf(jsonLines(patient(0), patient(0, "p-x"), reorg(2)))[0]).toMatch(/only 1 blocks were mined/);
    const mined = { at: at(1), do: "chain.mine", blocks: 50 };
    expect(problemsOf(jsonLines(patient(0), mined, reorg(29)))).toEqual([]);
    expect(problemsOf(jsonLines(patient(0), mined, reorg(30)))[0]).toMatch(/field "depth": .* below 30\.$/);
  });
});
