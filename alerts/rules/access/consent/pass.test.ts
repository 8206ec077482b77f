import type { Pool } from "pg";
import { expect, test } from "vitest";
import { type Facts, insertFacts } from "../../../../devnet/fact-tables";
import { blockEnd } from "../../../../facts/position";
import { useTestServer } from "../../../../test/support/database";
import {
  accessRow,
  affiliationRow,
  CHAIN_ID,
  consentRow,
  GENESIS,
  patientRow,
  placeAt,
  representativeRow,
} from "../../../../test/support/rows";
import { evaluateRange } from "../../../detect/evaluate/evaluate-range";
import { createRuleset } from "../../create-ruleset";
import { consentPass } from "./pass";
import { consentStatement } from "./statement";

const server = useTestServer();

/** The rules under test; the others find nothing in these facts. */
const HERE = [...consentPass.rules, "ACC-13", "GOV-02"];

const timeOf = (block: number) => GENESIS + block * 10;

/**
 * Evaluates only these facts in a database of its own, and returns verdict and alerts of each access, in chain order.
 */
async function judge(facts: Facts, options: Parameters<typeof createRuleset>[0] = {}) {
  const { pool } = await server.createDatabase();
  await insertFacts(pool, facts);
  await evaluateRange({
    pool,
    chainId: CHAIN_ID,
    fromPos: -1n,
    toPos: blockEnd(1000n),
    ruleset: createRuleset(options),
  });
  return { pool, verdicts: await verdictsOf(pool) };
}

async function verdictsOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query(
    `SELECT v.consent, v.rule_id, (SELECT string_agg(a.rule_id, ' ' ORDER BY a.rule_id) FROM compliance.alert a
       WHERE a.chain_id = v.chain_id AND a.pos = v.pos AND a.rule_id = ANY($1)) AS rules
     FROM compliance.verdict v ORDER BY v.pos`,
    [HERE],
  );
  return rows.map((row) => {
    expect(row.rule_id === null || String(row.rules).includes(row.rule_id)).toBe(true);
    return [row.consent, row.rules].filter(Boolean).join(" ");
  });
}

const patients = [patientRow({ block: 1 }, "p-ana"), patientRow({ block: 1, log: 1 }, "p-bo")];
const ana = { patient: "p-ana", actor: "dr-lee" };
const grant = { consent: "c-1", patient: "p-ana", grantee: "dr-lee" };

test("a consent applies from its beginning up to, but not including, its end", async () => {
  const consent = [consentRow({ block: 2 }, { ...grant, from: timeOf(10), until: timeOf(20) })];
  const access = [9, 10, 19, 20].map((block, seq) => accessRow({ block }, { ...ana, seq }));
  expect((await judge({ patient: patients, consent, access })).verdicts).toEqual([
    "missed ACC-03",
    "explained",
    "explained",
    "missed ACC-01",
  ]);
});

test("the effective time decides: a plausible clock counts, an implausible one does not", async () => {
  const consent = [consentRow({ block: 2 }, { ...grant, until: timeOf(50) })];
  const access = [
    accessRow({ block: 49 }, { ...ana, seq: 0, occurredAt: timeOf(49) + 1 }),
    accessRow({ block: 60 }, { ...ana, seq: 1, occurredAt: timeOf(50) - 1 }),
    accessRow({ block: 61 }, { ...ana, seq: 2, occurredAt: timeOf(50) }),
    accessRow({ block: 79 }, { ...ana, seq: 3, occurredAt: timeOf(79) - 300 }),
    accessRow({ block: 80 }, { ...ana, seq: 4, occurredAt: timeOf(80) - 301 }),
  ];
  expect((await judge({ patient: patients, consent, access })).verdicts).toEqual([
    "explained ACC-13",
    "explained",
    "missed ACC-01",
    "explained",
    "missed ACC-01 ACC-13",
  ]);
});

test("a revocation ends a consent for what is logged after it and took effect at or after it", async () => {
  const consent = [consentRow({ block: 2 }, { ...grant, until: timeOf(15), revoked: { block: 10, log: 5 } })];
  const access = [
    accessRow({ block: 10, log: 4 }, { ...ana, seq: 1 }),
    accessRow({ block: 10, log: 6 }, { ...ana, seq: 2 }),
    accessRow({ block: 11 }, { ...ana, seq: 3, occurredAt: timeOf(10) - 1 }),
    accessRow({ block: 20 }, { ...ana, seq: 4 }),
  ];
  expect((await judge({ patient: patients, consent, access })).verdicts).toEqual([
    "explained",
    "missed ACC-02",
    "explained",
    "missed ACC-02",
  ]);
});

