import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";

/** Bytes of a generated secret; Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;

/** A new signing secret, `whsec_…`. */
export function createSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}

/**
 * The three headers of Standard Webhooks 1.0, signed `v1` (HMAC-SHA256) over id, time and body. While a rotated secret
 * still counts there are two signatures, with a space between: a receiver accepts where one of them is right.
 */
export type WebhookHeaders = {
  "webhook-id": string;
  /** Unix seconds of this attempt. */
  "webhook-timestamp": string;
  "webhook-signature": string;
};

/**
 * Signs one attempt. The id and the body are the message's, the same on every attempt; the time is the attempt's own,
 * as receivers refuse old ones.
 */
export function signMessage({
  secret,
  previousSecret,
  id,
  body,
  at = new Date(),
}: {
  secret: string;
  /** The secret before a rotation, as long as it counts. */
  previousSecret?: string | null;
  id: string;
  body: string;
  at?: Date;
}): WebhookHeaders {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": [secret, ...(previousSecret ? [previousSecret] : [])]
      .map((key) => new Webhook(key).sign(id, at, body))
      .join(" "),
  };
}
