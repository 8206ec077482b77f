import type { PageFiles } from "../../pages";

const own = (name: string) => new URL(`./${name}`, import.meta.url);

/** The files of the page for GraphQL queries and the schema. */
export const GRAPHQL_PAGE_FILES: PageFiles = {
  "page.html": ["text/html", own("page.html")],
  "page.css": ["text/css", own("page.css")],
  "page.js": ["text/javascript", own("page.js")],
  "query.js": ["text/javascript", own("query.js")],
  "schema.js": ["text/javascript", own("schema.js")],
  "schema-view.js": ["text/javascript", own("schema-view.js")],
};
