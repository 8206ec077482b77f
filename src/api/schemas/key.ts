import { z } from "@hono/zod-openapi";
import { OPERATIONS, type Operation, ROLES } from "../identity/roles";
import { listOf, listParameters, repeatable } from "../pagination";
import { instantText } from "./values";

const role = z.enum(ROLES);

const operations = z
  .array(z.enum(OPERATIONS as [Operation, ...Operation[]]))
  .min(1)
  .max(OPERATIONS.length);

export const key = z
  .strictObject({
    id: z.string(),
    name: z.string().openapi({ description: "Whose key it is." }),
    role,
    operations: z
      .array(z.string())
      .nullable()
      .openapi({ description: "What of the role's operations it may do; null: all of them." }),
    prefix: z.string().openapi({ description: "How the key begins.", example: "csk_3fPq0ZkW" }),
    state: z.enum(["valid", "expired", "revoked"]),
    createdBy: z.string(),
    createdAt: instantText,
    expiresAt: instantText.nullable(),
    revokedAt: instantText.nullable(),
    lastUsedAt: instantText.nullable().openapi({ description: "To the minute." }),
    rotatedTo: z.string().nullable().openapi({ description: "Id of the key that takes this one's place." }),
  })
  .openapi("ApiKey");

export type KeyJson = z.infer<typeof key>;

export const keyMade = z
  .strictObject({ ...key.shape, key: z.string().openapi({ description: "The key itself. It is not shown again." }) })
  .openapi("ApiKeyMade");

export const newKey = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    role,
    operations: operations.optional().openapi({
      description: "What of the role's operations it may do, as in `GET /v1/alerts`. Default: all of them.",
    }),
    expiresInDays: z.int().min(1).max(3650).optional().openapi({ description: "Default: it does not expire." }),
  })
  .openapi("NewApiKey");

export const LONGEST_OVERLAP_HOURS = 720;

export const rotation = z
  .strictObject({
    overlapHours: z
      .int()
      .min(0)
      .max(LONGEST_OVERLAP_HOURS)
      .default(24)
      .openapi({ description: "For how long the key of before is valid beside the new one." }),
  })
  .openapi("ApiKeyRotation");

export const keyList = listOf(key);

/** What the list of keys can be narrowed to, and how it is paged. */
export const keyListQuery = z.strictObject({
  role: repeatable(role),
  active: z.enum(["true", "false"]).optional().openapi({ description: "Whether valid, or else expired or revoked." }),
  ...listParameters(["createdAt"], "-createdAt"),
});
