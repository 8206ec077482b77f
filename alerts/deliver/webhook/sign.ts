import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";

/** Bytes of a generated secret; Standard Webhooks requires 24 to 64. */
const SECRET_BYTES = 32;

/** Creates a new signing secret, `whsec_…`. */
export function createSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}

/**
 * The three headers of Standard Webhooks 1.0, signed `v1` (HMAC-SHA256) over id, time and body. While a rotated secret
 * is still valid there are two signatures, separated by a space; a receiver accepts if either is right.
 */
export type WebhookHeaders = {
  "webhook-id": string;
  /** Unix seconds of this attempt. */
  "webhook-timestamp": string;
  "webhook-signature": string;
};

/**
 * Signs one attempt. Id and body belong to the message and are the same on every attempt. The time is the attempt's
 * own, because receivers refuse old ones.
 */
export function signMessage({
  secret,
  previousSecret,
  id,
  body,
  at = new Date(),
}: {
  secret: string;
  /** The secret before a rotation, while it is still valid. */
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
