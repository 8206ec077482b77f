import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import { DEFAULT_TERMS } from "../../settings/triage-terms";
import {
  alertIds,
  alerts,
  expire,
  HOUR_MS,
  makeEndpoints,
  notified,
  RULE,
  read,
  suppress,
} from "../../test/fixtures/suppression-fixture";
import { useTestServer } from "../../test/support/database";
import { accountOf, idOf } from "../../test/support/rows";
import { finalise, reinstate, retract } from "../detect/settle/transitions";
import { endSuppression } from "./end";
import { createSuppression, getSuppression, SuppressionError, suppressionToJson } from "./suppressions";

const { dueHours } = DEFAULT_TERMS;
const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
});

test("a suppression has a rule, a subject, a reason, an author and an end within 90 days", async () => {
  const row = await suppress(pool, { patient: "ana" });
  expect((await getSuppression({ pool, id: row.id }))!).toEqual({ row, active: true });
  expect(suppressionToJson(row, true)).toEqual({
    id: expect.stringMatching(/^sup_[0-9a-f]{32}$/),
    rule: RULE,
    actor: accountOf("dr-lee"),
    patient: idOf("ana"),
    organisation: null,
    reason: "A registry is being rebuilt.",
    active: true,
    createdBy: "the officer",
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    endedBy: null,
    endedAt: null,
  });

  const chosen = { ruleId: RULE, actor: accountOf("x"), reason: "r", createdBy: "c" };
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
  const faultOf = (change: object) =>
    createSuppression({ pool, suppression: { ...chosen, expiresAt: inHours(1), ...change } }).then(
      () => "none",
      (error: unknown) => (error instanceof SuppressionError ? error.field : error),
    );
  expect(await faultOf({ ruleId: "ACC-99" })).toBe("rule");
  expect(await faultOf({ actor: undefined })).toBe("");
  expect(await faultOf({ reason: " " })).toBe("reason");
  expect(await faultOf({ expiresAt: inHours(-0.01) })).toBe("expiresAt");
  expect(await faultOf({ expiresAt: inHours(90 * 24 + 0.1) })).toBe("expiresAt");
  expect(await faultOf({ expiresAt: inHours(90 * 24 - 0.1) })).toBe("none");
});

test("matching alerts are stored without a notification; others, and those from before and after, are not affected", async () => {
  await makeEndpoints(pool);
  await read(pool, { blocks: [1] });
  const { id } = await suppress(pool, { patient: "ana" });
  await suppress(pool, { ruleId: "ACC-05" });
  await read(pool, { blocks: [2, 3], finalized: 2 });
  await read(pool, { blocks: [4], patient: "bob" });
  await read(pool, { blocks: [5], actor: "dr-who" });
  expect(await alerts(pool)).toEqual([
    "1 open - 1 1",
    `2 suppressed ${id} 1 1`,
    `3 suppressed ${id} 1 1`,
    "4 open - 1 1",
    "5 open - 1 1",
  ]);
  await expire(pool, id);
  await read(pool, { blocks: [6] });
  await finalise(pool, await alertIds(pool));
  expect((await alerts(pool)).map((text) => text.split(" ", 2).join(" "))).toEqual([
    "1 open",
    "2 suppressed",
    "3 suppressed",
    "4 open",
    "5 open",
    "6 open",
  ]);
  const expected = (name: string) => [1, 4, 5, 6].map((block) => `${name} alert.created ${block} 1`);
  expect(await notified(pool)).toEqual([...expected("instant"), ...expected("final")]);
});

test("an alert covered by several suppressions belongs to the one that lasts longest", async () => {
  await suppress(pool);
  const { id } = await suppress(pool, { expiresAt: new Date(Date.now() + 3 * HOUR_MS) });
  await suppress(pool, { expiresAt: new Date(Date.now() + 2 * HOUR_MS) });
  await read(pool, { blocks: [1] });
  expect(await alerts(pool)).toEqual([`1 suppressed ${id} 1 1`]);
});

test("an alert reinstated after a reorganisation is suppressed again while an active suppression covers it", async () => {
  await makeEndpoints(pool);
  await read(pool, { blocks: [1] });
  const { id } = await suppress(pool);
  await read(pool, { blocks: [2] });
  const comeBack = async () => {
    const ids = await alertIds(pool);
    expect(await retract(pool, ids)).toBe(2);
    expect(await reinstate(pool, ids, dueHours)).toBe(2);
  };
  await comeBack();
  // What was open when it was taken back is open again: a suppression is about what is found from then on.
  expect(await alerts(pool)).toEqual(["1 open - 2 3", `2 suppressed ${id} 2 3`]);
  const ofFirst = ["instant alert.created 1 1", "instant alert.retracted 1 1", "instant alert.created 1 2"].sort();
  expect((await notified(pool)).sort()).toEqual(ofFirst);
  const [, hidden] = await alertIds(pool);
  // The stream reads the outbox: what nobody was told of is taken back without a word, too.
  expect((await pool.query("SELECT event FROM compliance.outbox WHERE alert_id = $1", [hidden])).rows).toEqual([]);
  const { rows } = await pool.query(
    `SELECT "to" FROM compliance.alert_history WHERE alert_id = $1 AND change = 'reinstated'`,
    [hidden],
  );
  expect(rows).toEqual([{ to: { status: "suppressed", suppressedBy: id } }]);

  const other = await suppress(pool);
  await expire(pool, id);
  await comeBack();
  expect(await alerts(pool)).toEqual(["1 open - 3 5", `2 suppressed ${other.id} 3 5`]);

  expect(await retract(pool, await alertIds(pool))).toBe(2);
  expect(
    await endSuppression({ pool, id: other.id, by: { kind: "key", id: "key_1", name: "the officer" }, dueHours }),
  ).toMatchObject({ id: other.id });
  expect(await alerts(pool)).toEqual(["1 retracted - 3 6", `2 retracted ${other.id} 3 6`]);
  expect(await reinstate(pool, await alertIds(pool), dueHours)).toBe(2);
  expect(await alerts(pool)).toEqual(["1 open - 4 7", "2 open - 4 7"]);
  expect((await notified(pool)).filter((text) => text.includes(" 2 "))).toEqual(["instant alert.created 2 4"]);
});
