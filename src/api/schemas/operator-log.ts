import { z } from "@hono/zod-openapi";
import { listOf, listParameters, repeatable } from "../pagination";
import { decimalText, instantParameter, instantText } from "./values";

export const operatorLogEntry = z
  .strictObject({
    id: decimalText,
    at: instantText,
    credential: z
      .strictObject({ id: z.string(), name: z.string(), role: z.string().nullable() })
      .nullable()
      .openapi({ description: "Null where there was none, or one of nobody known. A refused one has no role." }),
    operation: z.string().openapi({ example: "GET /v1/alerts/{id}" }),
    patientLevel: z.boolean().openapi({ description: "Whether the operation reads patient-level data." }),
    filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])).openapi({
      description:
        "The parameters of path and query; of a change also what it made or which fields it changed; of a GraphQL request its body, as `request`. Empty where there was no valid credential.",
    }),
    address: z.string().nullable().openapi({ description: "The client's." }),
    status: z.int().openapi({ description: "The answer's." }),
    sequence: decimalText
      .nullable()
      .openapi({ description: "The number under which it is sealed; null for the moment until it is." }),
    hash: z
      .string()
      .nullable()
      .openapi({ description: "SHA-256 that binds it to the entry before; null until it is sealed." }),
  })
  .openapi("OperatorLogEntry");

export type OperatorLogEntryJson = z.infer<typeof operatorLogEntry>;

export const operatorLogList = listOf(operatorLogEntry);

const text = z.string().min(1).max(1000);

/** What the operator log can be narrowed to, and how it is paged. */
export const operatorLogQuery = z.strictObject({
  credential: repeatable(
    text.openapi({ description: "A key's id, or `oidc:`, a token's issuer, `#` and its subject." }),
  ),
  operation: repeatable(text),
  status: repeatable(z.coerce.number().int().min(100).max(599).openapi({ type: "integer" })),
  from: instantParameter.optional(),
  to: instantParameter.optional().openapi({ description: "Exclusive." }),
  ...listParameters(["at"], "-at"),
});
