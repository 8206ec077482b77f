import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createEndpoint } from "../../../alerts/deliver/endpoints";
import { expandOutbox } from "../../../alerts/deliver/expand-outbox";
import { finalise, reinstate, retract } from "../../../alerts/detect/settle/transitions";
import { createRuleset } from "../../../alerts/rules/create-ruleset";
import { DEFAULT_TERMS } from "../../../settings/triage-terms";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, accountOf, idOf } from "../../../test/support/rows";
import { createApiKey } from "../identity/api-keys";

let api: TestApi;
let ids: string[];

const LATEST = { latest: 9, finalized: 0 };

/** Six readings without a consent, in blocks 1 to 6, none of them final. */
beforeEach(async () => {
  await api?.stop();
  api = await startTestApi();
  const readings = [1, 2, 3, 4, 5, 6].map((block) =>
    accessRow({ block }, { actor: "dr-lee", patient: "ana", seq: block }),
  );
  await api.happen({ access: readings }, LATEST);
  const { rows } = await api.pool.query("SELECT id FROM compliance.alert WHERE rule_id = 'ACC-04' ORDER BY pos");
  ids = rows.map(({ id }) => id);
  expect(ids).toHaveLength(6);
});

afterAll(() => api?.stop());

const SYSTEM = { by: "system", byKind: "system", byId: null };
const NOTE = "Ana's record was read without need.";
const change = (id: string, version: number | string | undefined, json: object) =>
  api.ask(`/v1/alerts/${id}`, {
    as: "officer",
    method: "PATCH",
    json,
    ...(version === undefined ? {} : { headers: { "if-match": String(version) } }),
  });
const bulk = (alerts: { id: string; version: number }[], changed: object) =>
  api.ask("/v1/alerts/bulk", { as: "officer", method: "POST", json: { alerts, change: changed } });
const read = async (id: string) => (await api.ask(`/v1/alerts/${id}`)).body;
const idsOf = async (query: string) =>
  (await api.ask(`/v1/alerts?${query}`)).body.items.map(({ id }: { id: string }) => id);
const advance = async (id: string, to: string) => {
  for (const status of ["acknowledged", "investigating"]) {
    const { version } = await read(id);
    expect(await change(id, version, { status })).toMatchObject({
      status: 200,
      body: { status, version: version + 1 },
    });
    if (status === to) return;
  }
};
const resolve = async (id: string, json: object) => {
  await advance(id, "investigating");
  const answer = await change(id, (await read(id)).version, { status: "resolved", note: NOTE, ...json });
  expect(answer.status).toBe(200);
  return answer.body;
};

test("the operator log says which alerts were changed, in the transaction of the change", async () => {
  const [first, second] = ids as [string, string];
  const note = (text: string) =>
    api.ask(`/v1/alerts/${first}/notes`, { as: "officer", method: "POST", json: { note: text } });
  await change(first, 1, { status: "acknowledged", assignee: "Kim", note: NOTE });
  await note(NOTE);
  await bulk(
    [
      { id: first, version: 2 },
      { id: second, version: 1 },
    ],
    { assignee: null },
  );
  const { rows } = await api.pool.query("SELECT operation, filter, status FROM compliance.operator_log ORDER BY id");
  expect(rows).toEqual([
    {
      operation: "PATCH /v1/alerts/{id}",
      filter: { id: first, alerts: [first], changed: ["status", "assignee", "note"] },
      status: 200,
    },
    { operation: "POST /v1/alerts/{id}/notes", filter: { id: first, changed: ["note"] }, status: 201 },
    { operation: "POST /v1/alerts/bulk", filter: { alerts: [first, second], changed: ["assignee"] }, status: 200 },
  ]);
  const { history } = await read(first);
  await api.pool.query("ALTER TABLE compliance.operator_log RENAME TO away");
  expect((await change(first, 3, { status: "investigating" })).status).toBe(503);
  expect((await note("Not kept.")).status).toBe(503);
  await api.pool.query("ALTER TABLE compliance.away RENAME TO operator_log");
  expect((await read(first)).history).toEqual(history);
});

