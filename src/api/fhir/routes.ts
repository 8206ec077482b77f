import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ApiContext, ApiEnvironment } from "../environment";
import { authorisation } from "../middleware/authorisation";
import { operation } from "../operation";
import { type Keyset, keysetOf, pageOf } from "../pagination";
import { invalidRequest, Problem } from "../problem";
import { searchset } from "./bundle";
import { capabilityStatement } from "./capability";
import { consentCriteria, eventCriteria } from "./criteria";
import { FHIR_JSON } from "./errors";
import { requireJson } from "./format";
import { countConsents, countEvents, type Place, SEARCH_KEYS, searchConsents, searchEvents } from "./read-events";
import { auditEventsOf, consentsOf } from "./resources";
import { auditEventSearch, consentSearch, formatParameter, idParameter, placeOfId } from "./search";
import { createSearchReader, NOT_A_LINK, searchForm } from "./search-request";

type Resource = "AuditEvent" | "Bundle" | "CapabilityStatement" | "Consent" | "OperationOutcome";

const NEWEST_FIRST = "-date";

const formatQuery = z.strictObject({ _format: formatParameter });

/** What a search finds, as far as it is asked for. */
type Found = {
  count(): Promise<number>;
  page(
    paging: Parameters<typeof keysetOf>[0],
    keyset: Keyset,
  ): Promise<{ resources: Parameters<typeof searchset>[0]["resources"]; nextCursor: string | null }>;
};

/** FHIR R4 routes: read and search Consents and AuditEvents, and the CapabilityStatement. */
export function fhirRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const startedAt = new Date().toISOString();
  const base = `${context.publicUrl}/fhir`;

  const metadata = operation(context, "GET /fhir/metadata", {
    summary: "Get the FHIR CapabilityStatement",
    description: "Lists the resources, searches and formats that this server supports. Needs no credential.",
    tags: ["FHIR"],
    request: { query: formatQuery },
    responses: { ...FAILURES, 200: resource("A CapabilityStatement.", "CapabilityStatement") },
  });
  app.openapi(metadata, (c) => {
    requireJson(c, formatsOf(c));
    return answer(c, capabilityStatement({ url: base, date: startedAt }));
  });

  const readSearch = createSearchReader(context);
  app.use("/fhir/:type/_search", searchForm);

  search("AuditEvent", {
    summary: "Search accesses and shares as AuditEvents, newest first",
    schema: auditEventSearch,
    find(query) {
      const wanted = eventCriteria(query);
      return {
        count: () => countEvents(context, wanted),
        async page(paging, keyset) {
          const rows = await searchEvents(context, wanted, keyset);
          const { items, nextCursor } = pageOf(paging, rows, ({ chain_id, pos }) => ({ chain_id, pos }));
          return { resources: await auditEventsOf(context, items), nextCursor };
        },
      };
    },
  });

  const auditEvent = operation(context, "GET /fhir/AuditEvent/{id}", {
    summary: "Read an access or share as an AuditEvent",
    description: "The id is that of the access or share under `/v1`.",
    tags: ["FHIR"],
    request: { params: idParameter, query: formatQuery },
    responses: { ...FAILURES, 200: resource("The AuditEvent.", "AuditEvent") },
  });
  app.openapi(auditEvent, async (c) => {
    requireJson(c, formatsOf(c));
    const [found] = await auditEventsOf(context, followed(c.req.valid("param").id));
    if (!found) throw missing("AuditEvent");
    return answer(c, found);
  });

  search("Consent", {
    summary: "Search grants as Consents, newest first",
    schema: consentSearch,
    find(query) {
      const criteria = consentCriteria(query);
      return {
        count: () => countConsents(context, criteria),
        async page(paging, keyset) {
          const rows = await searchConsents(context, criteria, keyset);
          const { items, nextCursor } = pageOf(paging, rows, (row) => row);
          return { resources: await consentsOf(context, items), nextCursor };
        },
      };
    },
  });

  const consent = operation(context, "GET /fhir/Consent/{id}", {
    summary: "Read a grant as a Consent",
    description: "The id is that of the consent under `/v1`.",
    tags: ["FHIR"],
    request: { params: idParameter, query: formatQuery },
    responses: { ...FAILURES, 200: resource("The Consent.", "Consent") },
  });
  app.openapi(consent, async (c) => {
    requireJson(c, formatsOf(c));
    const keyset = keysetOf({ limit: 1, sort: NEWEST_FIRST }, SEARCH_KEYS);
    const ids = followed(c.req.valid("param").id);
    const rows = await searchConsents(context, { ids, anyOf: [], conditions: [] }, keyset);
    const [found] = await consentsOf(context, rows);
    if (!found) throw missing("Consent");
    return answer(c, found);
  });

  /**
   * Adds both ways to search: with GET, and with POST and a form. The schema only describes the parameters; they are
   * validated when the search is read, which knows forms, links and lenient handling.
   */
  function search<Schema extends typeof auditEventSearch | typeof consentSearch>(
    type: "AuditEvent" | "Consent",
    { summary, schema, find }: { summary: string; schema: Schema; find(query: z.infer<Schema>): Found },
  ) {
    const described = {
      tags: ["FHIR"] as ["FHIR"],
      responses: { ...FAILURES, 200: resource(`A page of ${type}s.`, "Bundle") },
    };
    const byUrl = `GET /fhir/${type}` as const;
    const byForm = `POST /fhir/${type}/_search` as const;
    app.openAPIRegistry.registerPath(
      operation(context, byUrl, {
        ...described,
        summary,
        description: "To search by patient, prefer the search with a form: form parameters do not appear in URLs.",
        request: { query: schema },
      }),
    );
    app.openAPIRegistry.registerPath(
      operation(context, byForm, {
        ...described,
        summary: `${summary} (parameters in a form)`,
        description:
          "Use this to search by patient: form parameters do not appear in URLs, which proxies log. URL parameters also apply. The links are GETs that contain the search in sealed form.",
        request: { query: schema, body: { content: { "application/x-www-form-urlencoded": { schema } } } },
      }),
    );
    app.get(`/fhir/${type}`, authorisation(byUrl, context.logger), answerSearch);
    app.post(`/fhir/${type}/_search`, authorisation(byForm, context.logger), answerSearch);

    async function answerSearch(c: Context<ApiEnvironment>) {
      const { query, ignored, self, nextAt } = await readSearch(c, type, schema);
      const { _count: limit, _cursor: cursor, _sort, _summary, _total } = query;
      const found = find(query);
      if (limit === 0 || _summary === "count")
        return answer(c, searchset({ base, self, total: await found.count(), resources: [], ignored }));
      const paging = { limit, cursor, sort: _sort.replace("_lastUpdated", "date") };
      const [{ resources, nextCursor }, total] = await Promise.all([
        found.page(paging, keysetOfLink(paging)),
        _total === "none" ? undefined : found.count(),
      ]);
      const next = nextCursor === null ? undefined : await nextAt(nextCursor);
      return answer(c, searchset({ base, self, next, total, resources, ignored }));
    }
  }

  /** Returns the position of an id; empty if its chain is not indexed. */
  function followed(id: string): Place[] {
    const place = placeOfId(id);
    return place && context.chainIds.includes(place.chain_id) ? [place] : [];
  }
}

