/** Pages for browsers: static files, without a credential and without anything of this deployment. */
import { readFileSync } from "node:fs";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { unmatched } from "./middleware/unmatched";

/** The files of a page by their names: media type, and where each is kept. */
export type PageFiles = Readonly<Record<string, readonly [type: string, path: string | URL]>>;

/** Answers with a file of a page by its name, read when it is first asked for; as an unknown path where there is none. */
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
 * Gives a page the policy that it runs under, in place of that for data: its own files, and questions to this server alone.
 * `images` are the sources of its images, if any. Must stand before the middleware that sets the policy for data.
 */
export function pagePolicy({ images }: { images?: string } = {}) {
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
    if (c.res.ok && (c.req.method === "GET" || c.req.method === "HEAD"))
      c.res.headers.set("content-security-policy", policy);
  });
}