test("an alert is worked from open to resolved, each step in its history with who and why", async () => {
  const [id] = ids as [string];
  const first = await api.ask(`/v1/alerts/${id}`);
  expect(first.headers.get("etag")).toBe('"1"');
  expect(first.body).toMatchObject({ status: "open", version: 1, breach: null });
  const dueAt = "2030-01-31T12:00:00.000Z";

  const acknowledged = await change(id, '"1"', { status: "acknowledged", assignee: "Kim", note: "I take it." });
  expect(acknowledged).toMatchObject({ status: 200, body: { status: "acknowledged", assignee: "Kim", version: 2 } });
  expect(acknowledged.headers.get("etag")).toBe('"2"');
  await change(id, 2, { dueAt, assignee: null });
  await change(id, 3, { status: "investigating" });
  const { body } = await change(id, 4, { status: "resolved", outcome: "false_positive", note: NOTE });
  expect(body).toMatchObject({ status: "resolved", outcome: "false_positive", assignee: null, dueAt, version: 5 });
  const at = expect.any(String);
  const officer = { by: "the officer", byKind: "key", byId: expect.stringMatching(/^key_/) };
  const before = first.body.dueAt;
  expect(body.history).toEqual([
    { at, ...SYSTEM, change: "created", from: null, to: { status: "open" }, note: null },
    {
      ...{ at, ...officer, change: "acknowledged", note: "I take it." },
      from: { status: "open", assignee: null },
      to: { status: "acknowledged", assignee: "Kim" },
    },
    {
      ...{ at, ...officer, change: "unassigned", note: null },
      from: { assignee: "Kim", dueAt: before },
      to: { assignee: null, dueAt },
    },
    {
      ...{ at, ...officer, change: "investigating", note: null },
      from: { status: "acknowledged" },
      to: { status: "investigating" },
    },
    {
      ...{ at, ...officer, change: "resolved", note: NOTE },
      from: { status: "investigating", outcome: null },
      to: { status: "resolved", outcome: "false_positive" },
    },
  ]);
  expect(await read(id)).toEqual(body);
});

test("the author of a change has a unique id, and the monitor a kind of its own, whatever keys are named", async () => {
  const [id] = ids as [string];
  const named = (name: string) => createApiKey({ pool: api.pool, name, role: "officer" });
  const keys = [await named("system"), await named("Kim"), await named("Kim")];
  for (const { key } of keys) await api.ask(`/v1/alerts/${id}/notes`, { key, method: "POST", json: { note: "Seen." } });
  const { history } = await read(id);
  expect(history).toMatchObject([
    SYSTEM,
    ...keys.map(({ row }) => ({ by: row.name, byKind: "key", byId: row.id, change: "noted" })),
  ]);
});

test("a duplicate of an alert that is retracted reopens and notifies", async () => {
  const [original, duplicate, second] = ids as [string, string, string];
  for (const id of [duplicate, second]) await resolve(id, { outcome: "duplicate", duplicateOf: original });
  // Both are in blocks that are replaced; one of them comes back without the alert that it repeats.
  await retract(api.pool, [second]);
  await retract(api.pool, [original]);
  expect(await read(duplicate)).toMatchObject({ status: "open", outcome: null, duplicateOf: null, version: 5 });
  expect((await read(duplicate)).history.at(-1)).toMatchObject({
    ...SYSTEM,
    change: "reopened",
    from: { status: "resolved", outcome: "duplicate", duplicateOf: original },
    note: "The alert that it repeats was retracted.",
  });
  const { rows } = await api.pool.query(
    "SELECT event FROM compliance.outbox WHERE alert_id = $1 ORDER BY id DESC LIMIT 1",
    [duplicate],
  );
  expect(rows).toEqual([{ event: "alert.updated" }]);
  await reinstate(api.pool, [second], DEFAULT_TERMS.dueHours);
  expect(await read(second)).toMatchObject({ status: "open", outcome: null, duplicateOf: null });
});

test("a duplicate that is reinstated with its original is closed as before", async () => {
  const [original, duplicate] = ids as [string, string];
  await resolve(duplicate, { outcome: "duplicate", duplicateOf: original });
  const resolvedAt = async () =>
    (await api.pool.query("SELECT resolved_at FROM compliance.alert WHERE id = $1", [duplicate])).rows[0].resolved_at;
  const before = await resolvedAt();
  await retract(api.pool, [original, duplicate]);
  expect((await read(duplicate)).status).toBe("retracted");
  await reinstate(api.pool, [original, duplicate], DEFAULT_TERMS.dueHours);
  expect(await read(duplicate)).toMatchObject({ status: "resolved", outcome: "duplicate", duplicateOf: original });
  expect(await resolvedAt()).toEqual(before);
});

test("an alert is due by its severity from when it was detected", async () => {
  const { items } = (await api.ask("/v1/alerts?limit=500")).body;
  const hours = { critical: 24, high: 72, medium: 168, low: 720 } as Record<string, number>;
  for (const { severity, detectedAt, dueAt } of items)
    expect(Date.parse(dueAt) - Date.parse(detectedAt)).toBe(hours[severity]! * 3_600_000);
});

