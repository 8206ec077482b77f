import { BlockList, isIP } from "node:net";

/** Returns whether a text is an IP address, or a range such as `10.0.0.0/8`. */
export function isAddressRange(text: string): boolean {
  const [address, bits, ...rest] = text.split("/") as [string, string?];
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Creates a list that matches the addresses of these ranges. */
export function addressList(ranges: readonly string[]): { has: (address: string) => boolean } {
  const addresses = new BlockList();
  for (const range of ranges) {
    const [address, bits] = range.split("/") as [string, string?];
    const family = isIP(address) === 4 ? "ipv4" : "ipv6";
    addresses.addSubnet(address, bits === undefined ? (family === "ipv4" ? 32 : 128) : Number(bits), family);
  }
  return { has: (address) => isIP(address) !== 0 && addresses.check(address, isIP(address) === 4 ? "ipv4" : "ipv6") };
}
