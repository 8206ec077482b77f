import type { OperationOutcome, OperationOutcomeIssue } from "fhir/r4";
import type { ErrorHandler } from "hono";
import type { ApiEnvironment } from "../environment";
import type { ProblemDocument } from "../problem";

export const FHIR_JSON = "application/fhir+json";

/** Converts errors below `/fhir` to OperationOutcomes with the content of the corresponding problem document. */
export function fhirErrors(handle: ErrorHandler<ApiEnvironment>): ErrorHandler<ApiEnvironment> {
  return async (thrown, c) => {
    const response = await handle(thrown, c);
    if (!/^\/fhir(\/|$)/.test(c.req.path)) return response;
    const headers = new Headers(response.headers);
    headers.set("content-type", FHIR_JSON);
    const outcome = operationOutcome((await response.json()) as ProblemDocument);
    return new Response(JSON.stringify(outcome), { status: response.status, headers });
  };
}

const CODES: Record<number, OperationOutcomeIssue["code"]> = {
  400: "invalid",
  401: "login",
  403: "forbidden",
  404: "not-found",
  405: "not-supported",
  406: "not-supported",
  413: "too-long",
  415: "not-supported",
  429: "throttled",
  503: "transient",
};

function operationOutcome({ status, detail, errors }: ProblemDocument): OperationOutcome {
  const issue = { severity: "error" as const, code: CODES[status] ?? "exception" };
  return {
    resourceType: "OperationOutcome",
    issue: errors?.length
      ? errors.map((fault) => ({
          ...issue,
          diagnostics: `${fault.field || `The ${fault.in}`}: ${fault.detail}`,
          ...(fault.in === "query" || fault.in === "body" ? { expression: [`http.${fault.field}`] } : {}),
        }))
      : [{ ...issue, diagnostics: detail }],
  };
}