describe("of two officers who change one alert at once", () => {
  test("one wins, and the other sees what the first did", async () => {
    const [id] = ids as [string];
    const answers = await Promise.all([
      change(id, 1, { status: "acknowledged", assignee: "Kim", note: "Mine." }),
      change(id, 1, { status: "acknowledged", assignee: "Sam", note: "Mine." }),
    ]);
    const won = answers.find(({ status }) => status === 200)!;
    const lost = answers.find(({ status }) => status !== 200)!;
    expect(lost).toMatchObject({
      status: 412,
      body: {
        type: "urn:consentry:problem:stale",
        currentVersion: 2,
        changes: [{ by: "the officer", change: "acknowledged", to: { assignee: won.body.assignee }, note: "Mine." }],
      },
    });
    expect(lost.body.detail).toContain("version 2, not 1");
    expect(await read(id)).toMatchObject({ assignee: won.body.assignee, version: 2 });
  });

  test("or of twenty, nobody's change is lost", async () => {
    const [id] = ids as [string];
    let refused = 0;
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        for (;;) {
          const { version } = await read(id);
          const { status } = await change(id, version, { assignee: `officer ${index}` });
          if (status === 200) return;
          expect(status).toBe(412);
          refused += 1;
        }
      }),
    );
    expect(refused).toBeGreaterThan(0);
    const { version, history } = await read(id);
    expect(version).toBe(21);
    const names = history.slice(1).map(({ to }: { to: { assignee: string } }) => to.assignee);
    expect(new Set(names).size).toBe(20);
    const froms = history.slice(1).map(({ from }: { from: { assignee: string | null } }) => from.assignee);
    expect(froms).toEqual([null, ...names.slice(0, -1)]);
  });
});

describe("a change that passes through the statuses on the way", () => {
  const outcome = { status: "resolved", outcome: "false_positive", note: NOTE, through: true };
  const announced = async (id: string) =>
    (
      await api.pool.query(
        "SELECT version FROM compliance.outbox WHERE alert_id = $1 AND event = 'alert.updated' ORDER BY id",
        [id],
      )
    ).rows.map(({ version }) => version);
  const stepsOf = ({ history }: { history: Record<string, unknown>[] }) =>
    history.slice(1).map(({ change: made, from, to, note, by }) => ({ made, from, to, note, by }));

  test("records each step, and announces the alert once", async () => {
    const [stepwise, atOnce] = ids as [string, string];
    await advance(stepwise, "investigating");
    const { through: _, ...last } = outcome;
    const expected = (await change(stepwise, 3, { ...last, assignee: "Kim" })).body;
    const { status, headers, body } = await change(atOnce, 1, { ...outcome, assignee: "Kim" });
    expect([status, headers.get("etag")]).toEqual([200, '"4"']);
    expect(stepsOf(body)).toEqual(stepsOf(expected));
    expect(stepsOf(body).map(({ note }) => note)).toEqual([null, null, NOTE]);
    expect(body).toMatchObject({ status: "resolved", outcome: "false_positive", assignee: "Kim", version: 4 });
    expect(await announced(atOnce)).toEqual([4]);
    expect(await announced(stepwise)).toEqual([2, 3, 4]);
    const { rows } = await api.pool.query(
      "SELECT acknowledged_at IS NOT NULL AND resolved_at IS NOT NULL AS timed FROM compliance.alert WHERE id = $1",
      [atOnce],
    );
    expect(rows).toEqual([{ timed: true }]);
  });

  test("moves alerts of different statuses together, or none", async () => {
    const [open, acknowledged, investigating, resolved] = ids as [string, string, string, string];
    await advance(acknowledged, "acknowledged");
    await advance(investigating, "investigating");
    await resolve(resolved, { outcome: "false_positive" });
    const targets = async (...some: string[]) =>
      Promise.all(some.map(async (id) => ({ id, version: (await read(id)).version as number })));
    const refused = await bulk(await targets(open, acknowledged, resolved), outcome);
    expect(refused).toMatchObject({
      status: 409,
      body: { conflicts: [{ id: resolved, reason: "illegal-move", legalMoves: ["investigating"] }] },
    });
    expect((await read(open)).status).toBe("open");
    const chosen = await targets(open, acknowledged, investigating);
    const { status, body } = await bulk(chosen, outcome);
    expect(status).toBe(200);
    expect(body.items).toEqual(chosen.map(({ id }) => ({ id, status: "resolved", version: 4 })));
    for (const id of [open, acknowledged, investigating]) {
      expect((await read(id)).history.map(({ change: made }: { change: string }) => made)).toEqual([
        ...["created", "acknowledged", "investigating", "resolved"],
      ]);
      expect((await announced(id)).at(-1)).toBe(4);
    }
    expect(await announced(open)).toEqual([4]);
  });

  test("is refused without a status, and where no way leads there", async () => {
    const [id] = ids as [string];
    expect(await change(id, 1, { assignee: "Kim", through: true })).toMatchObject({
      status: 400,
      body: { errors: [{ field: "through" }] },
    });
    await advance(id, "investigating");
    for (const status of ["open", "acknowledged", "investigating", "suppressed", "retracted"])
      expect(await change(id, 3, { status, through: true })).toMatchObject({
        status: 409,
        body: { type: "urn:consentry:problem:illegal-move", legalMoves: ["resolved"] },
      });
    await retract(api.pool, [id]);
    expect((await change(id, (await read(id)).version, outcome)).status).toBe(409);
  });
});

