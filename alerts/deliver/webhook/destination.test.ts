import { lookup as resolve } from "node:dns";
import { describe, expect, test } from "vitest";
import { checkDestination, DestinationError, guardedLookup, isPublicAddress, parseDestination } from "./destination";

describe("an address is public", () => {
  test.each(["8.8.8.8", "1.1.1.1", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "2a00::1"])("%s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe("an address is not public", () => {
  test.each([
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "no address",
  ])("%s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("a webhook's URL", () => {
  test.each([
    ["ftp://example.org/", "http or https"],
    ["file:///etc/passwd", "http or https"],
    ["javascript:alert(1)", "http or https"],
    ["https://user:word@example.org/", "user name or password"],
    ["https://user@example.org/", "user name or password"],
    ["https://example.org/#here", "fragment"],
    ["example.org", "no URL"],
    ["", "no URL"],
    [`https://example.org/${"x".repeat(3000)}`, "longer than"],
  ])("is refused: %s", (url, reason) => {
    expect(() => parseDestination(url)).toThrow(reason);
  });

  test("is kept with its path and query", () => {
    expect(parseDestination("https://example.org:8443/a?b=c").href).toBe("https://example.org:8443/a?b=c");
  });
});

describe("with private networks refused", () => {
  test.each([
    "http://127.0.0.1:8080/",
    "http://localhost/",
    "http://[::1]/",
    "http://[::ffff:7f00:1]/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://10.1.2.3/",
  ])("no endpoint may be %s", async (url) => {
    await expect(checkDestination(url, "refuse")).rejects.toThrow(DestinationError);
  });

  test("an endpoint may have a public address", async () => {
    await expect(checkDestination("https://1.1.1.1/hook", "refuse")).resolves.toBeInstanceOf(URL);
  });

  test("a name that resolves to loopback gets no connection", async () => {
    const error = await look("refuse", "localhost");
    expect(error).toBeInstanceOf(DestinationError);
  });
});

describe("with private networks allowed", () => {
  test("an endpoint may be on loopback, and the connection uses the resolved address", async () => {
    await expect(checkDestination("http://127.0.0.1:8080/", "allow")).resolves.toBeInstanceOf(URL);
    const expected = await new Promise((done) => resolve("localhost", { all: true }, (_error, all) => done(all)));
    expect(await look("allow", "localhost")).toEqual(expected);
  });
});

/** What the guarded resolution calls back with: an error or the addresses. */
function look(privateNetworks: "allow" | "refuse", name: string) {
  return new Promise((done) => {
    guardedLookup(privateNetworks)(name, { all: true }, (error, addresses) => done(error ?? addresses));
  });
}
