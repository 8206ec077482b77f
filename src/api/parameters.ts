import { z } from "@hono/zod-openapi";

/** A parameter that is `true` or `false`, and nothing else: as text in a query, or as it is in a body. */
export const booleanParameter = z
  .preprocess(
    (given) => (typeof given === "boolean" ? String(given) : given),
    z.enum(["true", "false"], { error: "This must be true or false." }),
  )
  .transform((text) => text === "true")
  .openapi({ type: "boolean" });

/** Parameters as they were sent: a single value is a string, repeated values are a list. */
export type Parameters = Record<string, string | string[]>;

/** Returns parameters from the values of each name. */
export function parametersOf(values: Record<string, readonly string[]>): Parameters {
  return Object.fromEntries(
    Object.entries(values).map(([name, each]) => [name, each.length === 1 ? each[0]! : [...each]]),
  );
}
