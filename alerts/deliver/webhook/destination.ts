import { lookup } from "node:dns/promises";
import { BlockList, isIP, isIPv6, type LookupFunction } from "node:net";

/** Whether webhooks may go to loopback, private and link-local addresses; set by `WEBHOOK_PRIVATE_NETWORKS`. */
export type PrivateNetworks = "allow" | "refuse";

const MOST_URL_LENGTH = 2048;

/** Thrown if a webhook must not go to a URL. The message gives the reason in a sentence, without the URL. */
export class DestinationError extends Error {
  override name = "DestinationError";
}

/** IPv4 ranges outside the public internet: IANA's special-purpose registry, multicast and reserved addresses. */
const NON_PUBLIC_IPV4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;

/** Ranges within 2000::/3 that are special or that tunnel to an IPv4 address (Teredo, 6to4). */
const NON_PUBLIC_IPV6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const refused = new BlockList();
for (const [net, prefix] of NON_PUBLIC_IPV4) refused.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of NON_PUBLIC_IPV6) refused.addSubnet(net, prefix, "ipv6");
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");

/**
 * Returns whether an IP address is on the public internet. IPv6 forms that wrap an IPv4 address count as not public.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return globalUnicast.check(address, "ipv6") && !refused.check(address, "ipv6");
  return isIP(address) === 4 && !refused.check(address, "ipv4");
}

/**
 * Parses a webhook's URL. Throws a `DestinationError` unless it is http(s), names a host and contains no credentials.
 */
export function parseDestination(text: string): URL {
  if (text.length > MOST_URL_LENGTH)
    throw new DestinationError(`The URL is longer than ${MOST_URL_LENGTH} characters: give a shorter one.`);
  if (!URL.canParse(text)) throw new DestinationError("This is no URL: give one such as https://example.org/alerts.");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new DestinationError("A webhook goes over http or https: give a URL that begins with https://.");
  if (url.username !== "" || url.password !== "")
    throw new DestinationError("A URL must not carry a user name or password: messages are signed instead.");
  if (url.hash !== "") throw new DestinationError("A URL must not have a fragment: leave out # and what follows it.");
  return url;
}

/** Returns the host of a URL if it is an IP address, or `undefined` if it is a name. */
function literalAddress(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? undefined : host;
}

const privateRefusal = () =>
  new DestinationError(
    "The address is on a loopback, private or link-local network. Give a public one, or set WEBHOOK_PRIVATE_NETWORKS=allow.",
  );

/**
 * Checks whether a webhook may be registered for this URL: `parseDestination`, and under `refuse` every address of its
 * host must currently be public. Throws a `DestinationError`. The check is repeated whenever a message is sent.
 */
export async function checkDestination(text: string, privateNetworks: PrivateNetworks): Promise<URL> {
  const url = parseDestination(text);
  if (privateNetworks === "allow") return url;
  const literal = literalAddress(url);
  const addresses =
    literal === undefined
      ? await lookup(url.hostname, { all: true }).catch(() => {
          throw new DestinationError("The host's name does not resolve to an address: check its spelling.");
        })
      : [{ address: literal }];
  if (!addresses.every(({ address }) => isPublicAddress(address))) throw privateRefusal();
  return url;
}

/**
 * Creates the name resolution for one connection. Under `refuse` it fails if any address is not public. The connection
 * uses exactly the checked addresses, so a name that resolves differently a moment later (DNS rebinding) gains nothing.
 */
export function guardedLookup(privateNetworks: PrivateNetworks): LookupFunction {
  return (hostname, options, callback) => {
    const family = options.family === 4 || options.family === 6 ? options.family : 0;
    lookup(hostname, { all: true, family }).then(
      (addresses) => {
        const first = addresses[0];
        if (first === undefined) callback(new DestinationError("The host's name has no address."), "");
        else if (privateNetworks === "refuse" && !addresses.every(({ address }) => isPublicAddress(address)))
          callback(privateRefusal(), "");
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
}

/** Throws a `DestinationError` if the host is a non-public IP address; these skip name resolution. */
export function checkLiteralAddress(url: URL, privateNetworks: PrivateNetworks): void {
  const literal = literalAddress(url);
  if (privateNetworks === "refuse" && literal !== undefined && !isPublicAddress(literal)) throw privateRefusal();
}
