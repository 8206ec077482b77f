import type { Pool } from "pg";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { DEFAULT_TERMS } from "../../settings/triage-terms";
import {
  alertIds,
  alerts,
  expire,
  HOUR_MS,
  makeEndpoints,
  notified,
  read,
  suppress,
} from "../../test/fixtures/suppression-fixture";
import { useTestServer } from "../../test/support/database";
import { finalise, reinstate, retract } from "../detect/settle/transitions";
import { endSuppression } from "./end";

const { dueHours } = DEFAULT_TERMS;
const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
  await makeEndpoints(pool);
});

const end = (id: string) => endSuppression({ pool, id, by: { kind: "key", id: "key_ada", name: "ada" }, dueHours });

test("its alerts are opened and notified like new ones, with author and reason; retracted ones stay retracted", async () => {
  const { id } = await suppress(pool);
  await read(pool, { blocks: [2, 3, 4] });
  const [taken, final, provisional] = (await alertIds(pool)) as [string, string, string];
  await retract(pool, [taken]);
  await finalise(pool, [final]);
  expect(await notified(pool)).toEqual([]);

  expect(await end(id)).toMatchObject({ id, endedBy: "ada", endedAt: expect.any(Date) });
  expect(await alerts(pool)).toEqual([`2 retracted ${id} 1 2`, "3 open - 1 2", "4 open - 1 2"]);
  expect(await notified(pool)).toEqual([
    "instant alert.created 3 1",
    "instant alert.created 4 1",
    "final alert.created 3 1",
  ]);
  await finalise(pool, [provisional]);
  expect((await notified(pool)).at(-1)).toBe("final alert.created 4 1");
  const { rows } = await pool.query(
    `SELECT by, by_kind, by_id, "from", "to", note FROM compliance.alert_history WHERE alert_id = $1 AND change = 'unsuppressed'`,
    [provisional],
  );
  expect(rows).toEqual([
    {
      ...{ by: "ada", by_kind: "key", by_id: "key_ada" },
      from: { status: "suppressed", suppressedBy: id },
      to: { status: "open", suppressedBy: null },
      note: "The suppression that held it back was ended before its time.",
    },
  ]);
  await read(pool, { blocks: [5] });
  expect((await alerts(pool)).at(-1)).toBe("5 open - 1 1");
});

test("due dates of opened alerts start at the end; those that stay or become suppressed are unchanged", async () => {
  const { id } = await suppress(pool);
  await read(pool, { blocks: [1] });
  await read(pool, { blocks: [2], patient: "bob" });
  await suppress(pool, { patient: "bob" });
  const old = "now() - interval '60 days'";
  await pool.query(`UPDATE compliance.alert SET detected_at = ${old}, opened_at = ${old}, due_at = ${old}`);
  const clocks = async () =>
    (
      await pool.query(
        `SELECT round(extract(epoch FROM now() - detected_at) / 86400)::int AS detected,
           round(extract(epoch FROM now() - opened_at) / 86400)::int AS opened,
           round(extract(epoch FROM due_at - now()) / 3600)::int AS due
         FROM compliance.alert WHERE rule_id = 'ACC-04' ORDER BY pos`,
      )
    ).rows;
  const untouched = { detected: 60, opened: 60, due: -60 * 24 };
  await end(id);
  expect(await clocks()).toEqual([{ detected: 60, opened: 0, due: dueHours.high }, untouched]);
  await pool.query(`UPDATE compliance.alert SET opened_at = ${old}, due_at = ${old}`);
  const ids = await alertIds(pool);
  await retract(pool, ids);
  await reinstate(pool, ids, dueHours);
  expect(await clocks()).toEqual([{ detected: 60, opened: 0, due: dueHours.high }, untouched]);
});

test("alerts covered by another active suppression stay suppressed under that one", async () => {
  const { id } = await suppress(pool, { expiresAt: new Date(Date.now() + 3 * HOUR_MS) });
  await read(pool, { blocks: [1] });
  await read(pool, { blocks: [2], patient: "bob" });
  const over = await suppress(pool, { patient: "bob" });
  await expire(pool, over.id);
  const other = await suppress(pool, { patient: "ana" });
  await end(id);
  expect(await alerts(pool)).toEqual([`1 suppressed ${other.id} 1 2`, "2 open - 1 2"]);
  expect(await notified(pool)).toEqual(["instant alert.created 2 1"]);
  await end(other.id);
  expect(await alerts(pool)).toEqual(["1 open - 1 3", "2 open - 1 2"]);
});

