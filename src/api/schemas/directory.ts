import { z } from "@hono/zod-openapi";
import { listParameters, repeatable } from "../pagination";
import { addressParameter, hexText, instantText } from "./values";
import { visibleName, visibleText } from "./visible-text";

export const DIRECTORY_KINDS = ["person", "organisation"] as const;

export const directoryEntry = z
  .strictObject({
    account: hexText,
    kind: z.enum(DIRECTORY_KINDS),
    name: z.string(),
    address: z.string().nullable().openapi({ description: "Postal address; lines are separated by line feeds." }),
    updatedBy: z.string(),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .openapi("DirectoryEntry");

/** The schema of a new directory entry. */
export const newDirectoryEntry = z
  .strictObject({
    kind: z.enum(DIRECTORY_KINDS, { error: `This must be ${DIRECTORY_KINDS.join(" or ")}.` }),
    name: visibleName(200),
    address: z
      .string()
      .trim()
      .max(500)
      .transform((text) => text.replaceAll("\r\n", "\n"))
      .pipe(
        z.string().regex(/^(\n|\P{Cc})*$/u, "An address must not contain control characters other than line feeds."),
      )
      .pipe(visibleText)
      .transform((text) => text || null)
      .nullable()
      .default(null)
      .openapi({
        type: ["string", "null"],
        maxLength: 500,
        description: "Postal address; lines are separated by line feeds.",
      }),
  })
  .openapi("NewDirectoryEntry");

export const accountParameter = z.strictObject({ account: addressParameter });

/** Filters and paging of the directory. */
export const directoryListQuery = z.strictObject({
  account: repeatable(addressParameter),
  name: z.string().min(1).max(200).optional().openapi({ description: "Names with this prefix; case-insensitive." }),
  kind: z.enum(DIRECTORY_KINDS).optional(),
  ...listParameters(["name", "updatedAt"], "name"),
});

export const directoryImported = z
  .strictObject({ created: z.int().min(0), updated: z.int().min(0) })
  .openapi("DirectoryImported");
