/** Reads search requests from a URL, a form, or the link to a next page (FHIR R4, 3.1.1.3 and 3.1.1.6). */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { z } from "zod";
import type { ApiContext, ApiEnvironment } from "../environment";
import { faultsOf } from "../field-errors";
import { holdsCredential } from "../middleware/credentials-in-urls";
import { parametersOf } from "../parameters";
import { type FieldFault, invalidRequest, Problem } from "../problem";
import { requireJson } from "./format";
import { type Asked, createSearchSeal, isSealed } from "./sealed-search";
import { type auditEventSearch, type consentSearch, PRESENTATION, reasonAgainst } from "./search";

const FORM = "application/x-www-form-urlencoded";

/** What is said of a cursor that no link of this search has. */
export const NOT_A_LINK = "This is not a link of this search. Follow the links in a response unchanged.";

/** A parsed search. */
export type Search<Query> = {
  query: Query;
  /** Parameters that were ignored, because the client asked for that. */
  ignored: string[];
  /** The URL of this page, with the parameters that were applied. */
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
 *
 * A parameter that is not supported is refused, unless the request prefers lenient handling (FHIR R4, 3.1.1.3.1).
 */
export function createSearchReader({ pool, publicUrl }: Pick<ApiContext, "pool" | "publicUrl">) {
  const { seal, open } = createSearchSeal({ pool });

  return async function read<Schema extends typeof auditEventSearch | typeof consentSearch>(
    c: Context<ApiEnvironment>,
    type: "AuditEvent" | "Consent",
    schema: Schema,
  ): Promise<Search<z.infer<Schema>>> {
    const posted = c.req.method === "POST";
    if (posted) await refuseOtherMedia(c);
    const form = posted ? await formOf(c) : {};
    const sent = together(c.req.queries(), form);
    requireJson(c, sent._format ?? []);
    const placeOf = (field: string): FieldFault["in"] => (Object.hasOwn(form, field) ? "body" : "query");
    const lenient = prefersLenient(c);
    const ignored = lenient ? Object.keys(sent).filter((name) => !isSupported(name, sent[name]!, schema)) : [];
    const supported = without(sent, ignored);
    const sealed = supported._cursor?.find(isSealed);
    const asked = sealed === undefined ? supported : await opened(supported, sealed);
    c.set("filter", parametersOf({ ...without(sent, ["_cursor"]), ...asked }));
    const result = schema.safeParse(parametersOf(asked));
    if (!result.success)
      throw invalidRequest(
        faultsOf(result.error, "query").map(({ field, detail }) => ({
          in: placeOf(field),
          field,
          detail: (!Object.hasOwn(schema.shape, field) && reasonAgainst(type, field)) || detail,
        })),
      );
    if (lenient) c.header("preference-applied", "handling=lenient");
    const query = result.data as z.infer<Schema>;
    const base = `${publicUrl}/fhir/${type}`;
    const applied = asked._count === undefined ? asked : { ...asked, _count: [String(query._count)] };
    const linkTo = async (parameters: Asked) =>
      withParameters(
        base,
        posted || sealed !== undefined ? { _cursor: [await seal(type, without(parameters, ["_format"]))] } : parameters,
      );
    return {
      query,
      ignored,
      self: sealed === undefined ? await linkTo(applied) : withParameters(base, { _cursor: [sealed] }),
      nextAt: (cursor) => linkTo({ ...applied, _cursor: [cursor] }),
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
      if (!held) throw invalidRequest([fault("_cursor", NOT_A_LINK)]);
      return held;
    }
  };
}

/** Whether the header Prefer asks to ignore parameters that are not supported. Of several preferences, the first counts. */
function prefersLenient(c: Context): boolean {
  const [, handling] = /(?:^|[,;])\s*handling\s*=\s*"?([\w-]+)"?/i.exec(c.req.header("prefer") ?? "") ?? [];
  return handling?.toLowerCase() === "lenient";
}

/**
 * Whether a parameter can be applied. A value that is not supported only counts where ignoring it finds no more: a
 * malformed filter is refused even leniently.
 */
function isSupported(
  name: string,
  values: readonly string[],
  { shape }: typeof auditEventSearch | typeof consentSearch,
): boolean {
  if (!Object.hasOwn(shape, name)) return false;
  const presentation = PRESENTATION.find((each) => each === name);
  return presentation === undefined || shape[presentation].safeParse(parametersOf({ values }).values).success;
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

function without(asked: Asked, names: readonly string[]): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !names.includes(name)));
}

function withParameters(address: string, asked: Asked): string {
  const url = new URL(address);
  url.search = new URLSearchParams(pairsOf(asked)).toString();
  return url.href;
}