test("alerts from silent history are opened without a notification", async () => {
  await pool.query(
    `INSERT INTO compliance.chain (chain_id, go_live_block, anchor_block, anchor_hash, evaluated_pos)
     VALUES (31337, 10, 0, '0x', -1)`,
  );
  const { id } = await suppress(pool);
  await read(pool, { blocks: [9, 10] });
  await end(id);
  expect(await alerts(pool)).toEqual(["9 open - 1 2", "10 open - 1 2"]);
  expect(await notified(pool)).toEqual(["instant alert.created 10 1"]);
});

test("an unknown, ended or expired suppression cannot be ended", async () => {
  const ended = await suppress(pool);
  const expired = await suppress(pool);
  await expire(pool, expired.id);
  const outcomes = await Promise.all([end(ended.id), end(ended.id)]);
  expect(outcomes.filter((outcome) => outcome === "over")).toHaveLength(1);
  expect(await end(expired.id)).toBe("over");
  expect(await end("sup_of_nobody")).toBe("unknown");
});

describe("no alert is lost when a suppression is ended", () => {
  /** Holds off whoever needs what this statement locks, until what it answers is called. */
  async function holdOff(lock: string): Promise<() => Promise<void>> {
    const client = await pool.connect();
    let held = true;
    const goOn = async () => {
      if (!held) return;
      held = false;
      await client.query("ROLLBACK");
      client.release();
    };
    onTestFinished(goOn);
    await client.query("BEGIN");
    await client.query(lock);
    return goOn;
  }

  /** Until this many connections wait for another's lock. */
  const waiting = (count: number) =>
    expect
      .poll(
        async () =>
          (
            await pool.query(
              `SELECT count(*)::int FROM pg_stat_activity
               WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
            )
          ).rows[0].count,
        { timeout: 60_000, interval: 20 },
      )
      .toBe(count);

  test("while an evaluation has stored under it and not committed: ending waits, and finds the alert", async () => {
    const { id } = await suppress(pool);
    // The last that an evaluation writes, after its alerts.
    const goOn = await holdOff("LOCK TABLE compliance.evaluated_block IN EXCLUSIVE MODE");
    const evaluating = read(pool, { blocks: [1] });
    await waiting(1);
    const ending = end(id);
    await waiting(2);
    await goOn();
    await Promise.all([evaluating, ending]);
    expect(await alerts(pool)).toEqual(["1 open - 1 2"]);
    expect(await notified(pool)).toEqual(["instant alert.created 1 1"]);
  });

  test("while an evaluation has a snapshot in which it is active: the evaluation is retried and notifies", async () => {
    const { id } = await suppress(pool);
    // The first that an evaluation writes, before its alerts.
    const goOn = await holdOff("LOCK TABLE compliance.ruleset IN EXCLUSIVE MODE");
    const evaluating = read(pool, { blocks: [1] });
    await waiting(1);
    await end(id);
    await goOn();
    await evaluating;
    expect(await alerts(pool)).toEqual(["1 open - 1 1"]);
    expect(await notified(pool)).toEqual(["instant alert.created 1 1"]);
  });

  test("while an alert is being reinstated under it: ending waits, and finds the alert", async () => {
    const { id } = await suppress(pool);
    await read(pool, { blocks: [1] });
    const ids = await alertIds(pool);
    await retract(pool, ids);
    const goOn = await holdOff("SELECT FROM compliance.alert FOR UPDATE");
    const reinstating = reinstate(pool, ids, dueHours);
    await waiting(1);
    const ending = end(id);
    await waiting(2);
    await goOn();
    await Promise.all([reinstating, ending]);
    expect(await alerts(pool)).toEqual(["1 open - 2 4"]);
    expect(await notified(pool)).toEqual(["instant alert.created 1 2"]);
  });

  test("at the same time as the only other one that covers them", async () => {
    const one = await suppress(pool);
    const other = await suppress(pool, { patient: "ana", expiresAt: new Date(Date.now() + 2 * HOUR_MS) });
    await read(pool, { blocks: [1] });
    await read(pool, { blocks: [2], patient: "bob" });
    // Both have come as far as they can before either has changed an alert.
    const goOn = await holdOff("LOCK TABLE compliance.alert IN EXCLUSIVE MODE");
    const ending = [end(one.id), end(other.id)];
    await waiting(2);
    await goOn();
    await Promise.all(ending);
    expect((await alerts(pool)).map((text) => text.split(" ", 3).join(" "))).toEqual(["1 open -", "2 open -"]);
    expect(await notified(pool)).toEqual(["instant alert.created 1 1", "instant alert.created 2 1"]);
  });
});