function missing(type: Resource): Problem {
  return new Problem(404, "not-found", `No ${type} has this id.`);
}

/** Reads the cursor of a link, and refuses another by the name that the parameter has here. */
function keysetOfLink(paging: Parameters<typeof keysetOf>[0]): Keyset {
  try {
    return keysetOf(paging, SEARCH_KEYS);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw invalidRequest([{ in: "query", field: "_cursor", detail: NOT_A_LINK }]);
  }
}

/** The values of `_format` in the URL. */
function formatsOf(c: Context): string[] {
  return c.req.queries("_format") ?? [];
}

/**
 * Sends a resource. The FHIR types are interfaces without an index signature, which the description's schema would
 * require.
 */
function answer<Type extends Resource>(c: Context<ApiEnvironment>, body: { resourceType: Type }) {
  return c.json(body as { resourceType: Type } & Record<string, unknown>, 200, { "content-type": FHIR_JSON });
}

function resource<Type extends Resource>(description: string, type: Type) {
  const schema = z.looseObject({ resourceType: z.literal(type) });
  return { description, content: { [FHIR_JSON]: { schema } } as Record<typeof FHIR_JSON, { schema: typeof schema }> };
}

/** The error responses that `operation` describes as problem documents are OperationOutcomes here. */
const FAILURES = {
  400: resource("A parameter is unknown or invalid; each one has an issue.", "OperationOutcome"),
  401: resource("The credential is missing or invalid.", "OperationOutcome"),
  403: resource("The role does not permit this operation.", "OperationOutcome"),
  404: resource("Nothing has this id.", "OperationOutcome"),
  406: resource("The client does not accept FHIR R4 as JSON.", "OperationOutcome"),
  429: resource("The rate limit is exceeded; `Retry-After` gives the seconds to wait.", "OperationOutcome"),
  default: resource("Any other error.", "OperationOutcome"),
};
