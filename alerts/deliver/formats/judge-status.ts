import { readRetryAfter } from "../backoff";
import type { Answer } from "../transport";
import type { Judgement } from "./format";

/** What an HTTP status means to most receivers: 2xx accepts, 410 wants no more, anything else is tried again. */
export function judgeStatus({ statusCode, headers }: Answer): Judgement {
  if (statusCode >= 200 && statusCode < 300) return { result: "accepted", error: null };
  const retryAfter = headers["retry-after"];
  return {
    result: statusCode === 410 ? "gone" : "failed",
    error: refusal(statusCode),
    retryAfterMs: readRetryAfter(Array.isArray(retryAfter) ? retryAfter[0] : retryAfter),
  };
}

function refusal(statusCode: number): string {
  if (statusCode === 410) return "The endpoint answered 410: it is gone and wants no more messages.";
  if (statusCode >= 300 && statusCode < 400)
    return `The endpoint answered ${statusCode}: redirects are not followed, give its final address.`;
  return `The endpoint answered ${statusCode}.`;
}
