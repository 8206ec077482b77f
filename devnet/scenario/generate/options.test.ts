import { expect, test } from "vitest";
import { generateScenario } from "./generate";
import { OptionError, type OptionTexts, readOptions } from "./options";

test("derives people from events, and takes a hundredth of anomalies and two months, where nothing is said", () => {
  expect(readOptions({ seed: "1", events: "5000" })).toEqual({
    seed: 1,
    events: 5000,
    anomalyRate: 0.01,
    patients: 313,
    actors: 100,
    days: 60,
  });
});

test.each<[OptionTexts, string]>([
  [{ events: "300" }, "Give a seed with --seed N."],
  [{ seed: "1" }, "Give the number of lines with --events N."],
  [{ seed: "-1", events: "300" }, "--seed -1: give a whole number from 0 to 9007199254740991."],
  [{ seed: "1", events: "3e2" }, "--events 3e2: give a whole number from 1 to 1000000."],
  [{ seed: "1", events: "300", "anomaly-rate": "0.6" }, "--anomaly-rate 0.6: give a number from 0 to 0.5."],
  [{ seed: "1", events: "300", "anomaly-rate": "few" }, "--anomaly-rate few: give a number from 0 to 0.5."],
  [{ seed: "1", events: "300", actors: "3" }, "--actors 3: give a whole number from 12 to 1000000."],
  [{ seed: "1", events: "300", days: "0" }, "--days 0: give a whole number from 1 to 3650."],
])("refuses %o", (texts, sentence) => {
  expect(() => readOptions(texts)).toThrow(new OptionError(sentence));
});

test("says how many events would do where they are too few for the people, and that many do", () => {
  const texts = { seed: "1", events: "300", patients: "100" };
  let message = "";
  try {
    generateScenario(readOptions(texts));
  } catch (error) {
    message = (error as OptionError).message;
  }
  const events = /Ask for at least (\d+) events/.exec(message)?.[1];
  expect(message).toMatch(/^--events 300 is too few: registering 100 patients and 12 actors, .* takes \d+ lines\./);
  const enough = generateScenario(readOptions({ ...texts, actors: "12", events }));
  expect(enough.trimEnd().split("\n")).toHaveLength(Number(events));
});

test("says that the days are too few for registering everybody", () => {
  const texts = { seed: "1", events: "200000", patients: "20000", actors: "12", days: "1" };
  expect(() => generateScenario(readOptions(texts))).toThrow("--days 1 is too short for registering 20000 patients.");
});
