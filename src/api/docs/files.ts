import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { PageFiles } from "../pages";

const require = createRequire(import.meta.url);
const swaggerUi = dirname(require.resolve("swagger-ui-dist/package.json"));
const own = (name: string) => new URL(`./${name}`, import.meta.url);

/** The files of the page that shows the API's description. */
export const DOCS_FILES: PageFiles = {
  "page.html": ["text/html", own("page.html")],
  "page.css": ["text/css", own("page.css")],
  "page.js": ["text/javascript", own("page.js")],
  "swagger-ui.css": ["text/css", join(swaggerUi, "swagger-ui.css")],
  "swagger-ui-bundle.js": ["text/javascript", join(swaggerUi, "swagger-ui-bundle.js")],
};
