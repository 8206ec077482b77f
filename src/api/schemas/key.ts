import { z } from "@hono/zod-openapi";
import { OPERATIONS, type Operation, ROLES } from "../identity/roles";
import { listOf, listParameters, repeatable } from "../pagination";
import { booleanParameter } from "../parameters";
import { instantText } from "./values";
import { visibleName } from "./visible-text";

const role = z.enum(ROLES);

const operations = z
  .array(z.enum(OPERATIONS as [Operation, ...Operation[]]))
  .min(1)
  .max(OPERATIONS.length);

export const key = z
  .strictObject({
    id: z.string(),
    name: z.string().openapi({ description: "Name of the key's owner." }),
    role,
    operations: z
      .array(z.string())
      .nullable()
      .openapi({ description: "The role's operations that the key is limited to; null for all of them." }),
    prefix: z.string().openapi({ description: "First characters of the key.", example: "csk_3fPq0ZkW" }),
    state: z.enum(["valid", "expired", "revoked"]),
    createdBy: z.string(),
    createdAt: instantText,
    expiresAt: instantText.nullable(),
    revokedAt: instantText.nullable(),
    lastUsedAt: instantText.nullable().openapi({ description: "Last use, with a precision of one minute." }),
    rotatedTo: z.string().nullable().openapi({ description: "Id of the key that replaces this one." }),
  })
  .openapi("ApiKey");

export type KeyJson = z.infer<typeof key>;

export const keyMade = z
  .strictObject({ ...key.shape, key: z.string().openapi({ description: "The key's secret value, shown only once." }) })
  .openapi("ApiKeyMade");

/** The name of a new key. */
export const keyName = visibleName(100);

export const newKey = z
  .strictObject({
    name: keyName,
    role,
    operations: operations.optional().openapi({
      description: "The role's operations that the key is limited to, such as `GET /v1/alerts`. Default: all of them.",
    }),
    expiresInDays: z
      .int()
      .min(1)
      .max(3650)
      .optional()
      .openapi({ description: "Days until the key expires. Default: never." }),
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
      .openapi({ description: "How long the old key stays valid beside the new one." }),
  })
  .openapi("ApiKeyRotation");

export const keyList = listOf(key);

/** Filters and paging of the list of keys. */
export const keyListQuery = z.strictObject({
  role: repeatable(role),
  active: booleanParameter.optional().openapi({ description: "`true`: valid keys; `false`: expired or revoked keys." }),
  ...listParameters(["createdAt"], "-createdAt"),
});
