import { z } from "@hono/zod-openapi";
import { blockPlace } from "../schemas/place";
import { setting } from "../schemas/setting";
import { hexText } from "../schemas/values";
import { TIMELINE_KINDS } from "./timeline-schema";

const count = z.int().min(0);

const event = z.strictObject({ kind: z.enum(TIMELINE_KINDS), ...blockPlace }).nullable();

/** What is on record about a patient, in short. */
export const patient = z
  .strictObject({
    patient: hexText,
    registrations: z
      .array(z.strictObject({ ...blockPlace, controller: hexText, registrar: hexText }))
      .openapi({ description: "The patient's controller, on each chain that has the patient." }),
    representatives: z
      .array(z.strictObject({ ...setting, representative: hexText }))
      .openapi({ description: "Every setting, newest first." }),
    counts: z.strictObject({
      consents: count,
      activeConsents: count,
      accesses: count,
      shares: count,
      claims: count,
      dataRequests: count,
      openAlerts: count.openapi({ description: "Open, acknowledged or under investigation." }),
    }),
    firstEvent: event.openapi({ description: "Of the timeline." }),
    lastEvent: event.openapi({ description: "Of the timeline." }),
  })
  .openapi("Patient");

export type PatientJson = z.infer<typeof patient>;
