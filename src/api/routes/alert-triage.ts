import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { assessBreach } from "../../../alerts/triage/assess-breach";
import { changeAlerts, TriageError } from "../../../alerts/triage/change";
import { changeMatching, MOST_SELECTED } from "../../../alerts/triage/change-matching";
import type { Conflict } from "../../../alerts/triage/conflict";
import { addNote } from "../../../alerts/triage/note";
import type { ApiContext, ApiEnvironment } from "../environment";
import { etagOf, versionOf } from "../etag";
import { answers, operation } from "../operation";
import { invalidRequest, Problem } from "../problem";
import { alertDetailJson, historyJson } from "../reading/alert-detail";
import { filterOf } from "../reading/alerts";
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

/** Triage routes: change one alert or many, add notes, and record the breach assessment. */
export function alertTriageRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const terms = context.ruleset.triage;

  const change = operation(context, "PATCH /v1/alerts/{id}", {
    summary: "Change an alert's status, assignee or due date",
    description:
      "Send the version you last saw in `If-Match`. If somebody else has changed the alert since, the response is 412 and lists their changes. Retracted and suppressed alerts are read-only (409).",
    tags: ["Alerts"],
    request: { params, headers: requiredIfMatch, body: body(alertChange) },
    responses: { 200: answers("The updated alert.", alertDetail), ...TRIAGE_PROBLEMS },
  });
  app.openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    const target = { id, version: requiredVersion(c.req.valid("header")["if-match"]) };
    const by = c.get("credential");
    const { through, ...change } = c.req.valid("json");
    const result = await changeAlerts({
      ...{ pool, by, terms, targets: [target], change, through },
      recordChange: c.get("recordChange")(200),
    }).catch(namingField(""));
    if ("conflicts" in result) throw problemOf(result.conflicts[0]!);
    c.header("etag", etagOf(result.changed[0]!.version));
    return c.json(await alertDetailJson(db, result.changed[0]!), 200);
  });

  const bulk = operation(context, "POST /v1/alerts/bulk", {
    summary: "Apply the same change to many alerts",
    description: `All or nothing. Name up to ${BULK_LIMIT} alerts with the version you last saw of each; or select up to ${MOST_SELECTED} by the filters of a list, with what you saw of it: its \`totalCount\` and its \`Stream-Position\`. If any alert cannot be changed, or changed since, nothing is changed, and the 409 lists every such alert. If another number of alerts meets the filter now, the 409 is \`count-changed\`.`,
    tags: ["Alerts"],
    request: { body: body(bulkChange) },
    responses: { 200: answers("The alerts were changed.", bulkChanged), ...BULK_PROBLEMS },
  });
  app.openapi(bulk, async (c) => {
    const { alerts: targets, filter, expected, change: asked } = c.req.valid("json");
    const { through, ...change } = asked;
    const common = {
      ...{ pool, by: c.get("credential"), terms, change, through },
      recordChange: c.get("recordChange")(200),
    };
    const result = await (targets === undefined
      ? changeMatching({
          ...{ ...common, where: filterOf(filter!) },
          seen: { count: expected!.count, streamPosition: Number(expected!.streamPosition) },
        })
      : changeAlerts({ ...common, targets })
    ).catch(namingField("change"));
    if ("count" in result) throw countProblem(result.count, expected!.count);
    if ("conflicts" in result) throw bulkProblem(result.conflicts, targets?.length ?? expected!.count);
    const places = new Map(targets?.map(({ id }, index) => [id, index]));
    const items = result.changed
      .map(({ id, status, version }) => ({ id, status, version }))
      .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
    return c.json({ items }, 200);
  });

  const note = operation(context, "POST /v1/alerts/{id}/notes", {
    summary: "Add a note to an alert",
    description: "A note does not change the alert's version, so `If-Match` is optional.",
    tags: ["Alerts"],
    request: { params, headers: ifMatch, body: body(newNote) },
    responses: {
      201: answers("The alert, including the note in its history.", alertDetail),
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
    summary: "Record whether a confirmed violation requires breach notification",
    description:
      "Its notification due dates then no longer count as open. The assessment can be repeated; the history keeps every one.",
    tags: ["Alerts"],
    request: { params, headers: requiredIfMatch, body: body(breachAssessment) },
    responses: { 200: answers("The updated alert.", alertDetail), ...TRIAGE_PROBLEMS },
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
      "Send the alert version you last saw in the If-Match header, so that no change is overwritten.",
    );
  return version;
}

/** Turns an invalid change into a refused request; `within` is the path of the change in the body. */
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

const countProblem = (count: number, expected: number) =>
  new Problem(
    409,
    "count-changed",
    `Nothing was changed: ${count} alerts meet the filter now, not ${expected}. Read the list again, and decide again.`,
    { members: { count } },
  );

function bulkProblem(conflicts: Conflict[], of: number): Problem {
  return new Problem(
    409,
    "conflicts",
    `Nothing was changed: ${conflicts.length} of the ${of} alerts cannot make this change, or have changed since. The member conflicts lists each one.`,
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
