/** A generated line before it is printed: the fields of its verb, instants as Unix seconds. */
import { isoDate } from "../../../facts/display";
import type { LineOf, Verb } from "../verbs";

type Loose<Line> = Line extends unknown
  ? {
      -readonly [Field in keyof Line as Field extends "line"
        ? never
        : undefined extends Line[Field]
          ? never
          : Field]: Line[Field];
    } & {
      -readonly [Field in keyof Line as Field extends "line"
        ? never
        : undefined extends Line[Field]
          ? Field
          : never]?: Line[Field];
    }
  : never;

/** A line of this verb, or of any; what the format lets out may be left out. */
export type Draft<V extends Verb = Verb> = Loose<LineOf<V>>;

const INSTANTS = ["at", "from", "until", "requestedAt", "occurredAt"];

function printed(field: string, value: unknown): unknown {
  if (typeof value !== "number") return value;
  if (INSTANTS.includes(field)) return new Date(value * 1000).toISOString().replace(".000Z", "Z");
  return field === "serviceDate" ? isoDate(value) : value;
}

function print(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(print).join(", ")}]` : JSON.stringify(value);
}

/** The line as JSON: time and verb first, then the verb's fields, without those that are left out. */
export function printDraft(draft: Draft): string {
  const { at, do: verb, ...fields } = draft;
  return `{${Object.entries({ at, do: verb, ...fields })
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `${JSON.stringify(field)}: ${print(printed(field, value))}`)
    .join(", ")}}`;
}
