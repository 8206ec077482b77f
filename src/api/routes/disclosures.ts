import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import { readAccounting } from "../disclosures/accounting";
import { accountingToCsv } from "../disclosures/csv";
import { accountingToFhir } from "../disclosures/fhir";
import { accountingToPdf } from "../disclosures/pdf";
import { csvStart } from "../documents/csv";
import type { ApiContext, ApiEnvironment } from "../environment";
import { FHIR_JSON } from "../fhir/errors";
import { auditEventsOf } from "../fhir/resources";
import { placeOfId } from "../fhir/search";
import { binaryBody, operation } from "../operation";
import { BOM_FOR_CSV, invalidRequest } from "../problem";
import { ACCOUNTING_FORMATS, accounting, accountingQuery, patientParameter } from "../schemas/disclosures";

const TYPES = { json: "application/json", csv: "text/csv", pdf: "application/pdf", fhir: FHIR_JSON } as const;

/** The accounting of a patient's disclosures, in four formats (JSON, CSV, PDF and FHIR). */
export function disclosureRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const route = operation(context, "GET /v1/patients/{patient}/disclosures", {
    summary: "Get the accounting of a patient's disclosures (45 CFR 164.528)",
    description:
      "Lists accesses by others and shares, from final blocks, with the details that the law requires for each. Disclosures for treatment, payment or health care operations, to the patient or a representative, or covered by the patient's grant are only counted. Impermissible disclosures are always listed.",
    tags: ["Patients"],
    request: { params: patientParameter, query: accountingQuery },
    responses: {
      200: {
        description: "The accounting. In FHIR: a Bundle of a Composition (the header) and AuditEvents.",
        content: {
          [TYPES.json]: { schema: accounting },
          [TYPES.csv]: { schema: z.string() },
          [TYPES.pdf]: { schema: binaryBody },
          [TYPES.fhir]: { schema: z.looseObject({ resourceType: z.literal("Bundle") }) },
        },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { patient } = c.req.valid("param");
    const { from, to, ...query } = c.req.valid("query");
    const type = query.format
      ? TYPES[query.format]
      : accepts(c, {
          header: "Accept",
          supports: ACCOUNTING_FORMATS.map((format) => TYPES[format]),
          default: TYPES.json,
        });
    const summarised = query.summarise ?? false;
    if (summarised && type === TYPES.fhir)
      throw invalidRequest([
        {
          in: "query",
          field: "summarise",
          detail: "FHIR lists each disclosure as a resource of its own. Omit this parameter.",
        },
      ]);
    if (query.bom && type !== TYPES.csv) throw invalidRequest([BOM_FOR_CSV]);
    const found = await readAccounting(context, { patient, from, to, summarised });
    const named = (ending: string) => ({
      "content-disposition": `attachment; filename="disclosures-${patient.slice(0, 10)}.${ending}"`,
    });
    if (type === TYPES.csv)
      return c.body(csvStart(query.bom) + accountingToCsv(found), 200, {
        "content-type": "text/csv; charset=utf-8",
        ...named("csv"),
      }) as never;
    if (type === TYPES.pdf)
      return c.body(new Uint8Array(await accountingToPdf(found)), 200, {
        "content-type": TYPES.pdf,
        ...named("pdf"),
      }) as never;
    if (type === TYPES.fhir) {
      const places = found.disclosures.flatMap(({ id }) => placeOfId(id) ?? []);
      const events = await auditEventsOf(context, places);
      const bundle = accountingToFhir(found, events, `${context.publicUrl}/fhir`);
      return c.json(bundle as never, 200, { "content-type": FHIR_JSON }) as never;
    }
    return c.json(found, 200);
  });
}
