import type { ZodError } from "zod";
import type { FieldFault } from "./problem";

const PLACES: Record<string, FieldFault["in"]> = { query: "query", param: "path", json: "body", header: "header" };

/**
 * Converts schema errors in one part of a request into field faults. `target` is Hono's name for the part: `query`,
 * `json`, `form` …
 */
export function faultsOf(error: ZodError, target: string): FieldFault[] {
  const place = PLACES[target] ?? "body";
  const unknown = target === "query" || target === "form" ? "parameter" : "field";
  return error.issues.flatMap((issue): FieldFault[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          in: place,
          field: [...issue.path, key].join("."),
          detail: `There is no ${unknown} with this name.`,
        }))
      : [{ in: place, field: issue.path.join("."), detail: detailOf(issue) }],
  );
}

function detailOf(issue: ZodError["issues"][number]): string {
  const { message } = issue;
  if (issue.code === "invalid_value" && message.startsWith("Invalid")) return `This must be ${oneOf(issue.values)}.`;
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

const oneOf = (values: readonly unknown[]) => (values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`);
