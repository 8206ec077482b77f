import { expect, test } from "vitest";
import { createLogger } from "./logger";
import { createTrouble } from "./trouble";

function logged() {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({ name: "worker", level: "info" }, { write: (line) => lines.push(JSON.parse(line)) });
  return { logger, lines, words: () => lines.map(({ level, msg, error }) => [level, msg, ...(error ? [error] : [])]) };
}

const messages = { began: "It failed and will be retried", ended: "It works again" };

test("a line has its level as a word, an ISO time and the process's name", () => {
  const { logger, lines } = logged();
  logger.child({ chain_id: 1 }).warn({ a: 1 }, "It began");
  logger.debug("Not this");
  expect(lines).toEqual([
    {
      ...{ level: "warn", name: "worker", chain_id: 1, a: 1, msg: "It began" },
      ...{ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) },
      ...{ pid: process.pid, hostname: expect.any(String) },
    },
  ]);
});

test("a trouble has one line at its beginning and one at its end, however many parts fail how often", () => {
  const { logger, words } = logged();
  const trouble = createTrouble({ logger, ...messages });
  trouble.worked("a");
  for (const part of ["a", "b", "a", "b"]) trouble.failed(part, "refused");
  trouble.worked("a");
  trouble.failed("b", "timed out");
  trouble.worked("b");
  trouble.worked("b");
  expect(words()).toEqual([
    ["warn", messages.began, "refused"],
    ["warn", messages.began, "timed out"],
    ["info", messages.ended],
  ]);
  trouble.failed("a", "refused");
  expect(words()).toHaveLength(4);
});

test("an expected failure is logged only if it lasts, and then its end too", () => {
  const { logger, words } = logged();
  const short = createTrouble({ logger, ...messages });
  short.failed("a", "not ready", { expected: true });
  short.worked("a");
  expect(words()).toEqual([]);
  const long = createTrouble({ logger, ...messages, patienceMs: 0 });
  long.failed("a", "not ready", { expected: true });
  long.worked("a");
  expect(words()).toEqual([
    ["warn", messages.began, "not ready"],
    ["info", messages.ended],
  ]);
});
