import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { readWatermark } from "../../../alerts/detect/evaluate/commit-watermark";
import { isoDate } from "../../../facts/display";
import { readRecordedUntil } from "../../../operator-log/recorded-until";
import type { Columns } from "../documents/csv";
import type { ApiContext, ApiEnvironment } from "../environment";
import { loggable } from "../middleware/failures";
import { binaryBody, operation } from "../operation";
import { requirePeriod } from "../pagination";
import { BOM_FOR_CSV, invalidRequest } from "../problem";
import { readIndexedTo } from "../reading/indexed-to";
import { ACCESS_COLUMNS, accessChunks } from "../reports/access-rows";
import { ALERT_COLUMNS, alertChunks } from "../reports/alert-rows";
import { complianceReportCsv } from "../reports/compliance/csv";
import { complianceReportPdf } from "../reports/compliance/pdf";
import { readComplianceReport } from "../reports/compliance/report";
import { EXPORT_FORMATS, type ExportFormat, exportText } from "../reports/export";
import { type Clock, type Period, readReportHeader } from "../reports/header";
import { OPERATOR_LOG_COLUMNS, operatorLogChunks } from "../reports/operator-log-rows";
import { streamOf } from "../reports/stream";
import {
  accessReportQuery,
  alertReportQuery,
  complianceReport,
  complianceReportQuery,
  operatorLogReportQuery,
} from "../schemas/report";

const LINES =
  'The header gives the period, time of creation, ruleset and filters, and for each chain the last final block and what is not evaluated: in CSV as lines that begin with `#`, in JSON Lines as `{"header": …}`. The last line gives the number of rows: `# rows,N` or `{"end": {"rows": N}}`; if it is missing, the report is incomplete. Cells that a spreadsheet could run as a formula are prefixed with an apostrophe.';

const DESCRIPTION = `${LINES} \`actorName\` and \`organisationName\` (for an access, its custodian) come from the directory.`;

const exported = {
  description: "The report, streamed.",
  content: Object.fromEntries(
    Object.values(EXPORT_FORMATS).map(({ mediaType }) => [mediaType, { schema: z.string() }]),
  ),
};

