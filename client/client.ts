import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import type { paths } from "./api.js";
import { type Lists, listsOf } from "./lists.js";

export type ClientOptions = {
  /** Where the API is, such as `https://monitor.example.org`. */
  baseUrl: string;
  /**
   * An API key or an access token, which every request carries in its header `Authorization`; or what gives one, asked
   * before each request, for tokens that run out. Default: no such header.
   */
  credential?: string | (() => string | Promise<string>);
  /** Sends the requests. Default: the platform's `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
};

/**
 * `GET`, `POST`, `PUT`, `PATCH` and `DELETE` take a path of the API and what it takes, and resolve to `data`, or to `error`
 * where the API refused: a problem document (under `/fhir` an `OperationOutcome`). `response` has status and headers.
 */
export type ConsentryClient = Client<paths> & Lists;

/**
 * A client of the API at one address, for Node and browsers. Its requests reject where there is no answer of the API: by
 * what `fetch` throws, or where something before the API failed in its place.
 */
export function createClient({ baseUrl, credential, fetch }: ClientOptions): ConsentryClient {
  const client = createFetchClient<paths>({ baseUrl, fetch });
  if (credential !== undefined) client.use(bearing(credential));
  client.use(answeredByApi);
  return { ...client, ...listsOf(client) };
}

function bearing(credential: NonNullable<ClientOptions["credential"]>): Middleware {
  return {
    async onRequest({ request }) {
      const value = typeof credential === "function" ? await credential() : credential;
      request.headers.set("authorization", `Bearer ${value}`);
    },
  };
}

/** Holds that `error` is what it is typed as: a proxy's page, or nothing at all, is no problem document. */
const answeredByApi: Middleware = {
  async onResponse({ request, response, schemaPath }) {
    const type = response.headers.get("content-type") ?? "";
    if (response.ok || /^application\/(problem|fhir)\+json\b/.test(type)) return;
    await response.body?.cancel();
    throw new Error(
      `${request.method} ${schemaPath} was answered ${response.status} ${response.statusText} by something other than the API.`,
      { cause: response },
    );
  },
};
