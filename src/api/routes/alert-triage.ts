import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { assessBreach } from "../../../alerts/triage/assess-breach";
import { changeAlerts, TriageError } from "../../../alerts/triage/change";
import type { Conflict } from "../../../alerts/triage/conflict";
import { addNote } from "../../../alerts/triage/note";
import type { ApiContext, ApiEnvironment } from "../environment";
import { etagOf, versionOf } from "../etag";
import { answers, operation } from "../operation";
import { invalidRequest, Problem } from "../problem";
import { alertDetailJson, historyJson } from "../reading/alert-detail";
import { alertDetail } from "../schemas/alert";
import {
  alertChange,
  BULK_LIMIT,
  BULK_PROBLEMS,
  breachAssessment,
  bulkChange,
  bulkChanged,
  ifMatch,
  newNote,
  requiredIfMatch,
  TRIAGE_PROBLEMS,
} from "../schemas/triage";
import { bytes32Parameter } from "../schemas/values";

const params = z.strictObject({ id: bytes32Parameter });
const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});

/** What people do with alerts: changes of one and of many, notes, and the assessment of a breach. */
export function alertTriageRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const terms = context.ruleset.triage;

  const change = operation(context, "PATCH /v1/alerts/{id}", {
    summary: "Move, assign or reschedule an alert",
    description:
      "Carry the version that you have seen in `If-Match`. Where somebody else was quicker, the answer is 412 and says what they changed. A retracted or suppressed alert can be read, and not worked: 409.",
    tags: ["Alerts"],
    request: { params, headers: requiredIfMatch, body: body(alertChange) },
    responses: { 200: answers("The alert as it is now.", alertDetail), ...TRIAGE_PROBLEMS },
  });
  app.openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    const target = { id, version: requiredVersion(c.req.valid("header")["if-match"]) };
    const by = c.get("credential");
    const result = await changeAlerts({
      ...{ pool, by, terms, targets: [target] },
      change: c.req.valid("json"),
      recordChange: c.get("recordChange")(200),
    }).catch(namingField(""));
    if ("conflicts" in result) throw problemOf(result.conflicts[0]!);
    c.header("etag", etagOf(result.changed[0]!.version));
    return c.json(await alertDetailJson(db, result.changed[0]!), 200);
  });

  const bulk = operation(context, "POST /v1/alerts/bulk", {
    summary: `Make the same change to up to ${BULK_LIMIT} alerts`,
    description:
      "All or none, each by the version that you have seen. Where anything hinders it, the answer is 409 and names every alert that does.",
    tags: ["Alerts"],
    request: { body: body(bulkChange) },
    responses: { 200: answers("The alerts are changed.", bulkChanged), ...BULK_PROBLEMS },
  });
  app.openapi(bulk, async (c) => {
    const { alerts: targets, change } = c.req.valid("json");
    const by = c.get("credential");
    const recordChange = c.get("recordChange")(200);
    const result = await changeAlerts({ pool, by, terms, targets, change, recordChange }).catch(namingField("change"));
    if ("conflicts" in result) throw bulkProblem(result.conflicts, targets.length);
    const places = new Map(targets.map(({ id }, index) => [id, index]));
    const items = result.changed
      .map(({ id, status, version }) => ({ id, status, version }))
      .sort((a, b) => places.get(a.id)! - places.get(b.id)!);
    return c.json({ items }, 200);
  });

  const note = operation(context, "POST /v1/alerts/{id}/notes", {
    summary: "Add a note to an alert",
    description: "The alert's version stays; `If-Match` may be left out.",
    tags: ["Alerts"],
    request: { params, headers: ifMatch, body: body(newNote) },
    responses: {
      201: answers("The alert, with the note in its history.", alertDetail),
      409: TRIAGE_PROBLEMS[409],
      412: TRIAGE_PROBLEMS[412],
    },
  });
  app.openapi(note, async (c) => {
    const { id } = c.req.valid("param");
    const version = versionOf(c.req.valid("header")["if-match"]);
    const by = c.get("credential");
    const recordChange = c.get("recordChange")(201);
    const conflict = await addNote({ pool, by, id, version, note: c.req.valid("json").note, recordChange });
    if (conflict) throw problemOf(conflict);
    const detail = await alertDetailJson(db, id);
    c.header("etag", etagOf(detail.version));
    return c.json(detail, 201);
  });

  const assess = operation(context, "PUT /v1/alerts/{id}/breach-assessment", {
    summary: "Record whether the breach of a confirmed violation must be notified",
    description: "Its due dates then no longer count as open. It may be recorded anew; the history keeps all.",
    tags: ["Alerts"],
    request: { params, headers: requiredIfMatch, body: body(breachAssessment) },
    responses: { 200: answers("The alert as it is now.", alertDetail), ...TRIAGE_PROBLEMS },
  });
  app.openapi(assess, async (c) => {
    const { id } = c.req.valid("param");
    const target = { id, version: requiredVersion(c.req.valid("header")["if-match"]) };
    const by = c.get("credential");
    const result = await assessBreach({
      pool,
      by,
      target,
      ...c.req.valid("json"),
      recordChange: c.get("recordChange")(200),
    });
    if ("conflicts" in result) throw problemOf(result.conflicts[0]!);
    c.header("etag", etagOf(result.changed[0]!.version));
    return c.json(await alertDetailJson(db, result.changed[0]!), 200);
  });
}

function requiredVersion(header: string | undefined): number {
  const version = versionOf(header);
  if (version === undefined)
    throw new Problem(
      428,
      "version-required",
      "Send the version of the alert that you have seen in the header If-Match, so that nobody's change is lost.",
    );
  return version;
}

/** Turns a change that makes no sense into a refused request; `within` is where the change stands in the body. */
function namingField(within: string) {
  return (error: unknown): never => {
    if (!(error instanceof TriageError)) throw error;
    const field = [within, error.field].filter(Boolean).join(".");
    throw invalidRequest([{ in: "body", field, detail: error.message }]);
  };
}

const KINDS = {
  unknown: "not-found",
  stale: "stale",
  notWorkable: "not-workable",
  illegalMove: "illegal-move",
  noBreach: "no-breach",
} as const;

const STATUSES = { unknown: 404, stale: 412, notWorkable: 409, illegalMove: 409, noBreach: 409 } as const;

function problemOf(conflict: Conflict): Problem {
  const { reason, detail } = conflict;
  return new Problem(STATUSES[reason], KINDS[reason], detail, { members: membersOf(conflict) });
}

function bulkProblem(conflicts: Conflict[], of: number): Problem {
  return new Problem(
    409,
    "conflicts",
    `Nothing is changed: ${conflicts.length} of the ${of} alerts may not be changed so, or have changed. Each is named in hindered.`,
    {
      members: {
        conflicts: conflicts.map((each) => ({
          id: each.id,
          reason: KINDS[each.reason],
          detail: each.detail,
          ...membersOf(each),
        })),
      },
    },
  );
}

function membersOf({ version, changes, legalMoves }: Conflict): Record<string, unknown> {
  return {
    ...(version === undefined ? {} : { currentVersion: version }),
    ...(legalMoves === undefined ? {} : { legalMoves }),
    ...(changes === undefined ? {} : { changes: changes.map(historyJson) }),
  };
}
