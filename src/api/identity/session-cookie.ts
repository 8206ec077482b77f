import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/**
 * The cookie that holds a session's secret. Cookies are shared by all ports of a host, so without HTTPS its name has the
 * port; with HTTPS, the prefix makes browsers accept it from this host alone.
 */
function cookieOf(publicUrl: string) {
  const { protocol, port } = new URL(publicUrl);
  const secure = protocol === "https:";
  return {
    name: secure ? "__Host-consentry" : `consentry-${port || "80"}`,
    options: { path: "/", httpOnly: true, sameSite: "Strict", secure } as const,
  };
}

/** Returns the session's secret that the browser sent, if any. */
export function sentSecret(c: Context, publicUrl: string): string | undefined {
  return c.req.header("cookie") === undefined ? undefined : getCookie(c, cookieOf(publicUrl).name);
}

/** Gives the browser a session's secret; the browser forgets it at `expires`. */
export function giveSecret(
  c: Context,
  publicUrl: string,
  { secret, expires }: { secret: string; expires: Date },
): void {
  const { name, options } = cookieOf(publicUrl);
  setCookie(c, name, secret, { ...options, expires });
}

/** Makes the browser forget the session's secret. */
export function takeSecret(c: Context, publicUrl: string): void {
  const { name, options } = cookieOf(publicUrl);
  deleteCookie(c, name, options);
}

/**
 * Whether a request comes from a page of our own, as far as the browser says. `SameSite=Strict` alone lets pages on
 * other ports of the same host through, which `Sec-Fetch-Site` shows. Browsers without that header send `Origin` with
 * every write. `unsaid` is the answer for a client that sends neither.
 */
export function isSameOrigin(c: Context, publicUrl: string, { unsaid }: { unsaid: boolean }): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  return origin === undefined ? unsaid : origin === new URL(publicUrl).origin;
}
