import { z } from "@hono/zod-openapi";
import { claims } from "../facts/claims";
import { consents } from "../facts/consents";
import { dataRequest } from "../facts/data-requests";
import { shares } from "../facts/shares";
import { listParameters, repeatable } from "../pagination";
import { access, alertLink } from "../schemas/access";
import { blockPlace } from "../schemas/place";
import { instantParameter } from "../schemas/values";

/** What a patient's timeline holds. */
export const TIMELINE_KINDS = [
  "consentGranted",
  "consentRevoked",
  "access",
  "share",
  "claimSubmitted",
  "claimApproved",
  "claimDenied",
  "claimVoided",
  "claimPaid",
  "dataRequestOpened",
  "dataRequestExtended",
  "dataRequestFulfilled",
  "alert",
] as const;

export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** An event by its place; what it is about stands beside it, as it is now. */
export const timelineItem = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["consentGranted", "consentRevoked"]), ...blockPlace, consent: consents.item }),
    z.strictObject({ kind: z.literal("access"), ...blockPlace, access }),
    z.strictObject({ kind: z.literal("share"), ...blockPlace, share: shares.item }),
    z.strictObject({
      kind: z.enum(["claimSubmitted", "claimApproved", "claimDenied", "claimVoided", "claimPaid"]),
      ...blockPlace,
      claim: claims.item,
    }),
    z.strictObject({
      kind: z.enum(["dataRequestOpened", "dataRequestExtended", "dataRequestFulfilled"]),
      ...blockPlace,
      dataRequest,
    }),
    z.strictObject({ kind: z.literal("alert"), ...blockPlace, alert: alertLink.extend({ summary: z.string() }) }),
  ])
  .openapi("TimelineItem", { description: "An event by its place, and what it is about as that stands now." });

export type TimelineItem = z.infer<typeof timelineItem>;

/** What a timeline can be narrowed to, and how it is paged. */
export const timelineQuery = z.strictObject({
  kind: repeatable(z.enum(TIMELINE_KINDS)),
  from: instantParameter.optional().openapi({ description: "In a block at or after." }),
  to: instantParameter.optional().openapi({ description: "In a block before." }),
  ...listParameters(["blockTime"], "-blockTime"),
});
