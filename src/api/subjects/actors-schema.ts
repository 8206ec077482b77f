import { z } from "@hono/zod-openapi";
import { LICENSED_KINDS } from "../../../alerts/rules/evidence/credential";
import { PURPOSES } from "../../../facts/codes";
import { listParameters, repeatable } from "../pagination";
import { directoryName, namesParameter } from "../schemas/alert";
import { addressParameter, hexText, instantParameter, instantText } from "../schemas/values";

/** The status of somebody's credentials taken together. */
export const CREDENTIAL_STANDINGS = ["valid", "upcoming", "expired", "revoked", "none"] as const;

const standing = z.enum(CREDENTIAL_STANDINGS);

const kinds = new Intl.ListFormat("en", { type: "disjunction" }).format(LICENSED_KINDS);

const TOGETHER =
  "`valid` if one is valid now, else `upcoming` if one begins later, else how the last one ended; `none` if there never was one. It does not say whether the issuer is trusted.";

/** The schema of an actor in the list. */
export const actorListItem = z
  .strictObject({
    actor: hexText,
    actorName: directoryName,
    credential: standing.openapi({ description: `The actor's credentials of all kinds: ${TOGETHER}` }),
    licence: standing.openapi({
      description: `The same, counting only credentials as ${kinds}, one of which treatment requires.`,
    }),
    organisations: z
      .array(z.strictObject({ organisation: hexText, organisationName: directoryName }))
      .openapi({ description: "The organisations that the actor is a member of now." }),
    lastAccessAt: instantText.nullable().openapi({ description: "Time of the block of the actor's last access." }),
    openAlerts: z
      .int()
      .min(0)
      .openapi({ description: "Alerts about the actor that still need work: not resolved, suppressed or retracted." }),
  })
  .openapi("ActorListItem");

export type ActorListItemJson = z.infer<typeof actorListItem>;

/** Filters and paging of the list of actors. */
export const actorListQuery = z.strictObject({
  credential: repeatable(standing).openapi({ description: `Current status of the actor's credentials: ${TOGETHER}` }),
  licence: repeatable(standing).openapi({
    description: `The same, counting only credentials as ${kinds}, one of which treatment requires.`,
  }),
  organisation: repeatable(addressParameter).openapi({ description: "Current members of one of these." }),
  purpose: repeatable(z.enum(PURPOSES)).openapi({
    description:
      "Actors with a permitted access in the period for one of these purposes or one below it: `TREAT` includes every kind of treatment.",
  }),
  from: instantParameter.optional().openapi({
    description:
      "Actors with a permitted access in a block at or after this time. With `purpose` or `to`, the default is 30 days before the end of the period.",
  }),
  to: instantParameter.optional().openapi({
    description:
      "Actors with a permitted access in a block before this time. With `purpose` or `from`, the default is just after the newest block with an access; now, if the period begins after it.",
  }),
  names: namesParameter.openapi({
    description:
      "Whether to include `actorName` and `organisationName`. Only for those who may also list the directory.",
  }),
  ...listParameters(["actor"], "actor"),
});

export type ActorListQuery = z.infer<typeof actorListQuery>;
