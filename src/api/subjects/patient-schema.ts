import { z } from "@hono/zod-openapi";
import { blockPlace } from "../schemas/place";
import { setting } from "../schemas/setting";
import { hexText } from "../schemas/values";
import { TIMELINE_KINDS } from "./timeline-schema";

const count = z.int().min(0);

const event = z.strictObject({ kind: z.enum(TIMELINE_KINDS), ...blockPlace }).nullable();

/** The schema of the summary of a patient's records. */
export const patient = z
  .strictObject({
    patient: hexText,
    registrations: z
      .array(z.strictObject({ ...blockPlace, controller: hexText, registrar: hexText }))
      .openapi({ description: "The patient's controller on each chain that has the patient." }),
    representatives: z
      .array(z.strictObject({ ...setting, representative: hexText }))
      .openapi({ description: "Every appointment, newest first." }),
    counts: z.strictObject({
      consents: count,
      activeConsents: count,
      accesses: count,
      shares: count,
      claims: count,
      dataRequests: count,
      openAlerts: count.openapi({ description: "Alerts that are open, acknowledged or under investigation." }),
    }),
    firstEvent: event.openapi({ description: "From the timeline." }),
    lastEvent: event.openapi({ description: "From the timeline." }),
  })
  .openapi("Patient");

export type PatientJson = z.infer<typeof patient>;
