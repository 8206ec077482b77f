import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const swaggerUi = dirname(require.resolve("swagger-ui-dist/package.json"));
const own = (name: string) => new URL(`./${name}`, import.meta.url);

const FILES = {
  "page.html": ["text/html", own("page.html")],
  "page.css": ["text/css", own("page.css")],
  "page.js": ["text/javascript", own("page.js")],
  "swagger-ui.css": ["text/css", join(swaggerUi, "swagger-ui.css")],
  "swagger-ui-bundle.js": ["text/javascript", join(swaggerUi, "swagger-ui-bundle.js")],
} as const;

/** A file of the page that shows the API's description, read when it is first asked for. Undefined where there is none. */
export function docsFile(name: string): { content: Uint8Array<ArrayBuffer>; type: string } | undefined {
  if (!Object.hasOwn(FILES, name)) return undefined;
  const known = contents.get(name);
  const [type, path] = FILES[name as keyof typeof FILES];
  const content = known ?? new Uint8Array(readFileSync(path));
  contents.set(name, content);
  return { content, type: `${type}; charset=utf-8` };
}

const contents = new Map<string, Uint8Array<ArrayBuffer>>();
