import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { listOf, pageOf, requirePeriod } from "../pagination";
import { readSnapshot } from "../reading/snapshot";
import { bytes32Parameter } from "../schemas/values";
import { requirePatient } from "../subjects/known-patient";
import { readPatient } from "../subjects/patient";
import { patient } from "../subjects/patient-schema";
import { readTimeline } from "../subjects/timeline";
import { timelineItems } from "../subjects/timeline-items";
import { timelineItem, timelineQuery } from "../subjects/timeline-schema";

const patientParameter = z.strictObject({ patient: bytes32Parameter });

/** Routes for a patient: a summary of all records, and every event in chain order. */
export function patientRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const get = operation(context, "GET /v1/patients/{patient}", {
    summary: "A patient: controller, representatives, counts",
    description:
      "Returns the patient's controller and representatives, and how many facts and alerts there are of each kind.",
    tags: ["Patients"],
    request: { params: patientParameter },
    responses: { 200: answers("The patient.", patient) },
  });
  app.openapi(get, async (c) => {
    const { patient: id } = c.req.valid("param");
    const found = await readSnapshot(context, async (snapshot) => {
      const reader = { ...context, ...snapshot };
      await requirePatient(reader, id);
      return readPatient(reader, id);
    });
    return c.json(found, 200);
  });

  const timeline = operation(context, "GET /v1/patients/{patient}/timeline", {
    summary: "List a patient's events in chain order, newest first",
    description:
      "Consents and their revocations, accesses with their verdicts, shares, claims and their outcomes, data requests, and alerts. Alerts that the chain retracted are left out: see `/v1/alerts`.",
    tags: ["Patients"],
    request: { params: patientParameter, query: timelineQuery },
    responses: { 200: answers("A page of events.", listOf(timelineItem)) },
  });
  app.openapi(timeline, async (c) => {
    const query = c.req.valid("query");
    requirePeriod(query);
    const { patient: id } = c.req.valid("param");
    const { rows, total, items } = await readSnapshot(context, async (snapshot) => {
      const reader = { ...context, ...snapshot };
      await requirePatient(reader, id);
      const page = await readTimeline(reader, id, query);
      return { ...page, items: await timelineItems(reader, id, page.rows.slice(0, query.limit)) };
    });
    const { nextCursor } = pageOf(query, rows, () => null);
    return c.json({ items, nextCursor, ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });
}
