import { createMiddleware } from "hono/factory";
import { Problem } from "../problem";

/** An API key, or the beginning of a token (JWS compact form). */
const CREDENTIAL = /csk_[0-9A-Za-z]{20,}|eyJ[\w-]{10,}\.[\w-]{10,}\./;
const NAMES = /^(api[-_]?key|key|token|access[-_]?token|auth|authorization|bearer|password|secret)$/i;

/** Refuses a credential in the URL, where proxies and browsers would write it down; the answer does not repeat it. */
export const credentialsInUrls = createMiddleware(async (c, next) => {
  const { pathname, searchParams } = new URL(c.req.url);
  const named = [...searchParams.keys()].some((name) => NAMES.test(name));
  if (named || CREDENTIAL.test(decodeLoosely(pathname) + [...searchParams.values()].join(" ")))
    throw new Problem(
      400,
      "credential-in-url",
      "A URL must hold no credential: send it in the Authorization header, and revoke this one, since URLs are logged.",
    );
  await next();
});

function decodeLoosely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
