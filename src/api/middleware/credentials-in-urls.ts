import { createMiddleware } from "hono/factory";
import { Problem } from "../problem";

/** An API key, or the beginning of a token (JWS compact form). */
const CREDENTIAL = /csk_[0-9A-Za-z]{20,}|eyJ[\w-]{10,}\.[\w-]{10,}\./;
const NAMES = /^(api[-_]?key|key|token|access[-_]?token|auth|authorization|bearer|password|secret)$/i;

/** Refuses a credential in the URL, which proxies and browsers would log. The response does not repeat it. */
export const credentialsInUrls = createMiddleware(async (c, next) => {
  const { pathname, searchParams } = new URL(c.req.url);
  if (holdsCredential(searchParams) || CREDENTIAL.test(decodeLoosely(pathname)))
    throw new Problem(
      400,
      "credential-in-url",
      "Never put a credential in a URL: URLs are logged. Revoke this one, and send its replacement in the Authorization header.",
    );
  await next();
});

/** Whether any parameter is a credential, by its name or its form. */
export function holdsCredential(parameters: URLSearchParams): boolean {
  return [...parameters].some(([name, value]) => NAMES.test(name) || CREDENTIAL.test(value));
}

function decodeLoosely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
