import type { Pool } from "pg";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { startAnvil } from "../../../devnet/anvil";
import { insertFacts, setCheckpoint } from "../../../devnet/fact-tables";
import { blockEnd } from "../../../facts/position";
import { useTestServer, WAITING } from "../../../test/support/database";
import { reviewed } from "../../../test/support/deadline-facts";
import { accessRow, CHAIN_ID, GENESIS, idOf } from "../../../test/support/rows";
import { breakGlassUnjustified } from "../../rules/access/acc-09-break-glass-unjustified";
import { createRuleset } from "../../rules/create-ruleset";
import { connectNode } from "../chain/chain-node";
import { evaluateRange } from "../evaluate/evaluate-range";
import { createDeadlines, decideDue } from "./decide-deadlines";
import { reconcile } from "./reconcile";

const HOUR = 3_600;
/** When the review of the access is due: 72 hours after it. */
const DUE = GENESIS + 10 + 72 * HOUR;
const ruleset = createRuleset();

const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
  await pool.query("INSERT INTO compliance.chain VALUES ($1, 0, 0, '0x', -1)", [CHAIN_ID]);
  const broken = accessRow(
    { block: 1 },
    { access: "broken glass", actor: "dr-lee", patient: "p-ana", purpose: "BTG", seq: 1 },
  );
  await insertFacts(pool, { access: [{ ...broken, reasonHash: idOf("unconscious") }] });
});

const indexed = (latest: { block: number; time: number }, finalized = { block: 0, time: 0 }) =>
  setCheckpoint(pool, { chainId: CHAIN_ID, latest, finalized });
const evaluate = (by = ruleset, notify = true) =>
  evaluateRange({ pool, chainId: CHAIN_ID, fromPos: -1n, toPos: blockEnd(99n), ruleset: by, notify });
const decide = (clock: number, by = ruleset) =>
  decideDue({ pool, chainId: CHAIN_ID, ruleset: by, viewsSchema: "chain", clock });
const within = (reviewHours: number, toleranceSeconds = 300) =>
  createRuleset({ ruleParameters: { "ACC-09": { reviewHours }, "ACC-13": { toleranceSeconds } } });
const alerts = async () =>
  (
    await pool.query(
      `SELECT status, finality, incarnation, retraction, deadline::int FROM compliance.alert WHERE rule_id = 'ACC-09'`,
    )
  ).rows;
const open = { status: "open", finality: "provisional", incarnation: 1, retraction: null, deadline: DUE };

test("a deadline is decided after the chain's clock has passed it, not when it reaches it", async () => {
  await indexed({ block: 2, time: DUE });
  await evaluate();
  expect(await decide(DUE)).toMatchObject({ due: 0 });
  expect(await alerts()).toEqual([]);
  await indexed({ block: 3, time: DUE + 1 });
  expect(await decide(DUE + 1)).toMatchObject({ due: 1, created: 1 });
  expect(await alerts()).toEqual([open]);
  expect(await decide(DUE + 1)).toMatchObject({ due: 1, created: 0 });
  expect(await alerts()).toEqual([open]);
});

test("a reorganisation can answer an alert, and can leave it unanswered again", async () => {
  await indexed({ block: 3, time: DUE + 1 });
  await evaluate();
  await decide(DUE + 1);
  await insertFacts(pool, reviewed({ block: 2, time: DUE }, { access: "broken glass" }));
  expect(await decide(DUE + 1)).toMatchObject({ retracted: 1 });
  expect(await alerts()).toEqual([{ ...open, status: "retracted", retraction: "answered" }]);
  await pool.query("DELETE FROM chain.access_review");
  expect(await decide(DUE + 1)).toMatchObject({ reinstated: 1 });
  expect(await alerts()).toEqual([{ ...open, incarnation: 2 }]);
  const { rows } = await pool.query(
    "SELECT event, incarnation FROM compliance.outbox WHERE alert_id IN (SELECT id FROM compliance.alert WHERE rule_id = 'ACC-09') ORDER BY id",
  );
  expect(rows).toEqual([
    { event: "alert.created", incarnation: 1 },
    { event: "alert.retracted", incarnation: 1 },
    { event: "alert.created", incarnation: 2 },
  ]);
});

