import { afterAll, expect, test } from "vitest";
import { useTestServer } from "../test/support/database";
import { createLogger } from "./logger";
import { createQueues, type Queues } from "./queue";
import { watchQueues } from "./watch-queues";

const server = useTestServer();
let queues: Queues | undefined;
afterAll(() => queues?.close());

test("a queue's trouble has one line at its beginning and one once it responds again, with the queue's name", async () => {
  const { url } = await server.createEmptyDatabase();
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({ name: "worker", level: "info" }, { write: (line) => lines.push(JSON.parse(line)) });
  const started = createQueues({ databaseUrl: url });
  queues = started;
  await started.queue("deliver").waitUntilReady();
  const failed = watchQueues({ logger, queues: () => started });
  for (let times = 0; times < 3; times++) failed(new Error("Connection is closed."), "deliver");
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(2);
  // Nothing more is said, whatever it asks meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(lines).toMatchObject([
    {
      level: "warn",
      name: "worker",
      time,
      queue: "deliver",
      error: "Connection is closed.",
      msg: "A queue reported an error",
    },
    {
      level: "info",
      name: "worker",
      time,
      queue: "deliver",
      after_ms: expect.any(Number),
      msg: "The queue responds again",
    },
  ]);
});
