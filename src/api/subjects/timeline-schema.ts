import { z } from "@hono/zod-openapi";
import { claims } from "../facts/claims";
import { consents } from "../facts/consents";
import { dataRequest } from "../facts/data-requests";
import { shares } from "../facts/shares";
import { listParameters, repeatable } from "../pagination";
import { access, alertLink } from "../schemas/access";
import { blockPlace } from "../schemas/place";
import { instantParameter } from "../schemas/values";

/** The kinds of events in a patient's timeline. */
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

/** The schema of a timeline event: its position, and the current state of its subject. */
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
  .openapi("TimelineItem", { description: "An event at its position, with the current state of its subject." });

export type TimelineItem = z.infer<typeof timelineItem>;

/** Filters and paging of a timeline. */
export const timelineQuery = z.strictObject({
  kind: repeatable(z.enum(TIMELINE_KINDS)),
  from: instantParameter.optional().openapi({ description: "Block time at or after." }),
  to: instantParameter.optional().openapi({ description: "Block time before." }),
  ...listParameters(["blockTime"], "-blockTime"),
});
