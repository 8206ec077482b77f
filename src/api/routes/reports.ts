import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { readWatermark } from "../../../alerts/detect/evaluate/commit-watermark";
import type { Columns } from "../documents/csv";
import type { ApiContext, ApiEnvironment } from "../environment";
import { loggable } from "../middleware/failures";
import { operation } from "../operation";
import { invalidRequest } from "../problem";
import { ACCESS_COLUMNS, accessChunks } from "../reports/access-rows";
import { ALERT_COLUMNS, alertChunks } from "../reports/alert-rows";
import { readComplianceReport } from "../reports/compliance";
import { complianceReportPdf } from "../reports/compliance-pdf";
import { EXPORT_FORMATS, type ExportFormat, exportText } from "../reports/export";
import { type Period, readReportHeader } from "../reports/header";
import { streamOf } from "../reports/stream";
import { accessReportQuery, alertReportQuery, complianceReport, complianceReportQuery } from "../schemas/report";

const DESCRIPTION =
  'Begins with the report\'s own head: period, when and by which ruleset it was made, filters, and of each chain the last final block and what is not evaluated; in CSV as lines that begin with `#`, in JSON Lines as `{"header": …}`. Ends with the number of rows, `# rows,N` or `{"end": {"rows": N}}`; where that is missing, the report broke off. `actorName` and `organisationName` (of an access: of its custodian) are from the directory. Cells that a spreadsheet could run as a formula begin with an apostrophe.';

const exported = {
  description: "The report, as it is read.",
  content: Object.fromEntries(
    Object.values(EXPORT_FORMATS).map(({ mediaType }) => [mediaType, { schema: z.string() }]),
  ),
};

/** Reports of a period: its rows for files and spreadsheets, at any length, and the compliance report of it. */
export function reportRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const alerts = operation(context, "GET /v1/reports/alerts", {
    summary: "Alerts of a period, as a file",
    description: DESCRIPTION,
    tags: ["Reports"],
    request: { query: alertReportQuery },
    responses: { 200: exported },
  });
  app.openapi(alerts, async (c) => {
    const { format, from, to, ...filters } = c.req.valid("query");
    const period = await periodOf(context, { from, to });
    const chunks = alertChunks(context.db, { ...filters, ...period });
    return exportOf(context, { report: "alerts", period, filters, chunks, columns: ALERT_COLUMNS, format });
  });

  const accesses = operation(context, "GET /v1/reports/accesses", {
    summary: "Accesses of a period, as a file",
    description: DESCRIPTION,
    tags: ["Reports"],
    request: { query: accessReportQuery },
    responses: { 200: exported },
  });
  app.openapi(accesses, async (c) => {
    const { format, from, to, ...filters } = c.req.valid("query");
    const period = await periodOf(context, { from, to });
    const chunks = accessChunks(context, { ...filters, ...period });
    return exportOf(context, { report: "accesses", period, filters, chunks, columns: ACCESS_COLUMNS, format });
  });

  const compliance = operation(context, "GET /v1/reports/compliance", {
    summary: "The compliance report of a period",
    description:
      "What was watched and what was not, by which rules, what was found by rule and severity with what became of it, how fast, and what is open, with the directory's names of whom the oldest of that concerns. It names no patient.",
    tags: ["Reports"],
    request: { query: complianceReportQuery },
    responses: {
      200: {
        description: "The report.",
        content: { "application/json": { schema: complianceReport }, "application/pdf": { schema: z.string() } },
      },
    },
  });
  app.openapi(compliance, async (c) => {
    const { format, from, to } = c.req.valid("query");
    const period = await periodOf(context, { from, to });
    const report = await readComplianceReport(context, period);
    if (format === "json") return c.json(report, 200);
    return new Response(new Uint8Array(await complianceReportPdf(report)), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="${nameOf("compliance", period)}.pdf"`,
      },
    });
  });
}

/**
 * A period that ends where no alert is missing that was detected before: at `to`, or now at the latest, so that what is
 * added while the report is read does not prolong it, and what is still being stored belongs to the next.
 */
async function periodOf({ pool }: ApiContext, { from, to }: { from: Date; to?: Date }): Promise<Period> {
  const end = await readWatermark(pool, to);
  if (from >= end)
    throw invalidRequest([
      { in: "query", field: "from", detail: "A period begins before it ends, and before this moment." },
    ]);
  return { from, to: end };
}

async function exportOf<Row>(
  context: ApiContext,
  {
    report,
    period,
    filters,
    chunks,
    columns,
    format,
  }: {
    report: string;
    period: Period;
    filters: Record<string, unknown>;
    chunks: AsyncIterable<Row[]>;
    columns: Columns<Row>;
    format: ExportFormat;
  },
): Promise<Response> {
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
  const header = await readReportHeader(context, { report, period, filters: given });
  const text = exportText({ header, chunks, columns, format });
  const body = streamOf(text, (error) => context.logger.error({ report, ...loggable(error) }, "A report broke off"));
  return new Response(body, {
    headers: {
      "content-type": EXPORT_FORMATS[format].contentType,
      "content-disposition": `attachment; filename="${nameOf(report, period)}.${format}"`,
    },
  });
}

function nameOf(report: string, { from, to }: Period): string {
  return [report, ...[from, to].map((instant) => instant.toISOString().slice(0, 10))].join("-");
}