describe("a resolved alert", () => {
  const REOPEN = { status: "investigating", note: "The ward's log says otherwise." };

  test("can be investigated again, with the reason, and a breach still counts from its discovery", async () => {
    const [id] = ids as [string];
    const { breach } = await resolve(id, { outcome: "confirmed_violation" });
    const json = { notifiable: false, note: "Encrypted." };
    await api.ask(`/v1/alerts/${id}/breach-assessment`, {
      ...{ as: "officer", method: "PUT", json, headers: { "if-match": "4" } },
    });
    expect(await change(id, 5, { status: "investigating" })).toMatchObject({
      status: 400,
      body: { errors: [{ field: "note", detail: "Give a note to reopen a resolved alert." }] },
    });
    const { status, body } = await change(id, 5, { ...REOPEN, assignee: "Sam" });
    expect([status, body.version, body.assignee]).toEqual([200, 6, "Sam"]);
    expect(body).toMatchObject({ status: "investigating", outcome: null, breach: null, duplicateOf: null });
    expect(body.history.at(-1)).toMatchObject({
      ...{ change: "reopened", by: "the officer", note: REOPEN.note },
      from: { status: "resolved", outcome: "confirmed_violation", duplicateOf: null, assignee: null },
      to: { status: "investigating", outcome: null, duplicateOf: null, assignee: "Sam" },
    });
    const { rows } = await api.pool.query(
      "SELECT resolved_at, acknowledged_at IS NOT NULL AS acknowledged FROM compliance.alert WHERE id = $1",
      [id],
    );
    expect(rows).toEqual([{ resolved_at: null, acknowledged: true }]);
    const again = await change(id, 6, { status: "resolved", outcome: "confirmed_violation", note: NOTE });
    expect(again.body.breach).toEqual(breach);
  });

  test("that repeated another stands for itself once it is reopened", async () => {
    const [original, duplicate] = ids as [string, string];
    await resolve(duplicate, { outcome: "duplicate", duplicateOf: original });
    const { body } = await change(duplicate, 4, REOPEN);
    expect(body).toMatchObject({ status: "investigating", outcome: null, duplicateOf: null });
    expect(body.history.at(-1).from).toEqual({ status: "resolved", outcome: "duplicate", duplicateOf: original });
  });

  test("is reopened together with others that move forward", async () => {
    const [open, resolved] = ids as [string, string];
    await resolve(resolved, { outcome: "false_positive" });
    const targets = [
      { id: open, version: 1 },
      { id: resolved, version: 4 },
    ];
    expect((await bulk(targets, REOPEN)).body.conflicts).toMatchObject([{ id: open, legalMoves: ["acknowledged"] }]);
    const { status, body } = await bulk(targets, { ...REOPEN, through: true });
    expect([status, body.items]).toEqual([
      200,
      [
        { id: open, status: "investigating", version: 3 },
        { id: resolved, status: "investigating", version: 5 },
      ],
    ]);
    const last = async (id: string) => (await read(id)).history.at(-1).change;
    expect([await last(open), await last(resolved)]).toEqual(["investigating", "reopened"]);
  });

  test("stays resolved where the deployment's policy says so", async () => {
    await api.stop();
    const ruleset = createRuleset({ triage: { ...DEFAULT_TERMS, reopen: false } });
    api = await startTestApi(() => ({ ruleset }));
    await api.happen({ access: [accessRow({ block: 1 }, { actor: "dr-lee", patient: "ana", seq: 1 })] }, LATEST);
    const [id] = (await idsOf("rule=ACC-04")) as [string];
    await resolve(id, { outcome: "false_positive" });
    expect(await change(id, 4, REOPEN)).toMatchObject({
      status: 409,
      body: { type: "urn:consentry:problem:illegal-move", legalMoves: [] },
    });
  });
});