/** Routes for reports of a period: alerts and accesses as files of any length, and the compliance report. */
export function reportRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const alerts = operation(context, "GET /v1/reports/alerts", {
    summary: "Export the alerts of a period",
    description: DESCRIPTION,
    tags: ["Reports"],
    request: { query: alertReportQuery },
    responses: { 200: exported },
  });
  app.openapi(alerts, async (c) => {
    const { format, bom, from, to, ...filters } = c.req.valid("query");
    const { occurredFrom, occurredTo, ...others } = filters;
    requirePeriod(filters);
    const detected = await detectedPeriodOf(context, { from, to, occurredFrom });
    const chunks = alertChunks(context.db, { ...filters, ...detected });
    // The header names the period by which the export was asked for, and the other, if given, as a filter.
    const [period, clock, shown] =
      from === undefined && occurredFrom !== undefined
        ? [{ from: occurredFrom, to: occurredTo ?? detected.to }, "happened" as const, { ...others, to: detected.to }]
        : [{ from: from!, to: detected.to }, "detected" as const, filters];
    requireBeginning(period, clock === "happened" ? "occurredFrom" : "from");
    return exportOf(context, {
      report: "alerts",
      period,
      clock,
      filters: shown,
      chunks,
      columns: ALERT_COLUMNS,
      format,
      bom,
    });
  });

  const accesses = operation(context, "GET /v1/reports/accesses", {
    summary: "Export the accesses of a period",
    description: DESCRIPTION,
    tags: ["Reports"],
    request: { query: accessReportQuery },
    responses: { 200: exported },
  });
  app.openapi(accesses, async (c) => {
    const { format, bom, from, to, ...filters } = c.req.valid("query");
    const asked = await periodOf(context, { from, to });
    const indexedTo = await readIndexedTo(context);
    // Accesses that are not indexed yet belong to the next export, which begins at the end that this one names.
    const period = { from, to: indexedTo === undefined ? from : latest(from, earliest(asked.to, indexedTo)) };
    const chunks = accessChunks(context, { ...filters, ...period });
    return exportOf(context, {
      report: "accesses",
      period,
      clock: "block",
      filters,
      chunks,
      columns: ACCESS_COLUMNS,
      format,
      bom,
    });
  });

  const log = operation(context, "GET /v1/reports/operator-log", {
    summary: "Export the operator log of a period",
    description: `Entries are in the order in which they were recorded. ${LINES}`,
    tags: ["Reports"],
    request: { query: operatorLogReportQuery },
    responses: { 200: exported },
  });
  app.openapi(log, async (c) => {
    const { format, bom, from, to, ...filters } = c.req.valid("query");
    const period = { from, to: await readRecordedUntil(context.pool, to) };
    requireBeginning(period);
    return exportOf(context, {
      report: "operator-log",
      period,
      clock: "recorded",
      filters,
      chunks: operatorLogChunks(context.db, { ...filters, ...period }),
      columns: OPERATOR_LOG_COLUMNS,
      format,
      bom,
    });
  });

  const compliance = operation(context, "GET /v1/reports/compliance", {
    summary: "Get the compliance report of a period",
    description:
      "Covers what happened in the period: what of it was and was not evaluated, findings by rule and severity with their outcomes, precision and response times, the period before and the trend, breach clocks, and open alerts, the oldest with names from the directory. Findings count by when the event happened, whenever they were found; findings of the period about earlier events are in `foundAboutEarlier`. It identifies no patient.",
    tags: ["Reports"],
    request: { query: complianceReportQuery },
    responses: {
      200: {
        description: "The report.",
        content: {
          "application/json": { schema: complianceReport },
          "text/csv": { schema: z.string() },
          "application/pdf": { schema: binaryBody },
        },
      },
    },
  });
  app.openapi(compliance, async (c) => {
    const { format, bom, from, to } = c.req.valid("query");
    if (bom && format !== "csv") throw invalidRequest([BOM_FOR_CSV]);
    const period = await reportedPeriodOf(context, { from, to });
    const report = await readComplianceReport(context, period);
    if (format === "json") return c.json(report, 200);
    if (format === "csv")
      return new Response(complianceReportCsv(report, { bom }), {
        headers: {
          "content-type": EXPORT_FORMATS.csv.contentType,
          "content-disposition": `attachment; filename="${nameOf("compliance", period)}.csv"`,
        },
      });
    return new Response(new Uint8Array(await complianceReportPdf(report)), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="${nameOf("compliance", period)}.pdf"`,
      },
    });
  });
}

/**
 * Ends the period where no earlier alert can still appear: at `to`, or now at the latest. Alerts added while the report
 * is read do not extend it, and alerts still being stored belong to the next one.
 */
async function periodOf({ pool }: Pick<ApiContext, "pool">, { from, to }: { from: Date; to?: Date }): Promise<Period> {
  const period = { from, to: await readWatermark(pool, to) };
  requireBeginning(period);
  return period;
}

/** A period that would go on to now ends with the second that every chain is indexed to. */
async function reportedPeriodOf(context: ApiContext, { from, to }: { from: Date; to?: Date }): Promise<Period> {
  const now = new Date();
  const period = await periodOf(context, { from, ...(to && { to }) });
  if (to !== undefined && to <= now) return period;
  const indexedTo = await readIndexedTo(context);
  if (indexedTo === undefined || indexedTo < from) return period;
  return { from, to: earliest(period.to, new Date(indexedTo.getTime() + 1000)) };
}

const earliest = (one: Date, other: Date) => (one < other ? one : other);

const latest = (one: Date, other: Date) => (one > other ? one : other);

function requireBeginning({ from, to }: Period, field: "from" | "occurredFrom" = "from"): void {
  if (from >= to)
    throw invalidRequest([{ in: "query", field, detail: "The period must begin before it ends, and before now." }]);
}

/** Returns the part of the alerts that an export has, by detection; one of the two beginnings must be given. */
async function detectedPeriodOf(
  { pool }: Pick<ApiContext, "pool">,
  { from, to, occurredFrom }: Record<"from" | "to" | "occurredFrom", Date | undefined>,
): Promise<{ from: Date | undefined; to: Date }> {
  if (from === undefined && occurredFrom === undefined)
    throw invalidRequest([{ in: "query", field: "from", detail: "Give from (detection) or occurredFrom (event)." }]);
  if (from !== undefined) return periodOf({ pool }, { from, ...(to && { to }) });
  return { from, to: await readWatermark(pool, to) };
}

async function exportOf<Row>(
  context: ApiContext,
  {
    report,
    period,
    clock,
    filters,
    chunks,
    columns,
    format,
    bom,
  }: {
    report: string;
    period: Period;
    clock: Clock;
    filters: Record<string, unknown>;
    chunks: AsyncIterable<Row[]>;
    columns: Columns<Row>;
    format: ExportFormat;
    bom: boolean | undefined;
  },
): Promise<Response> {
  if (bom && format !== "csv") throw invalidRequest([BOM_FOR_CSV]);
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
  const header = await readReportHeader(context, { report, period, clock, filters: given });
  const text = exportText({ header, chunks, columns, format, bom });
  const body = streamOf(text, (error) => context.logger.error({ report, ...loggable(error) }, "A report ended early"));
  return new Response(body, {
    headers: {
      "content-type": EXPORT_FORMATS[format].contentType,
      "content-disposition": `attachment; filename="${nameOf(report, period)}.${format}"`,
    },
  });
}

function nameOf(report: string, { from, to }: Period): string {
  return [report, ...[from, to].map((instant) => isoDate(Math.floor(instant.getTime() / 1000)))].join("-");
}
