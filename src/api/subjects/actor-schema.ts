import { z } from "@hono/zod-openapi";
import { credentials } from "../facts/credentials";
import { setting } from "../schemas/setting";
import { hexText, instantParameter, instantText } from "../schemas/values";
import { alertsAbout } from "./alerts-about";

const count = z.int().min(0);

/** The schema of an actor's records. */
export const actor = z
  .strictObject({
    actor: hexText,
    credentials: z.array(credentials.item).openapi({ description: "Newest first." }),
    affiliations: z
      .array(z.strictObject({ ...setting, organisation: hexText }))
      .openapi({ description: "The actor's affiliations as a member, newest first." }),
    firstAccessAt: instantText.nullable(),
    lastAccessAt: instantText.nullable(),
    from: instantText.openapi({ description: "Beginning of `accessesByDay`." }),
    to: instantText.openapi({ description: "End of `accessesByDay`, exclusive." }),
    accessesByDay: z
      .array(
        z.strictObject({
          day: z.iso.date().openapi({ description: "In UTC, by block time." }),
          accesses: count,
          denied: count,
          breakGlass: count.openapi({
            description: "Permitted accesses for an emergency purpose: ETREAT, BTG or ERTREAT.",
          }),
        }),
      )
      .openapi({ description: "Days with accesses, oldest first." }),
    alerts: alertsAbout,
  })
  .openapi("Actor");

export type ActorJson = z.infer<typeof actor>;

/** Maximum period of `accessesByDay`. */
export const LONGEST_PERIOD_DAYS = 366;

export const actorQuery = z.strictObject({
  from: instantParameter
    .optional()
    .openapi({ description: "Beginning of `accessesByDay`. Default: 30 days before its end." }),
  to: instantParameter.optional().openapi({
    description: `End of \`accessesByDay\`, exclusive, at most ${LONGEST_PERIOD_DAYS} days after its beginning. Default: just after the newest block with an access; now, if the period begins after it.`,
  }),
});
