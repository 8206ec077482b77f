import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createQueues } from "./queue";
import { withQueueTimeout } from "./queue-timeout";

test("resolves and rejects as the work does", async () => {
  await expect(withQueueTimeout(Promise.resolve(3), 1_000)).resolves.toBe(3);
  await expect(withQueueTimeout(Promise.reject(new Error("refused")), 1_000)).rejects.toThrow("refused");
});

test("rejects where a queue does not answer in time", async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as { port: number };
  const queues = createQueues({ databaseUrl: "", redisUrl: `redis://127.0.0.1:${port}` });
  silent.on("connection", (socket) => onTestFinished(() => void socket.destroy()));
  const counts = queues.queue("detect").getJobCounts("waiting");
  await expect(withQueueTimeout(counts, 200)).rejects.toThrow("The queue does not answer.");
});