test("without a matching grant the cited one is borrowed if the patient gave it to someone else, otherwise there is none", async () => {
  const consent = [
    consentRow({ block: 2 }, { ...grant, grantee: "dr-kim" }),
    consentRow({ block: 2, log: 1 }, { consent: "c-bo", patient: "p-bo", grantee: "dr-kim" }),
    consentRow({ block: 9 }, { consent: "c-late", patient: "p-ana", grantee: "dr-kim" }),
  ];
  const access = ["c-1", "c-bo", "c-late", undefined].map((cites, seq) =>
    accessRow({ block: 5, log: seq }, { ...ana, seq, cites }),
  );
  expect((await judge({ patient: patients, consent, access })).verdicts).toEqual([
    "missed ACC-05",
    "missed ACC-04",
    "missed ACC-04",
    "missed ACC-04",
  ]);
});

test("purposes cover those below them, except ones that must be named; sensitive categories must be named", async () => {
  const consent = [
    consentRow({ block: 2 }, { ...grant, purposes: ["TREAT", "HPAYMT"], categories: ["ALL", "HIV"], actions: ["ALL"] }),
  ];
  const access = [
    accessRow({ block: 5, log: 0 }, { ...ana, seq: 0, purpose: "COC" }),
    accessRow({ block: 5, log: 1 }, { ...ana, seq: 1, purpose: "CLINTRL" }),
    accessRow({ block: 5, log: 2 }, { ...ana, seq: 2, purpose: "ELIGVER", action: "export" }),
    accessRow({ block: 5, log: 3 }, { ...ana, seq: 3, purpose: "HMARKT" }),
    accessRow({ block: 5, log: 4 }, { ...ana, seq: 4, category: "HIV" }),
    accessRow({ block: 5, log: 5 }, { ...ana, seq: 5, category: "SUD", purpose: "HMARKT" }),
    accessRow({ block: 5, log: 6 }, { ...ana, seq: 6, purpose: "BTG" }),
    accessRow({ block: 5, log: 7 }, { ...ana, seq: 7, purpose: "HMARKT", outcome: "denied" }),
    accessRow({ block: 5, log: 8 }, { ...ana, seq: 8, purpose: "FRAUD" }),
  ];
  const { verdicts, pool } = await judge({ patient: patients, consent, access }, { exemptPurposes: ["FRAUD"] });
  expect(verdicts).toEqual([
    "explained",
    "missed ACC-06",
    "explained",
    "missed ACC-06",
    "explained",
    "missed ACC-08",
    "breakGlass",
    "denied",
    "exempt",
  ]);
  const { rows } = await pool.query("SELECT evidence, parameters FROM compliance.alert WHERE rule_id = 'ACC-08'");
  expect(rows[0].evidence.alsoFailed).toEqual(["purpose"]);
  expect(rows[0].parameters).toEqual({ exemptPurposes: ["FRAUD"], clockToleranceSeconds: 300 });
});

test("the nearest miss fails in the fewest dimensions, then first by time, scope, purpose, then is the latest", async () => {
  const expired = { until: timeOf(4) };
  const consent = [
    consentRow({ block: 2, log: 0 }, { ...grant, consent: "both", ...expired, purposes: ["HMARKT"] }),
    consentRow({ block: 2, log: 1 }, { ...grant, consent: "purpose", purposes: ["HMARKT"] }),
    consentRow({ block: 2, log: 2 }, { ...grant, consent: "scope", categories: ["IMAGING"] }),
    consentRow({ block: 2, log: 3 }, { ...grant, consent: "scope-later", actions: ["delete"] }),
  ];
  const access = [accessRow({ block: 5 }, { ...ana, seq: 1 })];
  const { verdicts, pool } = await judge({ patient: patients, consent, access });
  expect(verdicts).toEqual(["missed ACC-07"]);
  const { rows } = await pool.query(
    "SELECT consent_id, summary, explanation, evidence FROM compliance.alert WHERE rule_id LIKE 'ACC-0%'",
  );
  expect(rows[0].consent_id).toBe(consent[3]!.consentId);
  expect(rows[0].summary).toMatch(
    /^Laboratory results were read for treatment on 1 January 2026 at 00:00:50 UTC, but .*\.$/,
  );
  expect(rows[0].explanation).toMatch(
    /No consent of the patient to the actor, or to an organisation the actor acted for, covers the access\. This one, given to the actor, comes closest\./,
  );
  expect(rows[0].evidence.grant).toMatchObject({
    pos: String(consent[3]!.pos),
    consentId: consent[3]!.consentId,
    revocation: null,
  });
});

