import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ApiContext, ApiEnvironment } from "../environment";
import { operation } from "../operation";
import { keysetOf, pageOf } from "../pagination";
import { Problem } from "../problem";
import { addressOf, searchset } from "./bundle";
import { capabilityStatement } from "./capability";
import { FHIR_JSON } from "./errors";
import { type Place, SEARCH_KEYS, searchConsents, searchEvents, type Wanted } from "./read-events";
import { auditEventsOf, consentsOf } from "./resources";
import { auditEventSearch, consentSearch, idParameter, inEach, placeOfId } from "./search";
import { createSearchReader, type Search, searchForm } from "./search-request";

type Resource = "AuditEvent" | "Bundle" | "CapabilityStatement" | "Consent" | "OperationOutcome";

const NEWEST_FIRST = "-date";

/** FHIR R4 routes: read and search Consents and AuditEvents, and the CapabilityStatement. */
export function fhirRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const startedAt = new Date().toISOString();

  const metadata = operation(context, "GET /fhir/metadata", {
    summary: "Get the FHIR CapabilityStatement",
    description: "Lists the resources, searches and formats that this server supports.",
    tags: ["FHIR"],
    request: { query: z.strictObject({ _format: auditEventSearch.shape._format }) },
    responses: { ...FAILURES, 200: resource("A CapabilityStatement.", "CapabilityStatement") },
  });
  app.openapi(metadata, (c) => answer(c, capabilityStatement({ url: baseOf(c), date: startedAt })));

  const readSearch = createSearchReader(context);
  app.use("/fhir/:type/_search", searchForm);

  const auditEvents = searches("AuditEvent", {
    summary: "Search accesses and shares as AuditEvents, newest first",
    schema: auditEventSearch,
  });
  for (const route of auditEvents)
    app.openapi(route, async (c) => {
      const search = await readSearch(c, "AuditEvent", auditEventSearch);
      const { query } = search;
      const paging = pagingOf(query);
      const rows = await searchEvents(context, wantedOf(query, query.agent), keysetOf(paging, SEARCH_KEYS));
      const page = pageOf(paging, rows, ({ chain_id, pos }) => ({ chain_id, pos }));
      return answer(
        c,
        await pageAsBundle({
          c,
          pick: search,
          resources: await auditEventsOf(context, page.items),
          nextCursor: page.nextCursor,
        }),
      );
    });

  const auditEvent = operation(context, "GET /fhir/AuditEvent/{id}", {
    summary: "Read an access or share as an AuditEvent",
    description: "The id is that of the access or share under `/v1`.",
    tags: ["FHIR"],
    request: { params: idParameter },
    responses: { ...FAILURES, 200: resource("The AuditEvent.", "AuditEvent") },
  });
  app.openapi(auditEvent, async (c) => {
    const [found] = await auditEventsOf(context, followed(c.req.valid("param").id));
    if (!found) throw missing("AuditEvent");
    return answer(c, found);
  });

  const consents = searches("Consent", { summary: "Search grants as Consents, newest first", schema: consentSearch });
  for (const route of consents)
    app.openapi(route, async (c) => {
      const search = await readSearch(c, "Consent", consentSearch);
      const { query } = search;
      const paging = pagingOf(query);
      const recipients = inEach([...(query.agent ?? []), ...(query.actor ?? [])]);
      const wanted = wantedOf(query, recipients && [recipients]);
      const rows = await searchConsents(context, wanted, keysetOf(paging, SEARCH_KEYS));
      const page = pageOf(paging, rows, (row) => row);
      return answer(
        c,
        await pageAsBundle({
          c,
          pick: search,
          resources: await consentsOf(context, page.items),
          nextCursor: page.nextCursor,
        }),
      );
    });

  const consent = operation(context, "GET /fhir/Consent/{id}", {
    summary: "Read a grant as a Consent",
    description: "The id is that of the consent under `/v1`.",
    tags: ["FHIR"],
    request: { params: idParameter },
    responses: { ...FAILURES, 200: resource("The Consent.", "Consent") },
  });
  app.openapi(consent, async (c) => {
    const keyset = keysetOf({ limit: 1, sort: NEWEST_FIRST }, SEARCH_KEYS);
    const rows = await searchConsents(context, { ids: followed(c.req.valid("param").id), times: [] }, keyset);
    const [found] = await consentsOf(context, rows);
    if (!found) throw missing("Consent");
    return answer(c, found);
  });

  /** Defines both ways to search: with GET, and with POST and a form. */
  function searches<Schema extends typeof auditEventSearch | typeof consentSearch>(
    type: "AuditEvent" | "Consent",
    { summary, schema }: { summary: string; schema: Schema },
  ) {
    const described = {
      tags: ["FHIR"] as ["FHIR"],
      responses: { ...FAILURES, 200: resource(`A page of ${type}s.`, "Bundle") },
    };
    const byUrl = operation(context, `GET /fhir/${type}`, {
      ...described,
      summary,
      description: "To search by patient, prefer the search with a form: form parameters do not appear in URLs.",
      request: { query: schema },
    });
    const byForm = operation(context, `POST /fhir/${type}/_search`, {
      ...described,
      summary: `${summary} (parameters in a form)`,
      description:
        "Use this to search by patient: form parameters do not appear in URLs, which proxies log. URL parameters also apply. The `next` link is a GET that contains the search in sealed form.",
      request: { query: schema, body: { content: { "application/x-www-form-urlencoded": { schema } } } },
    });
    return [byUrl, byForm];
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

function pagingOf({ _count, _cursor }: { _count: number; _cursor?: string | undefined }) {
  return { limit: _count, cursor: _cursor, sort: NEWEST_FIRST };
}

function wantedOf(
  query: { _id?: string[][] | undefined; patient?: string[][] | undefined; date?: Wanted["times"] | undefined },
  agents: string[][] | undefined,
): Wanted {
  return {
    ids: inEach(query._id)?.flatMap((id) => placeOfId(id) ?? []),
    patients: inEach(query.patient),
    agents,
    times: query.date ?? [],
  };
}

async function pageAsBundle({
  c,
  pick: { self, nextAt },
  resources,
  nextCursor,
}: {
  c: Context<ApiEnvironment>;
  pick: Pick<Search<unknown>, "self" | "nextAt">;
  resources: Parameters<typeof searchset>[0]["resources"];
  nextCursor: string | null;
}) {
  const next = nextCursor === null ? undefined : await nextAt(nextCursor);
  return searchset({ base: baseOf(c), self, next, resources });
}

function baseOf(c: Context<ApiEnvironment>): string {
  return `${addressOf(c.req).origin}/fhir`;
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
  default: resource("Any other error.", "OperationOutcome"),
};