describe("if the parameters change before a deadline", () => {
  const judged = async () =>
    (
      await pool.query(
        `SELECT a.status, (a.parameters->>'reviewHours')::int AS hours, a.ruleset, a.deadline::int, a.notify,
           (SELECT array_agg(o.event ORDER BY o.id) FROM compliance.outbox o WHERE o.alert_id = a.id) AS told
         FROM compliance.alert a WHERE a.rule_id = 'ACC-09'`,
      )
    ).rows;
  const found = {
    ...{ status: "open", hours: 72, ruleset: ruleset.hash, deadline: DUE, notify: true, told: ["alert.created"] },
  };

  test.each([within(96), within(24), within(72, 5)])("it is decided with those that set it", async (by) => {
    await pool.query("UPDATE chain.access SET occurred_at = block_time - 10");
    await indexed({ block: 3, time: DUE + 1 });
    await evaluate();
    expect(await decide(DUE + 1, by)).toMatchObject({ due: 1, created: 1 });
    expect(await judged()).toEqual([{ ...found, deadline: DUE - 10 }]);
  });

  test("an active alert stays active", async () => {
    await indexed({ block: 3, time: DUE + 1 });
    await evaluate();
    await decide(DUE + 1);
    expect(await decide(DUE + 1, within(96))).toMatchObject({ due: 1, created: 0, retracted: 0 });
    expect(await judged()).toEqual([found]);
  });

  test("a silent re-evaluation with the new ones keeps the notification, once", async () => {
    await indexed({ block: 3, time: DUE + 1 });
    await evaluate();
    const stricter = within(48);
    await evaluate(stricter, false);
    const sooner = DUE - 24 * HOUR;
    expect(await decide(sooner + 1, stricter)).toMatchObject({ due: 1, created: 1 });
    expect(await decide(DUE + 1, stricter)).toMatchObject({ due: 2, created: 0, retracted: 0 });
    expect(await judged()).toEqual([{ ...found, hours: 48, ruleset: stricter.hash, deadline: sooner }]);
  });

  test("other rules' parameters set no further deadline", async () => {
    await indexed({ block: 3, time: DUE + 1 });
    await evaluate();
    await evaluate(createRuleset({ ruleParameters: { "SHR-04": { days: 10 } } }), false);
    expect(await decide(DUE + 1)).toMatchObject({ due: 1 });
  });
});

describe("if the rule has a new version", () => {
  /** Makes the current version's results those of an earlier version. */
  const earlier = async () => {
    await pool.query(
      `INSERT INTO compliance.ruleset (hash, rules) SELECT 'earlier', jsonb_agg(
         CASE rule->>'id' WHEN 'ACC-09' THEN rule || '{"version": 0}' ELSE rule END)
       FROM compliance.ruleset, jsonb_array_elements(rules) rule`,
    );
    await pool.query("UPDATE compliance.deadline SET ruleset = 'earlier'");
    for (const table of ["outbox", "alert_history"]) await pool.query(`DELETE FROM compliance.${table}`);
    await pool.query(
      `UPDATE compliance.alert SET id = 'earlier ' || id, rule_version = 0, ruleset = 'earlier' WHERE rule_id = 'ACC-09'`,
    );
  };
  const versions = async () =>
    (
      await pool.query(
        `SELECT rule_version AS version, status, outcome, notify FROM compliance.alert
         WHERE rule_id = 'ACC-09' ORDER BY rule_version`,
      )
    ).rows;
  const { version } = breakGlassUnjustified;
  const standing = { version: 0, status: "open", outcome: null, notify: true };

  test("final decisions of the earlier one are made again, silently", async () => {
    const after = { block: 3, time: DUE + 2 };
    await indexed(after, after);
    await insertFacts(pool, reviewed({ block: 2, time: DUE }, { access: "broken glass" }));
    await evaluate();
    expect(await decide(DUE + 1)).toMatchObject({ due: 1, created: 0 });
    await earlier();
    await pool.query("DELETE FROM chain.access_review");
    await evaluate(ruleset, false);
    expect(await decide(DUE + 1)).toMatchObject({ due: 1, created: 1 });
    expect(await versions()).toEqual([{ ...standing, version, notify: false }]);
    await evaluate(ruleset, false);
    expect(await decide(DUE + 1)).toMatchObject({ due: 0 });
  });

  test("an alert of the earlier one stays, and the new one's becomes its duplicate", async () => {
    await indexed({ block: 3, time: DUE + 1 });
    await evaluate();
    await decide(DUE + 1);
    await earlier();
    await evaluate(ruleset, false);
    expect(await decide(DUE + 1)).toMatchObject({ due: 2, created: 1, retracted: 0 });
    const duplicate = { version, status: "resolved", outcome: "duplicate", notify: true };
    expect(await versions()).toEqual([standing, duplicate]);
    await insertFacts(pool, reviewed({ block: 2, time: DUE }, { access: "broken glass" }));
    expect(await decide(DUE + 1)).toMatchObject({ retracted: 1 });
    expect(await versions()).toEqual([standing, { ...duplicate, status: "retracted" }]);
  });
});

test("a deadline set while others are decided is not recorded as decided", async () => {
  const after = { block: 3, time: DUE + 2 };
  await indexed(after, after);
  await evaluate();
  // Deciding waits here, with its snapshot, to store its findings.
  const client = await pool.connect();
  try {
    await client.query("BEGIN; LOCK TABLE compliance.alert IN EXCLUSIVE MODE");
    const deciding = decide(DUE + 1);
    await expect.poll(async () => (await pool.query(WAITING)).rows.length, { timeout: 60_000 }).toBe(1);
    await pool.query(
      `INSERT INTO compliance.deadline SELECT chain_id, rule_id, pos + 1, block_hash, due_time, ruleset, notify
       FROM compliance.deadline`,
    );
    await client.query("COMMIT");
    expect(await deciding).toMatchObject({ due: 1, created: 1 });
  } finally {
    client.release();
  }
  expect(await decide(DUE + 1)).toMatchObject({ due: 1 });
});

