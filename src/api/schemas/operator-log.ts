import { z } from "@hono/zod-openapi";
import { ROLES } from "../identity/roles";
import { listOf, listParameters, repeatable } from "../pagination";
import { booleanParameter } from "../parameters";
import { bytes32Parameter, decimalText, instantParameter, instantText } from "./values";

export const operatorLogEntry = z
  .strictObject({
    id: decimalText,
    at: instantText,
    credential: z.strictObject({ id: z.string(), name: z.string(), role: z.string().nullable() }).nullable().openapi({
      description: "Null if the request had no credential or an unknown one. A refused credential has no role.",
    }),
    operation: z.string().openapi({ example: "GET /v1/alerts/{id}" }),
    patientLevel: z.boolean().openapi({ description: "Whether the request concerns patient-level data." }),
    filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])).openapi({
      description:
        "Path and query parameters; for a change, also what it created or which fields it changed; for a GraphQL request, its body as `request`; for a request in a session, that session's id. Empty if there was no valid credential.",
    }),
    address: z.string().nullable().openapi({ description: "The client's." }),
    status: z.int().openapi({ description: "The answer's." }),
    sequence: decimalText.nullable().openapi({ description: "The entry's sequence number; null until it is sealed." }),
    hash: z
      .string()
      .nullable()
      .openapi({ description: "SHA-256 that chains the entry to the previous one; null until it is sealed." }),
  })
  .openapi("OperatorLogEntry");

export type OperatorLogEntryJson = z.infer<typeof operatorLogEntry>;

export const operatorLogList = listOf(operatorLogEntry);

const text = z.string().min(1).max(1000);

/** Filters and paging of the operator log. */
export const operatorLogQuery = z.strictObject({
  credential: repeatable(
    text.openapi({ description: "A key's id, or `oidc:`, the token's issuer, `#` and its subject." }),
  ),
  role: repeatable(z.enum(ROLES)).openapi({
    description: "The role in which a credential was used. Refused credentials and commands have none.",
  }),
  operation: repeatable(text),
  status: repeatable(z.coerce.number().int().min(100).max(599).openapi({ type: "integer" })),
  patientLevel: booleanParameter
    .optional()
    .openapi({ description: "Whether the request concerns patient-level data." }),
  patient: repeatable(bytes32Parameter).openapi({
    description:
      "Requests that name the patient or one of the patient's alerts, in whatever parameter or in a GraphQL request. Lists that did not ask for the patient are not among them, although they may have shown the patient.",
  }),
  alert: repeatable(bytes32Parameter).openapi({ description: "Requests that name the alert." }),
  from: instantParameter.optional(),
  to: instantParameter.optional().openapi({ description: "Exclusive." }),
  ...listParameters(["at"], "-at"),
});
