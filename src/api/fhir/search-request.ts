/** Reads search requests from a URL, a form, or the link to a next page (FHIR R4, 3.1.1.3 and 3.1.1.6). */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { z } from "zod";
import type { ApiContext, ApiEnvironment } from "../environment";
import { faultsOf } from "../field-errors";
import { holdsCredential } from "../middleware/credentials-in-urls";
import { parametersOf } from "../parameters";
import { type FieldFault, invalidRequest, Problem } from "../problem";
import { addressOf } from "./bundle";
import { type Asked, createSearchSeal, isSealed } from "./sealed-search";

const FORM = "application/x-www-form-urlencoded";

/** A parsed search. */
export type Search<Query> = {
  query: Query;
  /** The URL of this page. */
  self: string;
  /** Returns the URL of the page after a cursor, for use with GET. */
  nextAt(cursor: string): Promise<string>;
};

/**
 * Makes form parameters available to the operator log, whatever the outcome of the request, and refuses a credential
 * among them, because the log keeps everything.
 */
export const searchForm = createMiddleware<ApiEnvironment>(async (c, next) => {
  const form = await formOf(c);
  if (holdsCredential(new URLSearchParams(pairsOf(form))))
    throw new Problem(
      400,
      "credential-in-form",
      "Never put a credential in a form. Revoke this one, and send its replacement in the Authorization header.",
    );
  c.set("filter", parametersOf(together(c.req.queries(), form)));
  await next();
});

/**
 * Creates a reader of search requests. Parameters may be in the URL and, with POST, in a form; they apply together.
 * Links of a posted search contain it sealed, so that its parameters stay out of URLs.
 */
export function createSearchReader({ pool }: Pick<ApiContext, "pool">) {
  const { seal, open } = createSearchSeal({ pool });

  return async function read<Schema extends z.ZodType>(
    c: Context<ApiEnvironment>,
    type: "AuditEvent" | "Consent",
    schema: Schema,
  ): Promise<Search<z.infer<Schema>>> {
    const posted = c.req.method === "POST";
    if (posted) await refuseOtherMedia(c);
    const form = posted ? await formOf(c) : {};
    const sent = together(c.req.queries(), form);
    const placeOf = (field: string): FieldFault["in"] => (Object.hasOwn(form, field) ? "body" : "query");
    const sealed = sent._cursor?.find(isSealed);
    const asked = sealed === undefined ? sent : await opened(sent, sealed);
    c.set("filter", parametersOf(asked));
    const result = schema.safeParse(parametersOf(asked));
    if (!result.success)
      throw invalidRequest(faultsOf(result.error, "query").map((fault) => ({ ...fault, in: placeOf(fault.field) })));
    const address = addressOf(c.req);
    const base = `${address.origin}/fhir/${type}`;
    return {
      query: result.data,
      self: posted ? withParameters(base, sent) : address.href,
      async nextAt(cursor) {
        const next = { ...asked, _cursor: [cursor] };
        if (posted || sealed !== undefined) return withParameters(base, { _cursor: [await seal(type, next)] });
        address.searchParams.set("_cursor", cursor);
        return address.href;
      },
    };

    /**
     * Opens a link's search. Additional parameters are refused: they would seem to narrow the search but have no effect.
     */
    async function opened({ _cursor, _format, ...others }: Asked, text: string): Promise<Asked> {
      const fault = (field: string, detail: string): FieldFault => ({ in: placeOf(field), field, detail });
      const names = Object.keys(others);
      if (names.length > 0)
        throw invalidRequest(
          names.map((name) => fault(name, "This _cursor contains the whole search. Send no other parameters with it.")),
        );
      const held = _cursor!.length === 1 ? await open(type, text) : undefined;
      if (!held)
        throw invalidRequest([
          fault("_cursor", "This is not a link of this search. Follow the links in a response unchanged."),
        ]);
      return held;
    }
  };
}

/** Reads form parameters; none if the request has no body or one of another type. */
async function formOf(c: Context): Promise<Asked> {
  return isForm(c) ? valuesOf(new URLSearchParams(await c.req.text())) : {};
}

function isForm(c: Context): boolean {
  const type = c.req.header("content-type") ?? "";
  return type.split(";")[0]!.trim().toLowerCase() === FORM;
}

async function refuseOtherMedia(c: Context): Promise<void> {
  if (!isForm(c) && (await c.req.text()) !== "")
    throw new Problem(415, "unsupported-media-type", `Send the parameters as a form, with Content-Type: ${FORM}.`);
}

function valuesOf(pairs: URLSearchParams): Asked {
  return Object.fromEntries([...new Set(pairs.keys())].map((name) => [name, pairs.getAll(name)]));
}

function pairsOf(asked: Asked): [string, string][] {
  return Object.entries(asked).flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
}

function together(...parts: Asked[]): Asked {
  return valuesOf(new URLSearchParams(parts.flatMap(pairsOf)));
}

function withParameters(address: string, asked: Asked): string {
  const url = new URL(address);
  url.search = new URLSearchParams(pairsOf(asked)).toString();
  return url.href;
}
