import { type SQL, sql } from "drizzle-orm";
import { ACTIONS, maskOf } from "../../../facts/codes";
import { effectiveTime } from "../../../facts/effective-time";
import { blockEnd } from "../../../facts/position";
import type { Range } from "../../../facts/ranges";
import type { Facts } from "../../../facts/schema";
import { CATEGORY_TABLE, PURPOSE_TABLE } from "../../../facts/sql/codes";
import { holds, isActive } from "../../../facts/sql/validity";
import { listed } from "../reading/fact-rows";
import type { Snapshot } from "../reading/snapshot";
import type { DisclosureJson } from "../schemas/disclosures";
import { BASES } from "../schemas/disclosures";
import type { ChainExtent } from "./extent";
import { type Basis, type Exclusion, IMPERMISSIBLE_RULES, TREATMENT_PAYMENT_OPERATIONS } from "./policy";

/** An access or share in an accounting. */
export type DisclosureRow = {
  kind: "access" | "share";
  chain_id: number;
  pos: string;
  block_number: string;
  tx_hash: string;
  log_index: number;
  /** Unix seconds: by the clock that the disclosure is judged by. */
  at: string;
  /** By the custodian's clock; null for a share, which has only its block's time. */
  occurred_at: string | null;
  block_time: string;
  recipient: string;
  discloser: string;
  record: string;
  category: DisclosureJson["category"]["code"];
  action: DisclosureJson["action"]["code"];
  purpose: DisclosureJson["purpose"]["code"];
  treated_as: Basis;
  /** The verdict's rule if no consent covered the access. */
  rule_id: string | null;
  alerts: DisclosureJson["alerts"] | null;
};

export type Counts = Partial<Record<Exclusion | "denied", number>>;

/** The patient and the period: block time in Unix seconds, `before` exclusive. */
export type Subject = {
  patient: string;
  /** Maximum seconds that a plausible custodian's clock may be behind the block time. */
  clockToleranceSeconds: number;
  from: number;
  before: number;
};

/** Reads the disclosures on a chain in chain order, and counts the events left out for each reason. */
export async function readDisclosures(
  { db, facts }: Snapshot,
  extent: ChainExtent,
  subject: Subject,
): Promise<{ rows: DisclosureRow[]; counts: Counts }[]> {
  if (extent.finalizedBlock < 0) return [];
  const found: { rows: DisclosureRow[]; counts: Counts }[] = [];
  for (const classified of [accesses(facts, extent, subject), shares(facts, extent, subject)]) {
    const { rows } = await db.execute<{ counts: Counts | null } & Record<keyof DisclosureRow, unknown>>(
      sql`WITH ${classified}, counted AS (
          SELECT jsonb_object_agg(treated_as, events) AS counts
          FROM (SELECT treated_as, count(*) AS events FROM classified GROUP BY treated_as) AS each
        )
        SELECT counted.counts, c.* FROM counted LEFT JOIN classified AS c ON c.treated_as IN (${listed(BASES)})
        ORDER BY c.pos`,
    );
    found.push({
      counts: rows[0]?.counts ?? {},
      rows: rows.filter(({ pos }) => pos !== null) as unknown as DisclosureRow[],
    });
  }
  return found;
}

const table = (facts: Facts, name: string) => sql.raw(facts(name));

/** Only the columns shown or compared: thousands of full rows would not fit a statement's memory. */
const EVENT = sql.raw(
  "a.chain_id, a.pos, a.block_number, a.block_time, a.tx_hash, a.log_index, a.patient, a.record, a.category, a.purpose",
);

/** Returns common table expressions that end in `classified`: every access of the patient with its classification. */
function accesses(facts: Facts, extent: ChainExtent, subject: Subject): SQL {
  const at = effectiveTime("a", String(subject.clockToleranceSeconds));
  return sql`${standing(extent, subject)}, subject AS MATERIALIZED (
      SELECT ${EVENT}, a.block_hash, a.actor, a.custodian, a.action, a.outcome, a.occurred_at, ${sql.raw(at)} AS at, coalesce(v.consent, 'pending') AS verdict, v.consent_id AS verdict_consent_id,
        v.rule_id
      FROM ${table(facts, "access")} AS a
      LEFT JOIN compliance.verdict AS v ON v.chain_id = a.chain_id AND v.pos = a.pos AND v.block_hash = a.block_hash
      WHERE ${within("a", extent, subject)}
    ), classified AS (
      SELECT 'access'::text AS kind, s.chain_id, s.pos, s.block_number, s.tx_hash, s.log_index, s.at, s.occurred_at,
        s.block_time,
        s.actor AS recipient, s.custodian AS discloser, s.record, s.category, s.action, s.purpose, s.rule_id, t.alerts,
        CASE
          WHEN s.outcome = 'denied' THEN 'denied'
          WHEN s.verdict = 'missed' OR t.alerts IS NOT NULL THEN 'impermissible'
          WHEN s.verdict IN ('pending', 'error') THEN 'notJudged'
          WHEN ${speaksFor(facts, "s.actor", "s.at")} THEN 'individualOrRepresentative'
          WHEN s.purpose IN (${listed(TREATMENT_PAYMENT_OPERATIONS)}) THEN 'treatmentPaymentOperations'
          WHEN s.verdict = 'explained' AND s.verdict_consent_id IS NOT NULL THEN 'authorization'
          ELSE 'policy'
        END AS treated_as
      FROM subject AS s LEFT JOIN standing AS t ON t.pos = s.pos AND t.block_hash = s.block_hash
    )`;
}