describe("a change is refused", () => {
  const NEXT = {
    ...{ open: ["acknowledged"], acknowledged: ["investigating"], investigating: ["resolved"] },
    resolved: ["investigating"],
  };
  const ALL = ["open", "acknowledged", "investigating", "resolved", "suppressed", "retracted"];

  test.each(Object.entries(NEXT))("from %s to anything but the next status", async (from, moves) => {
    const [id] = ids as [string];
    if (from === "resolved") await resolve(id, { outcome: "false_positive" });
    else if (from !== "open") await advance(id, from);
    const before = await read(id);
    expect(before.status).toBe(from);
    for (const status of ALL.filter((each) => !(moves as string[]).includes(each))) {
      const more = status === "resolved" ? { outcome: "false_positive", note: NOTE } : {};
      const answer = await change(id, before.version, { status, ...more });
      expect(answer).toMatchObject({
        status: 409,
        body: { type: "urn:consentry:problem:illegal-move", legalMoves: moves, currentVersion: before.version },
      });
      for (const move of moves) expect(answer.body.detail).toContain(move);
    }
    expect(await read(id)).toEqual(before);
  });

  test("without the version that was seen, and with one that is none", async () => {
    const [id] = ids as [string];
    expect(await change(id, undefined, { assignee: "Kim" })).toMatchObject({
      status: 428,
      body: { type: "urn:consentry:problem:version-required" },
    });
    for (const version of ["*", "one", "1, 2", "-1"])
      expect(await change(id, version, { assignee: "Kim" })).toMatchObject({
        status: 400,
        body: { errors: [{ in: "header", field: "if-match" }] },
      });
    expect((await change(`0x${"1".repeat(64)}`, 1, { assignee: "Kim" })).status).toBe(404);
  });

  test("where it makes no sense, each fault named", async () => {
    const [id, other] = ids as [string, string];
    await advance(id, "investigating");
    const faultOf = async (json: object) => {
      const { status, body } = await change(id, 3, json);
      return [status, ...(body.errors ?? []).map(({ field }: { field: string }) => field)];
    };
    const resolved = { status: "resolved", note: NOTE };
    expect(await faultOf({})).toEqual([400, ""]);
    expect(await faultOf({ note: "only" })).toEqual([400, ""]);
    expect(await faultOf({ colour: "red", assignee: "Kim" })).toEqual([400, "colour"]);
    expect(await faultOf({ assignee: " " })).toEqual([400, "assignee"]);
    expect(await faultOf({ status: "shut" })).toEqual([400, "status"]);
    expect(await faultOf({ ...resolved })).toEqual([400, "outcome"]);
    expect(await faultOf({ status: "resolved", outcome: "false_positive" })).toEqual([400, "note"]);
    expect(await faultOf({ outcome: "false_positive", note: NOTE })).toEqual([400, "outcome"]);
    expect(await faultOf({ ...resolved, outcome: "duplicate" })).toEqual([400, "duplicateOf"]);
    expect(await faultOf({ ...resolved, outcome: "duplicate", duplicateOf: id })).toEqual([400, "duplicateOf"]);
    expect(await faultOf({ ...resolved, outcome: "duplicate", duplicateOf: idOf("none") })).toEqual([
      400,
      "duplicateOf",
    ]);
    expect(await faultOf({ ...resolved, outcome: "false_positive", duplicateOf: other })).toEqual([400, "duplicateOf"]);
    expect((await read(id)).version).toBe(3);
    expect(await resolve(other, { outcome: "duplicate", duplicateOf: id })).toMatchObject({
      outcome: "duplicate",
      duplicateOf: id,
    });
    expect(await faultOf({ ...resolved, outcome: "duplicate", duplicateOf: other })).toEqual([400, "duplicateOf"]);
  });

  test("as a duplicate of one that is retracted or suppressed", async () => {
    const [retracted, suppressed, id] = ids as [string, string, string];
    await retract(api.pool, [retracted]);
    await api.pool.query("UPDATE compliance.alert SET status = 'suppressed' WHERE id = $1", [suppressed]);
    await advance(id, "investigating");
    for (const [duplicateOf, status] of [
      [retracted, "retracted"],
      [suppressed, "suppressed"],
    ]) {
      const answer = await change(id, 3, { status: "resolved", outcome: "duplicate", duplicateOf, note: NOTE });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: "duplicateOf" }] } });
      expect(answer.body.detail).toContain(`is ${status}`);
    }
  });

  test("of a retracted or a suppressed alert, which can be read", async () => {
    const [retracted, suppressed] = ids as [string, string];
    await retract(api.pool, [retracted]);
    await api.pool.query("UPDATE compliance.alert SET status = 'suppressed' WHERE id = $1", [suppressed]);
    for (const [id, version] of [
      [retracted, 2],
      [suppressed, 1],
    ] as const) {
      const closed = { status: 409, body: { type: "urn:consentry:problem:not-workable", legalMoves: [] } };
      expect(await change(id, version, { status: "acknowledged" })).toMatchObject(closed);
      expect(await change(id, version, { assignee: "Kim" })).toMatchObject(closed);
      const note = { as: "officer", method: "POST", json: { note: "Seen." } } as const;
      expect(await api.ask(`/v1/alerts/${id}/notes`, note)).toMatchObject(closed);
      expect(await read(id)).toMatchObject({ version, assignee: null });
    }
    // Who had it open before the chain took it back sees that.
    expect(await change(retracted, 1, { status: "acknowledged" })).toMatchObject({
      status: 412,
      body: { changes: [{ by: "system", change: "retracted" }] },
    });
  });

  test("to all but officers", async () => {
    for (const as of ["auditor", "security", "service", "admin"] as const) {
      const answer = await api.ask(`/v1/alerts/${ids[0]}`, { as, method: "PATCH", json: { assignee: "Kim" } });
      expect(answer.status).toBe(403);
    }
  });
});

