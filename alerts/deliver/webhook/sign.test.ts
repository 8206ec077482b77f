import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { createSecret, signMessage } from "./sign";

describe("a signature", () => {
  const secret = createSecret();
  const body = JSON.stringify({ type: "alert.created", data: { summary: "Ärztin — 病歴" } });

  test("is accepted by the Standard Webhooks library with the endpoint's secret", () => {
    const headers = signMessage({ secret, id: "msg_1", body });
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  });

  test.each([
    { what: "another secret", key: createSecret(), change: {}, text: body },
    { what: "another id", key: secret, change: { "webhook-id": "msg_2" }, text: body },
    { what: "another body", key: secret, change: {}, text: `${body} ` },
  ])("is refused with $what", ({ key, change, text }) => {
    const headers = { ...signMessage({ secret, id: "msg_1", body }), ...change };
    expect(() => new Webhook(key).verify(text, headers)).toThrow(WebhookVerificationError);
  });

  test("exists once per secret while a rotated one is still valid, and either secret accepts it", () => {
    const previousSecret = createSecret();
    const headers = signMessage({ secret, previousSecret, id: "msg_1", body });
    expect(headers["webhook-signature"].split(" ")).toHaveLength(2);
    for (const key of [secret, previousSecret]) expect(new Webhook(key).verify(body, headers)).toBeTruthy();
    expect(() => new Webhook(createSecret()).verify(body, headers)).toThrow(WebhookVerificationError);
  });

  test("carries the attempt's own time, so that an old one is refused", () => {
    const headers = signMessage({ secret, id: "msg_1", body, at: new Date(Date.now() - 600_000) });
    expect(() => new Webhook(secret).verify(body, headers)).toThrow("too old");
  });
});

test("creates distinct secrets of 32 random bytes", () => {
  const secrets = Array.from({ length: 20 }, createSecret);
  expect(new Set(secrets).size).toBe(20);
  for (const secret of secrets) {
    expect(secret).toMatch(/^whsec_/);
    expect(Buffer.from(secret.slice("whsec_".length), "base64")).toHaveLength(32);
  }
});