test("a member acts for its organisation while it belongs to it", async () => {
  const consent = [consentRow({ block: 2 }, { ...grant, grantee: "st-mary" })];
  const affiliation = [
    affiliationRow(
      { block: 5 },
      { member: "dr-lee", organisation: "st-mary", until: timeOf(100), ended: { block: 20, log: 1 } },
    ),
  ];
  const access = [
    accessRow({ block: 4 }, { ...ana, seq: 1 }),
    accessRow({ block: 5, log: 1 }, { ...ana, seq: 2 }),
    accessRow({ block: 20, log: 0 }, { ...ana, seq: 3 }),
    accessRow({ block: 20, log: 2 }, { ...ana, seq: 4 }),
    accessRow({ block: 21 }, { ...ana, seq: 5, occurredAt: timeOf(20) - 1 }),
  ];
  expect((await judge({ patient: patients, consent, affiliation, access })).verdicts).toEqual([
    "missed ACC-04",
    "explained",
    "explained",
    "missed ACC-04",
    "explained",
  ]);
});

test("the patient and a valid representative need no consent for what the patient requests", async () => {
  const representative = [
    representativeRow({ block: 5 }, { patient: "p-ana", representative: "son", until: timeOf(10) }),
  ];
  const access = [
    accessRow({ block: 4 }, { patient: "p-ana", actor: "p-ana", seq: 1, purpose: "PATRQT" }),
    accessRow({ block: 4, log: 1 }, { patient: "p-ana", actor: "p-ana", seq: 2 }),
    accessRow({ block: 9 }, { patient: "p-ana", actor: "son", seq: 3, purpose: "FAMRQT" }),
    accessRow({ block: 10 }, { patient: "p-ana", actor: "son", seq: 4, purpose: "FAMRQT" }),
    accessRow({ block: 11 }, { patient: "p-bo", actor: "p-ana", seq: 5, purpose: "PATRQT" }),
  ];
  expect((await judge({ patient: patients, representative, access })).verdicts).toEqual([
    "explained",
    "missed ACC-04",
    "explained",
    "missed ACC-04",
    "missed ACC-04",
  ]);
});

test("a custodian's numbers go up by one, whatever the outcome; its first may be any", async () => {
  const access = [
    accessRow({ block: 3, entry: 0 }, { ...ana, seq: 7, outcome: "denied" }),
    accessRow({ block: 3, entry: 1 }, { ...ana, seq: 8, outcome: "denied" }),
    accessRow({ block: 4, entry: 0 }, { ...ana, custodian: "clinic", seq: 100, outcome: "denied" }),
    accessRow({ block: 5, entry: 0 }, { ...ana, seq: 10, outcome: "denied" }),
    accessRow({ block: 6, entry: 0 }, { ...ana, seq: 10, outcome: "denied" }),
    accessRow({ block: 7, entry: 0 }, { ...ana, custodian: "clinic", seq: 101, outcome: "denied" }),
  ];
  const { verdicts, pool } = await judge({ access });
  expect(verdicts).toEqual(["denied", "denied", "denied", "denied GOV-02", "denied GOV-02", "denied"]);
  const { rows } = await pool.query(
    "SELECT summary, evidence FROM compliance.alert WHERE rule_id = 'GOV-02' ORDER BY pos LIMIT 1",
  );
  expect(rows[0].summary).toBe(
    "A custodian's access log skipped 1 entry on 1 January 2026 at 00:00:50 UTC: 8 was followed by 10.",
  );
  expect(rows[0].evidence.previous.pos).toBe(String(placeAt({ block: 3, entry: 1 }).pos));
});

test("the accesses of a newly indexed block are looked up one by one", async () => {
  const { pool } = await server.createDatabase();
  const seen = Array.from({ length: 1000 }, (_, seq) => accessRow({ block: 1 + seq }, { ...ana, seq }));
  await insertFacts(pool, { patient: patients, access: seen });
  await pool.query("ANALYZE");
  const count = 400;
  const block = Array.from({ length: count }, (_, log) => accessRow({ block: 2000, log }, { ...ana, seq: 1000 + log }));
  await insertFacts(pool, { access: block });

  const { rows } = await pool.query(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${consentStatement((table) => `chain."${table}"`, { store: false })}`,
    [CHAIN_ID, blockEnd(1999n), blockEnd(2000n), 300, []],
  );
  const { Plan: plan } = rows[0]["QUERY PLAN"][0] as { Plan: PlanNode };
  expect(plan["Actual Rows"]).toBe(count);
  expect(rowsIn(plan)).toBeLessThan(count * 100);
});

type PlanNode = { Plans?: PlanNode[]; "Actual Rows": number; "Actual Loops": number } & Partial<
  Record<"Rows Removed by Filter" | "Rows Removed by Join Filter", number>
>;

/** Rows that all nodes of a plan have seen. */
function rowsIn(node: PlanNode): number {
  const each = node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Join Filter"] ?? 0);
  return (node.Plans ?? []).reduce((sum, child) => sum + rowsIn(child), each * node["Actual Loops"]);
}
