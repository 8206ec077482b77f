import type { IncomingMessage } from "node:http";
import { isIP, type Socket } from "node:net";
import type { Context } from "hono";
import { addressList } from "../../../settings/address-range";

/**
 * Creates a function that returns a request's client address: the connection's, or the last one in `X-Forwarded-For`
 * that does not belong to a trusted proxy. If all do, the first one, since a client may be in their range. Entries
 * before an invalid address are not trusted.
 */
export function createClientAddress(trustedProxies: readonly string[]): (c: Context) => string | null {
  const trusted = addressList(trustedProxies);
  return (c) => {
    const peer = plain(connectionOf(c)?.remoteAddress);
    if (peer === null || !trusted.has(peer)) return peer;
    let client = peer;
    for (const text of (c.req.header("x-forwarded-for") ?? "").split(",").reverse()) {
      const address = plain(text.trim());
      if (address === null) return client;
      client = address;
      if (!trusted.has(address)) return client;
    }
    return client;
  };
}

/**
 * Returns the address that a client is counted by: for IPv6 the network (/64), because its owner has all 2^64 addresses
 * in it. Requests without an address are counted together.
 */
export function countedAddress(address: string | null): string {
  if (address === null) return "none";
  if (isIP(address) === 4) return address;
  const [head, tail] = address
    .split("%")[0]!
    .split("::")
    .map((part) => part.split(":").filter(Boolean));
  const filled = tail === undefined ? [] : Array<string>(8).fill("0");
  const network = [...head!, ...filled].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}

/** Returns Node's request object; undefined without a Node server. */
export function incomingOf(c: Context): IncomingMessage | undefined {
  return (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
}

/** Returns the request's socket; undefined without a Node server. */
export function connectionOf(c: Context): Socket | undefined {
  return incomingOf(c)?.socket;
}

/** Normalises an address: null if it is invalid; an IPv4-mapped IPv6 address becomes IPv4. */
function plain(text: string | undefined): string | null {
  const address = text?.replace(/^::ffff:(?=\d+\.)/i, "") ?? "";
  return isIP(address) === 0 ? null : address;
}