describe("its alert is final", () => {
  const facts = (table: string) => `chain."${table}"`;

  /** The stages of deadlines and of finality, on a chain whose only block contains the access. */
  async function startStages() {
    const anvil = await startAnvil({ chainId: CHAIN_ID });
    onTestFinished(() => anvil.stop());
    const node = connectNode({ chainId: CHAIN_ID, rpcUrls: [anvil.rpcUrl] });
    const [hash] = await node.blockHashes([0]);
    await pool.query("UPDATE chain.access SET block_number = 0, block_hash = $1", [hash]);
    const stage = createDeadlines({ pool, chainId: CHAIN_ID, ruleset, viewsSchema: "chain", node });
    const checkpoint = (finalizedTime: number) => ({
      ...{ latestBlock: 3, latestTime: DUE + 2, clock: DUE + 2, finalizedBlock: 1, finalizedTime },
      ...{ safeBlock: 1, safeTime: finalizedTime },
    });
    await indexed({ block: 3, time: DUE + 2 }, { block: 1, time: DUE });
    await evaluate();
    const look = (finalizedTime: number) => stage.step(facts, checkpoint(finalizedTime));
    await look(DUE);
    // A head counts once it has stood for two seconds, and nothing tells when that has passed.
    await new Promise((resolve) => setTimeout(resolve, 2_050));
    expect(await look(DUE)).toMatchObject({ due: 1, created: 1 });
    const settle = (finalizedTime: number) =>
      reconcile({
        ...{ pool, facts, chainId: CHAIN_ID, checkpoint: checkpoint(finalizedTime), node },
        dueHours: ruleset.triage.dueHours,
      });
    return { look, settle };
  }

  test("only once a finalized block has passed it and it was decided for good after that", async () => {
    const { look, settle } = await startStages();
    expect(await settle(DUE)).toMatchObject({ finalised: 0 });
    await indexed({ block: 3, time: DUE + 2 }, { block: 2, time: DUE + 1 });
    expect(await settle(DUE + 1)).toMatchObject({ finalised: 0 });
    expect(await look(DUE + 1)).toMatchObject({ due: 1 });
    expect(await look(DUE + 1)).toMatchObject({ due: 0 });
    expect(await settle(DUE + 1)).toMatchObject({ finalised: 1 });
    expect(await alerts()).toEqual([{ ...open, finality: "final" }]);
  });

  test("and not if a reorganisation answered it before that", async () => {
    const { look, settle } = await startStages();
    await insertFacts(pool, reviewed({ block: 2, time: DUE }, { access: "broken glass" }));
    await indexed({ block: 3, time: DUE + 2 }, { block: 2, time: DUE + 1 });
    expect(await settle(DUE + 1)).toMatchObject({ finalised: 0 });
    expect(await look(DUE + 1)).toMatchObject({ retracted: 1 });
    expect(await settle(DUE + 1)).toMatchObject({ finalised: 0 });
    expect(await alerts()).toEqual([{ ...open, status: "retracted", retraction: "answered" }]);
  });
});

test("nothing is decided while facts of a canonical block are missing", async () => {
  const anvil = await startAnvil({ chainId: CHAIN_ID });
  try {
    const node = connectNode({ chainId: CHAIN_ID, rpcUrls: [anvil.rpcUrl] });
    await indexed({ block: 3, time: DUE + 1 });
    await evaluate();
    const stage = createDeadlines({ pool, chainId: CHAIN_ID, ruleset, viewsSchema: "chain", node });
    const checkpoint = {
      ...{ latestBlock: 3, latestTime: DUE + 1, clock: DUE + 1, finalizedBlock: -1, finalizedTime: -1 },
      ...{ safeBlock: -1, safeTime: -1 },
    };
    const look = () => stage.step((table) => `chain."${table}"`, checkpoint);
    const seen = (hash: string | null | undefined) =>
      pool.query("INSERT INTO compliance.evaluated_block VALUES ($1, 0, $2, 'r')", [CHAIN_ID, hash]);
    await look();
    // A head counts once it has stood for two seconds, and nothing tells when that has passed.
    await new Promise((resolve) => setTimeout(resolve, 2_050));
    const [hash] = await node.blockHashes([0]);
    await seen(hash);
    expect(await look()).toMatchObject({ due: 0 });
    expect(await alerts()).toEqual([]);
    await pool.query("UPDATE compliance.evaluated_block SET block_hash = '0xreplaced' WHERE block_number = 0");
    expect(await look()).toMatchObject({ due: 1, created: 1 });
    const { rows } = await pool.query("SELECT deadlines_time::int FROM compliance.chain");
    expect(rows[0].deadlines_time).toBe(DUE + 1);
  } finally {
    await anvil.stop();
  }
});
