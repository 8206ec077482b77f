import { z } from "@hono/zod-openapi";
import { MOST_SELECTED } from "../../../alerts/triage/change-matching";
import { problemDocument, problemShape } from "../problem";
import { ALERT_OUTCOMES, ALERT_STATUSES, historyEntry } from "./alert";
import { alertFilters } from "./alert-query";
import { bytes32Parameter, hexText, instantParameter } from "./values";
import { visibleName } from "./visible-text";

const note = z.string().trim().min(1).max(4000);

const seenVersion = z
  .string()
  .regex(/^\s*((W\/)?"\d{1,9}"|\d{1,9})\s*$/, "This must be a single version, such as 5.")
  .optional();
const SEEN_VERSION = { description: "The alert's `version` that you last saw.", example: '"5"' };

/** The version that the caller last saw, which protects concurrent changes: `5` or `"5"`, as in the `ETag` header. */
export const ifMatch = z.object({ "if-match": seenVersion.openapi(SEEN_VERSION) });

/**
 * The same, for changes that require it. The schema allows it to be missing, because that is refused with a problem of
 * its own (428).
 */
export const requiredIfMatch = z.object({
  "if-match": seenVersion.openapi({ ...SEEN_VERSION, param: { required: true } }),
});

/** The schema of a change to an alert. */
export const alertChange = z
  .strictObject({
    status: z.enum(ALERT_STATUSES).optional().openapi({
      description:
        "`open` → `acknowledged` → `investigating` → `resolved`, one step at a time unless `through` is true; `resolved` requires an outcome and a note. From `resolved`, `investigating` reopens the alert, if the deployment allows it, and requires a note.",
    }),
    through: z.boolean().optional().openapi({
      description:
        "Whether to take the steps on the way to `status` as well. Each gets its entry in the history, and all together one `alert.updated`.",
    }),
    assignee: visibleName(200)
      .nullable()
      .optional()
      .openapi({ type: ["string", "null"], description: "Null: nobody." }),
    outcome: z.enum(ALERT_OUTCOMES).optional(),
    duplicateOf: bytes32Parameter.optional().openapi({
      type: "string",
      pattern: "^0x[0-9a-fA-F]{64}$",
      description:
        "With the outcome `duplicate`: the alert that this one duplicates, which must not be a duplicate itself.",
    }),
    dueAt: instantParameter.optional(),
    note: note.optional(),
  })
  .openapi("AlertUpdate", { description: "Give at least one of `status`, `assignee` and `dueAt`." });

export const newNote = z.strictObject({ note }).openapi("NewNote");

export const breachAssessment = z
  .strictObject({
    notifiable: z.boolean().openapi({ description: "Whether the breach must be notified." }),
    note: note.openapi({ description: "The reasons for the assessment." }),
  })
  .openapi("NewBreachAssessment");

/** Maximum number of alerts in one bulk change. */
export const BULK_LIMIT = 500;

export const bulkChange = z
  .strictObject({
    alerts: z
      .array(z.strictObject({ id: bytes32Parameter, version: z.int().min(1).max(999_999_999) }))
      .min(1)
      .max(BULK_LIMIT)
      .refine((alerts) => new Set(alerts.map(({ id }) => id)).size === alerts.length, "List each alert only once.")
      .optional()
      .openapi({ description: "The alerts to change, each with the version that you last saw." }),
    filter: alertFilters
      .optional()
      .openapi({ description: "Instead of `alerts`: the filters of a list, which select the alerts to change." }),
    expected: z
      .strictObject({
        count: z.int().min(1).max(MOST_SELECTED).openapi({ description: "How many alerts the list had." }),
        streamPosition: z
          .string()
          .regex(/^\d{1,15}$/, "This must be the Stream-Position of a list.")
          .openapi({ description: "The `Stream-Position` of the list." }),
      })
      .optional()
      .openapi({ description: "With `filter`: what you saw of the list." }),
    change: alertChange,
  })
  .refine(({ alerts, filter }) => (alerts === undefined) !== (filter === undefined), {
    error: "Give either alerts, or filter and expected.",
  })
  .refine(({ filter, expected }) => (filter === undefined) === (expected === undefined), {
    error: "Give expected with a filter, and only then.",
    path: ["expected"],
  })
  .openapi("BulkChange");

export const bulkChanged = z
  .strictObject({ items: z.array(z.strictObject({ id: hexText, status: z.enum(ALERT_STATUSES), version: z.int() })) })
  .openapi("BulkChanged");

const currentVersion = z.int().openapi({ description: "The alert's current version." });
const legalMovesText = z
  .array(z.enum(ALERT_STATUSES))
  .openapi({ description: "The statuses that the alert can change to." });
const changes = z.array(historyEntry).openapi({ description: "What has changed since the given version." });

const problem = (description: string, schema: z.ZodType) => ({
  description,
  content: { "application/problem+json": { schema } },
});

/** Error responses of a change to one alert. */
export const TRIAGE_PROBLEMS = {
  409: problem(
    "The alert cannot make this change; `legalMoves` lists the statuses it can change to.",
    z
      .strictObject({
        ...problemShape(["illegal-move", "no-breach", "not-workable"]),
        currentVersion: currentVersion.optional(),
        legalMoves: legalMovesText.optional(),
      })
      .openapi("NotNowProblem"),
  ),
  412: problem(
    "The alert has changed; `changes` lists what happened since.",
    z.strictObject({ ...problemShape(["stale"]), currentVersion, changes }).openapi("StaleProblem"),
  ),
  428: problem("The header If-Match is missing.", problemDocument),
};

/** Error responses of a bulk change. */
export const BULK_PROBLEMS = {
  409: problem(
    "Nothing was changed: `conflicts` lists each alert that prevented it, or `count` says how many alerts meet the filter now.",
    z
      .strictObject({
        ...problemShape(["conflicts"]),
        conflicts: z.array(
          z.strictObject({
            id: hexText,
            reason: z.enum(["not-found", "stale", "not-workable", "illegal-move"]),
            detail: z.string(),
            currentVersion: currentVersion.optional(),
            legalMoves: legalMovesText.optional(),
            changes: changes.optional(),
          }),
        ),
      })
      .openapi("HinderedProblem")
      .or(
        z
          .strictObject({
            ...problemShape(["count-changed"]),
            count: z.int().min(0).openapi({ description: "How many alerts meet the filter now." }),
          })
          .openapi("CountChangedProblem"),
      ),
  ),
};