/** Actions that let a grantee receive a copy of a record. */
const RECEIVING = maskOf(ACTIONS, ["read", "export", "ALL"]);

/** The same for every share of the patient's records. */
function shares(facts: Facts, extent: ChainExtent, subject: Subject): SQL {
  return sql`${standing(extent, subject)}, ${sql.raw(PURPOSE_TABLE)}, ${sql.raw(CATEGORY_TABLE)},
    subject AS MATERIALIZED (
      SELECT ${EVENT}, a.block_hash, a.sender, a.recipient, a.block_time AS at,
        purpose.covering AS purposes, category.covering AS categories
      FROM ${table(facts, "share")} AS a
      LEFT JOIN purpose ON purpose.code = a.purpose LEFT JOIN category ON category.code = a.category
      WHERE ${within("a", extent, subject)}
    ), classified AS (
      SELECT 'share'::text AS kind, s.chain_id, s.pos, s.block_number, s.tx_hash, s.log_index, s.at,
        NULL::bigint AS occurred_at, s.block_time,
        s.recipient, s.sender AS discloser, s.record, s.category, 'share'::text AS action, s.purpose,
        NULL::text AS rule_id, t.alerts,
        CASE
          WHEN t.alerts IS NOT NULL THEN 'impermissible'
          WHEN ${inAny("s.pos", extent.unjudgedShares)} THEN 'notJudged'
          WHEN ${speaksFor(facts, "s.recipient", "s.at")} THEN 'individualOrRepresentative'
          WHEN s.purpose IN (${listed(TREATMENT_PAYMENT_OPERATIONS)}) THEN 'treatmentPaymentOperations'
          WHEN EXISTS (SELECT FROM ${table(facts, "consent")} AS g
            WHERE g.chain_id = s.chain_id AND g.patient = s.patient AND ${sql.raw(isActive("g", "s.pos", "s.at"))}
              AND (g.grantee = s.recipient OR EXISTS (SELECT FROM ${table(facts, "affiliation")} AS m
                WHERE m.chain_id = s.chain_id AND m.member = s.recipient AND m.organisation = g.grantee
                  AND ${sql.raw(holds("m", "s.pos", "s.at"))}))
              AND g.purpose_mask & s.purposes <> 0 AND g.category_mask & s.categories <> 0
              AND g.action_mask & ${RECEIVING}::bigint <> 0) THEN 'authorization'
          ELSE 'agreement'
        END AS treated_as
      FROM subject AS s LEFT JOIN standing AS t ON t.pos = s.pos AND t.block_hash = s.block_hash
    )`;
}

/** Tests whether a position is in one of the ranges. */
function inAny(position: string, stretches: readonly Range[]): SQL {
  const bounds = (of: (stretch: Range) => bigint) => sql.param(stretches.map((stretch) => String(of(stretch))));
  return sql`EXISTS (SELECT FROM unnest(${bounds(({ fromPos }) => fromPos)}::bigint[], ${bounds(({ toPos }) => toPos)}::bigint[])
    AS stretch (from_pos, to_pos) WHERE ${sql.raw(position)} > stretch.from_pos AND ${sql.raw(position)} <= stretch.to_pos)`;
}

/** The active alerts about the patient that make a disclosure impermissible. */
function standing({ chainId }: ChainExtent, { patient }: Subject): SQL {
  return sql`standing AS MATERIALIZED (
      SELECT pos, block_hash, jsonb_agg(
        jsonb_build_object('id', id, 'rule', rule_id, 'status', status, 'outcome', outcome) ORDER BY rule_id, id) AS alerts
      FROM compliance.alert
      WHERE patient = ${patient} AND chain_id = ${chainId} AND rule_id IN (${listed(IMPERMISSIBLE_RULES)})
        AND retracted_at IS NULL
      GROUP BY pos, block_hash
    )`;
}

function within(fact: string, { chainId, finalizedBlock }: ChainExtent, { patient, from, before }: Subject): SQL {
  const of = (column: string) => sql.raw(`${fact}.${column}`);
  return sql`${of("chain_id")} = ${chainId} AND ${of("patient")} = ${patient}
    AND ${of("pos")} <= ${blockEnd(BigInt(finalizedBlock))}
    AND ${of("block_time")} >= ${from}::bigint AND ${of("block_time")} < ${before}::bigint`;
}

/** Tests whether an account is the patient's controller or represents the patient at a time. */
function speaksFor(facts: Facts, account: string, time: string): SQL {
  return sql`(
    EXISTS (SELECT FROM ${table(facts, "patient")} AS p
      WHERE p.chain_id = s.chain_id AND p.patient = s.patient AND p.controller = ${sql.raw(account)} AND p.pos < s.pos)
    OR EXISTS (SELECT FROM ${table(facts, "representative")} AS r
      WHERE r.chain_id = s.chain_id AND r.patient = s.patient AND r.representative = ${sql.raw(account)}
        AND ${sql.raw(holds("r", "s.pos", time))})
  )`;
}
