import { expect, test } from "vitest";
import { createRuleset, formerRuleset } from "./create-ruleset";

const stored = ({ content }: ReturnType<typeof createRuleset>) => JSON.parse(JSON.stringify(content)) as typeof content;

test("a former ruleset is restored from its stored content", () => {
  const present = createRuleset({ ruleParameters: { "ACC-09": { reviewHours: 96 } } });
  for (const former of [
    createRuleset(),
    createRuleset({
      exemptPurposes: ["HQUALIMP", "TRAIN"],
      timeZone: "Europe/Berlin",
      ruleParameters: { "ACC-13": { toleranceSeconds: 60 }, "SHR-04": { days: 10, extendedDays: 20 } },
    }),
  ]) {
    const again = formerRuleset(stored(former), present);
    expect(again).toMatchObject({ hash: former.hash, content: former.content, exemptPurposes: former.exemptPurposes });
    expect(again.clockToleranceSeconds).toBe(former.clockToleranceSeconds);
    expect(again.timeZone).toBe(former.timeZone);
  }
});

test("a rule that was missing, or no longer accepts its former parameters, has the current ones", () => {
  const present = createRuleset({ ruleParameters: { "ACC-09": { reviewHours: 96 }, "ACC-11": { patients: 80 } } });
  const former = stored(createRuleset())
    .filter(({ id }) => id !== "ACC-11")
    .map((rule) => (rule.id === "ACC-09" ? { ...rule, version: 0, parameters: { reviewHours: 0 } } : rule));
  expect(formerRuleset(former, present).content).toEqual(present.content);
});

test("a parameter that another replaced is refused, and the other named", () => {
  expect(() => createRuleset({ ruleParameters: { "CON-02": { mostDays: 365 } } })).toThrow(
    "rules.CON-02.parameters.mostDays: the rule no longer has this parameter: set mostYears, a number of calendar years.",
  );
});

test("a time zone is a name of the IANA database", () => {
  expect(() => createRuleset({ timeZone: "Mars/Olympus" })).toThrow('timeZone: "Mars/Olympus" is no time zone');
  expect(createRuleset({ timeZone: "Europe/Berlin" }).hash).not.toBe(createRuleset().hash);
});
