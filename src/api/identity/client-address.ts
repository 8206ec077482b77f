import type { IncomingMessage } from "node:http";
import { isIP, type Socket } from "node:net";
import type { Context } from "hono";
import { addressList } from "../../../settings/address-range";

/**
 * The client's address of a request: the connection's, or the last one in `X-Forwarded-For` that no trusted proxy has; where
 * they all have one, the first, since a client may be in their range. What stands before something that is no address was
 * written by nobody who is trusted.
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
 * As which address a client is counted: of IPv6 the network (/64), since whoever has one has all 2^64 addresses of it; of
 * none, all together.
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

/** The request as Node's server has it; undefined where there is no such server. */
export function incomingOf(c: Context): IncomingMessage | undefined {
  return (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
}

/** The connection of a request, as Node's server gives it. */
export function connectionOf(c: Context): Socket | undefined {
  return incomingOf(c)?.socket;
}

/** An address that is none is nothing; an IPv4 address written as IPv6 is an IPv4 address. */
function plain(text: string | undefined): string | null {
  const address = text?.replace(/^::ffff:(?=\d+\.)/i, "") ?? "";
  return isIP(address) === 0 ? null : address;
}
