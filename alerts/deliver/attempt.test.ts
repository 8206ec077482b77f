import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Receiver, startReceiver } from "../../devnet/receiver";
import { type AttemptParameters, attemptDelivery } from "./attempt";
import { standard } from "./formats/standard";
import { createSecret } from "./webhook/sign";

const secret = createSecret();
const body = JSON.stringify({ type: "alert.created", timestamp: "2026-03-01T08:00:00.000Z", data: { id: "0x1" } });
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver({ secret });
});
afterAll(() => receiver.stop());
beforeEach(() => receiver.behave({ status: 204 }));

const attempt = (change: Partial<AttemptParameters> = {}) =>
  attemptDelivery({
    ...{ format: standard, id: "msg_1", type: "alert.created", creationId: "msg_1", settings: {} },
    ...{ url: receiver.url, secret, body, privateNetworks: "allow" },
    ...change,
  });

describe("an attempt", () => {
  test("arrives signed, with the exact body", async () => {
    expect(await attempt({ id: "msg_signed" })).toMatchObject({ result: "accepted", statusCode: 204, error: null });
    const message = await receiver.waitFor(({ id }) => id === "msg_signed");
    expect(message).toMatchObject({ verified: true, body, type: "alert.created" });
    expect(message.headers["content-type"]).toBe("application/json");
  });

  test.each([200, 201, 299])("is accepted by %d", async (status) => {
    receiver.behave({ status });
    expect(await attempt()).toMatchObject({ result: "accepted", statusCode: status });
  });

  test.each([400, 401, 404, 429, 500, 503])("fails on %d", async (status) => {
    receiver.behave({ status });
    expect(await attempt()).toMatchObject({
      result: "failed",
      statusCode: status,
      error: expect.stringContaining(`${status}`),
    });
  });

  test("does not follow a redirect", async () => {
    receiver.behave({ status: 307, headers: { location: `${receiver.url}elsewhere` } });
    expect(await attempt({ id: "msg_redirected" })).toMatchObject({ result: "failed", statusCode: 307 });
    expect(receiver.received.filter(({ path }) => path === "/elsewhere")).toEqual([]);
  });

  test("treats 410 as gone", async () => {
    receiver.behave({ status: 410 });
    expect(await attempt()).toMatchObject({ result: "gone", statusCode: 410 });
  });

  test("reads the wait that the receiver requests", async () => {
    receiver.behave({ status: 429, headers: { "retry-after": "90" } });
    expect(await attempt()).toMatchObject({ result: "failed", retryAfterMs: 90_000 });
  });

  test("gives up on a receiver that does not answer", async () => {
    receiver.behave("hang");
    const outcome = await attempt({ timeoutMs: 200 });
    expect(outcome).toMatchObject({ result: "failed", statusCode: null, error: "No answer came within 0.2 seconds." });
  });

  test("fails with a sentence if the connection is closed or refused", async () => {
    receiver.behave("drop");
    expect((await attempt()).error).toBe("The connection was closed before an answer came.");
    const gone = await startReceiver();
    await gone.stop();
    expect((await attempt({ url: gone.url })).error).toBe("The connection was refused.");
  });

  test.each(["127.0.0.1", "localhost"])("never connects to %s if private networks are refused", async (host) => {
    const before = receiver.received.length;
    const url = receiver.url.replace("127.0.0.1", host);
    const outcome = await attempt({ url, privateNetworks: "refuse" });
    expect(outcome).toMatchObject({ result: "failed", statusCode: null });
    expect(outcome.error).toContain("WEBHOOK_PRIVATE_NETWORKS");
    expect(receiver.received).toHaveLength(before);
  });
});
