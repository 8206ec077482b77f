/** Static pages for browsers, served without a credential. They contain no data of the deployment. */
import { readFileSync } from "node:fs";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { unmatched } from "./middleware/unmatched";

/** A page's files by name: media type and location on disk. */
export type PageFiles = Readonly<Record<string, readonly [type: string, path: string | URL]>>;

/** Returns a handler that serves a page's files by name. Files are read on first use; unknown names get a 404. */
export function pageFiles(files: PageFiles): (c: Context, name: string) => Response {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  return (c, name) => {
    const file = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!file) return unmatched(c);
    const [type, path] = file;
    const content = contents.get(name) ?? new Uint8Array(readFileSync(path));
    contents.set(name, content);
    return c.body(content, 200, { "content-type": `${type}; charset=utf-8` });
  };
}

/**
 * Sets a page's Content-Security-Policy in place of the one for data: only its own files, and requests to this server
 * alone. `images` are additional image sources; `isPage` tells the page's requests from others at the same path. Register it before the middleware that sets the policy for data.
 */
export function pagePolicy({
  images,
  isPage = () => true,
}: {
  images?: string;
  isPage?: (c: Context) => boolean;
} = {}) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ...(images === undefined ? [] : [`img-src ${images}`]),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return createMiddleware(async (c, next) => {
    await next();
    if (c.res.ok && (c.req.method === "GET" || c.req.method === "HEAD") && isPage(c))
      c.res.headers.set("content-security-policy", policy);
  });
}