describe("a change of all that meet a filter", () => {
  const outcome = { status: "resolved", outcome: "false_positive", note: NOTE, through: true };
  const relay = async () => {
    while ((await expandOutbox({ pool: api.pool, publicUrl: "https://monitor.example.org" })).events > 0);
  };
  /** What an officer sees of a list, once what happened is in the stream. */
  const seen = async (query: string) => {
    await relay();
    const { headers, body } = await api.ask(`/v1/alerts?count=true&limit=1&${query}`);
    return { count: body.totalCount as number, streamPosition: headers.get("stream-position")! };
  };
  const changeAll = (json: object) => api.ask("/v1/alerts/bulk", { as: "officer", method: "POST", json });
  const statuses = async () => (await Promise.all(ids.map(read))).map(({ status }) => status);

  test("is made to all of them, in one request", async () => {
    const [first] = ids as [string];
    await change(first, 1, { assignee: "Kim" });
    const expected = await seen("rule=ACC-04&assigned=false");
    expect(expected.count).toBe(5);
    const filter = { rule: ["ACC-04"], assigned: false, from: "2020-01-01T00:00:00Z" };
    const { status, body } = await changeAll({ filter, expected, change: outcome });
    expect(status).toBe(200);
    const changed = [...ids.slice(1)].sort();
    expect(body.items).toEqual(changed.map((id) => ({ id, status: "resolved", version: 4 })));
    expect(await statuses()).toEqual(["open", ...Array(5).fill("resolved")]);
    const { rows } = await api.pool.query(
      "SELECT filter FROM compliance.operator_log WHERE operation = 'POST /v1/alerts/bulk'",
    );
    expect(rows).toEqual([{ filter: { alerts: changed, changed: ["status", "outcome", "note"] } }]);
  });

  test("or to none, if there are more or fewer than were seen", async () => {
    const expected = await seen("rule=ACC-04");
    await retract(api.pool, [ids[5]!]);
    const filter = { rule: ["ACC-04"], status: ["open"] };
    expect(await changeAll({ filter, expected, change: outcome })).toMatchObject({
      status: 409,
      body: { type: "urn:consentry:problem:count-changed", count: 5 },
    });
    expect(new Set(await statuses())).toEqual(new Set(["open", "retracted"]));
  });

  test("or to none, if one of them changed since, cannot move there, or is not worked", async () => {
    const [changed, resolved, suppressed, final] = ids as [string, string, string, string];
    await resolve(resolved, { outcome: "false_positive" });
    await api.pool.query("UPDATE compliance.alert SET status = 'suppressed' WHERE id = $1", [suppressed]);
    const expected = await seen("rule=ACC-04");
    await change(changed, 1, { assignee: "Sam" });
    // That an alert became final is no change of it.
    await finalise(api.pool, [final]);
    await relay();
    const { status, body } = await changeAll({ filter: { rule: ["ACC-04"] }, expected, change: outcome });
    expect(status).toBe(409);
    const reasons = Object.fromEntries(body.conflicts.map(({ id, reason }: Record<string, string>) => [id, reason]));
    expect(reasons).toEqual({ [changed]: "stale", [resolved]: "illegal-move", [suppressed]: "not-workable" });
    expect(await statuses()).toEqual(["open", "resolved", "suppressed", "open", "open", "open"]);
  });

  test("cannot be mistaken for a change of those that are listed", async () => {
    const expected = await seen("");
    const filter = { rule: ["ACC-04"] };
    const alerts = [{ id: ids[0], version: 1 }];
    const faultOf = async (json: object) => {
      const { status, body } = await changeAll({ change: { assignee: "Kim" }, ...json });
      return [status, ...(body.errors ?? []).map(({ field }: { field: string }) => field)];
    };
    expect(await faultOf({})).toEqual([400, ""]);
    expect(await faultOf({ alerts, filter, expected })).toEqual([400, ""]);
    expect(await faultOf({ filter })).toEqual([400, "expected"]);
    expect(await faultOf({ alerts, expected })).toEqual([400, "expected"]);
    expect(await faultOf({ filter: { colour: "red" }, expected })).toEqual([400, "filter.colour"]);
    expect(await faultOf({ filter, expected: { ...expected, count: 5_001 } })).toEqual([400, "expected.count"]);
    const duplicate = { ...outcome, outcome: "duplicate", duplicateOf: ids[0] };
    expect(await faultOf({ filter, expected: await seen("rule=ACC-04"), change: duplicate })).toEqual([
      ...[400, "change.duplicateOf"],
    ]);
  });
});

