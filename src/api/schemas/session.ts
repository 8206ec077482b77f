import { z } from "@hono/zod-openapi";
import { OPERATIONS, type Operation, ROLES } from "../identity/roles";
import { decimalText, instantText } from "./values";

/** What buys a session. */
export const signIn = z
  .strictObject({
    key: z.string().min(1).max(200).openapi({ description: "An API key.", example: "csk_…", format: "password" }),
  })
  .openapi("SignIn");

/** Who asks, and what they may do. */
export const session = z
  .strictObject({
    principal: z.strictObject({
      kind: z.enum(["key", "token"]),
      id: z.string().openapi({ description: "A key's id, or `oidc:`, the token's issuer, `#` and its subject." }),
      name: z.string(),
    }),
    role: z.enum(ROLES),
    operations: z
      .array(z.enum(OPERATIONS as [Operation, ...Operation[]]))
      .openapi({ description: "The operations that the credential may call." }),
    signedInAt: instantText.nullable().openapi({ description: "Null for a request that was not made in a session." }),
    idleUntil: instantText.nullable().openapi({
      description: "When the session ends if nobody does anything. The stream, the status and this do not count.",
    }),
    expiresAt: instantText.nullable().openapi({ description: "When the session ends at the latest." }),
    streamPosition: decimalText.openapi({ description: "Position of the newest event of the stream." }),
  })
  .openapi("Session");

/** What the sign-in page shows before anybody has signed in. */
export const signInOptions = z
  .strictObject({
    key: z.literal(true).openapi({ description: "One can sign in with an API key." }),
    name: z.string().nullable().openapi({ description: "The organisation that runs this monitor." }),
    version: z.string().openapi({ description: "Consentry's version." }),
  })
  .openapi("SignInOptions");