describe("a change of many", () => {
  test("is made to all", async () => {
    const alerts = ids.map((id) => ({ id, version: 1 }));
    const { status, body } = await bulk(alerts, { status: "acknowledged", assignee: "Kim", note: "All of one kind." });
    expect(status).toBe(200);
    expect(body.items).toEqual(ids.map((id) => ({ id, status: "acknowledged", version: 2 })));
    for (const id of ids)
      expect((await read(id)).history.at(-1)).toMatchObject({ change: "acknowledged", note: "All of one kind." });
  });

  test("or to none, with every alert that prevented it and why", async () => {
    const [stale, retracted, moved, ...good] = ids as [string, string, string, ...string[]];
    await change(stale, 1, { assignee: "Sam" });
    await retract(api.pool, [retracted]);
    await advance(moved, "acknowledged");
    const unknown = idOf("none");
    const before = await Promise.all(ids.map(read));
    const alerts = [
      { id: stale, version: 1 },
      { id: good[0]!, version: 1 },
      { id: retracted, version: 2 },
      { id: unknown, version: 1 },
      { id: moved, version: 2 },
      { id: good[1]!, version: 1 },
    ];
    const answer = await bulk(alerts, { status: "acknowledged" });
    expect(answer).toMatchObject({ status: 409, body: { type: "urn:consentry:problem:conflicts" } });
    expect(answer.body.detail).toContain("4 of the 6");
    expect(answer.body.conflicts).toMatchObject([
      { id: stale, reason: "stale", currentVersion: 2, changes: [{ change: "assigned", to: { assignee: "Sam" } }] },
      { id: retracted, reason: "not-workable", currentVersion: 2 },
      { id: unknown, reason: "not-found" },
      { id: moved, reason: "illegal-move", legalMoves: ["investigating"] },
    ]);
    expect(await Promise.all(ids.map(read))).toEqual(before);
  });

  test("is refused where it names an alert twice, none or too many, or makes no sense", async () => {
    const one = { id: ids[0]!, version: 1 };
    const faults = async (alerts: (typeof one)[], changed: object) =>
      (await bulk(alerts, changed)).body.errors.map(({ field }: { field: string }) => field);
    expect(await faults([one, one], { assignee: "Kim" })).toEqual(["alerts"]);
    expect(await faults([], { assignee: "Kim" })).toEqual(["alerts"]);
    const many = Array.from({ length: 501 }, (_, index) => ({ id: idOf(`${index}`), version: 1 }));
    expect(await faults(many, { assignee: "Kim" })).toEqual(["alerts"]);
    expect(await faults([one], { status: "resolved", note: NOTE })).toEqual(["change.outcome"]);
    expect((await bulk(many.slice(0, 500), { assignee: "Kim" })).body.conflicts).toHaveLength(500);
  });

  test("made twice at once is made once", async () => {
    const alerts = ids.map((id) => ({ id, version: 1 }));
    const answers = await Promise.all([
      bulk(alerts, { assignee: "Kim" }),
      bulk([...alerts].reverse(), { assignee: "Sam" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const assignees = await Promise.all(ids.map(async (id) => (await read(id)).assignee));
    expect(new Set(assignees).size).toBe(1);
  });
});

test("an alert that becomes final keeps its version, so a change that was begun before is accepted", async () => {
  const [id] = ids as [string];
  const { version, finality } = await read(id);
  expect(finality).toBe("provisional");
  expect(await finalise(api.pool, [id])).toBe(1);
  expect(await read(id)).toMatchObject({ version, finality: "final" });
  const { status, body } = await change(id, version, { status: "acknowledged" });
  expect(status).toBe(200);
  expect(body.version).toBe(version + 1);
  expect(body.history.map((entry: { change: string }) => entry.change)).toEqual([
    "created",
    "finalised",
    "acknowledged",
  ]);
});

test("a note goes into the history and leaves the version", async () => {
  const [id] = ids as [string];
  const post = (json: object, headers = {}) =>
    api.ask(`/v1/alerts/${id}/notes`, { as: "officer", method: "POST", json, headers });
  const { status, body } = await post({ note: "Asked the ward." });
  expect(status).toBe(201);
  expect(body.version).toBe(1);
  expect(body.history.at(-1)).toMatchObject({
    at: expect.any(String),
    by: "the officer",
    change: "noted",
    from: null,
    to: null,
    note: "Asked the ward.",
  });
  await change(id, 1, { assignee: "Kim" });
  expect((await post({ note: "x" }, { "if-match": "1" })).status).toBe(412);
  expect((await post({ note: "x" }, { "if-match": "2" })).status).toBe(201);
  expect((await post({ note: " " })).status).toBe(400);
});

describe("a confirmed violation", () => {
  const assess = ({
    id,
    version,
    json,
    as = "officer",
  }: {
    id: string;
    version?: number;
    json: object;
    as?: "officer" | "auditor";
  }) =>
    api.ask(`/v1/alerts/${id}/breach-assessment`, {
      ...{ as, method: "PUT", json },
      headers: version === undefined ? {} : { "if-match": `${version}` },
    });

  test("starts the clocks of a breach, which end with its assessment", async () => {
    const [id, other] = ids as [string, string];
    const { breach, version, detectedAt } = await resolve(id, { outcome: "confirmed_violation" });
    const days = (count: number) => new Date(Date.parse(detectedAt) + count * 86_400_000).toISOString();
    expect(breach).toEqual({
      discoveredAt: detectedAt,
      individualsDueAt: days(60),
      authorityDueAt: days(3),
      assessment: null,
    });
    await resolve(other, { outcome: "policy_exception" });
    const due = (before: string) => idsOf(`breachDueBefore=${before}`);
    expect(await due(days(3.1))).toEqual([id]);
    expect(await due(days(2.9))).toEqual([]);

    const assessment = { notifiable: true, note: "The reader was no member of staff." };
    expect((await assess({ id, json: assessment })).status).toBe(428);
    expect((await assess({ id, version: version - 1, json: assessment })).status).toBe(412);
    expect((await assess({ id, version, json: assessment, as: "auditor" })).status).toBe(403);
    expect((await assess({ id, version, json: { notifiable: true } })).status).toBe(400);
    const { status, body } = await assess({ id, version, json: assessment });
    expect(status).toBe(200);
    expect(body.version).toBe(version + 1);
    expect(body.breach.assessment).toEqual({ ...assessment, by: "the officer", at: expect.any(String) });
    expect(body.history.at(-1)).toMatchObject({
      change: "breachAssessed",
      from: { notifiable: null },
      to: { notifiable: true },
      note: assessment.note,
    });
    expect(await due(days(100))).toEqual([]);
    expect(
      (await assess({ id, version: version + 1, json: { notifiable: false, note: "Encrypted." } })).body.breach
        .assessment,
    ).toMatchObject({ notifiable: false });
    expect(await assess({ id: other, version: 4, json: assessment })).toMatchObject({
      status: 409,
      body: { type: "urn:consentry:problem:no-breach" },
    });
  });

  test("is no longer a breach once retracted, and starts again when reinstated", async () => {
    const [id] = ids as [string];
    await resolve(id, { outcome: "confirmed_violation" });
    await retract(api.pool, [id]);
    expect(await idsOf("breachDueBefore=2100-01-01T00:00:00Z")).toEqual([]);
    await api.pool.query("UPDATE compliance.alert SET due_at = now() - INTERVAL '1 day' WHERE id = $1", [id]);
    await reinstate(api.pool, [id], DEFAULT_TERMS.dueHours);
    const back = await read(id);
    expect(back).toMatchObject({ status: "open", outcome: null, breach: null });
    expect(Date.parse(back.dueAt)).toBeGreaterThan(Date.now());
  });
});

test("the list shows what is due, and is sorted by it", async () => {
  const [late, soon, later, done] = ids as [string, string, string, string];
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await change(late, 1, { dueAt: inHours(-1) });
  await change(soon, 1, { dueAt: inHours(1) });
  await change(later, 1, { dueAt: inHours(1000) });
  await change(done, 1, { dueAt: inHours(-2) });
  await resolve(done, { outcome: "false_positive" });
  await api.pool.query("DELETE FROM compliance.outbox");
  await api.pool.query("DELETE FROM compliance.alert_history WHERE alert_id <> all($1)", [ids.slice(0, 4)]);
  await api.pool.query("DELETE FROM compliance.alert WHERE id <> all($1)", [ids.slice(0, 4)]);
  expect(await idsOf("overdue=true")).toEqual([late]);
  expect((await idsOf("overdue=false")).sort()).toEqual([soon, later, done].sort());
  expect(await idsOf(`dueBefore=${inHours(2)}&sort=dueAt`)).toEqual([late, soon]);
  expect(await idsOf("sort=dueAt")).toEqual([done, late, soon, later]);
  expect(await idsOf("sort=-dueAt")).toEqual([later, soon, late, done]);
  expect((await api.ask("/v1/alerts?overdue=yes&dueBefore=soon")).body.errors).toHaveLength(2);
});

test("endpoints with updates enabled are notified once of changes to alerts they know, and others are not", async () => {
  const make = (name: string, updates: boolean, rules: string[] = []) =>
    createEndpoint({
      pool: api.pool,
      privateNetworks: "allow",
      endpoint: { name, url: "http://127.0.0.1:9/", createdBy: "test", updates, rules, payload: "full" },
    });
  await make("asks", true);
  await make("does not", false);
  await make("other rule", true, ["ACC-01"]);
  await api.pool.query("UPDATE compliance.endpoint SET created_at = '2020-01-01'");
  const expand = async () => {
    while ((await expandOutbox({ pool: api.pool, publicUrl: "https://monitor.example.org" })).events > 0);
  };
  await expand();
  const [id] = ids as [string];
  await change(id, 1, { status: "acknowledged" });
  await change(id, 2, { assignee: "Kim" });
  await change(id, 2, { assignee: "Sam" });
  await expand();
  const { rows } = await api.pool.query(
    `SELECT e.name, d.version, d.body FROM compliance.delivery d JOIN compliance.endpoint e ON e.id = d.endpoint_id
     WHERE d.type = 'alert.updated' ORDER BY d.version`,
  );
  expect(rows.map(({ name, version }) => [name, version])).toEqual([
    ["asks", 2],
    ["asks", 3],
  ]);
  expect(JSON.parse(rows[1].body)).toMatchObject({
    type: "alert.updated",
    data: { id, status: "acknowledged", assignee: "Kim", version: 3, actor: accountOf("dr-lee") },
  });
  const { deliveries } = await read(id);
  expect(deliveries.map(({ type }: { type: string }) => type).sort()).toEqual([
    "alert.created",
    "alert.created",
    "alert.updated",
    "alert.updated",
  ]);
});
