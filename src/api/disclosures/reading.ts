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

/** An access or a share that an accounting holds. */
export type DisclosureRow = {
  kind: "access" | "share";
  chain_id: number;
  pos: string;
  block_number: string;
  tx_hash: string;
  log_index: number;
  /** Unix seconds. */
  at: string;
  recipient: string;
  discloser: string;
  record: string;
  category: DisclosureJson["category"]["code"];
  action: DisclosureJson["action"]["code"];
  purpose: DisclosureJson["purpose"]["code"];
  treated_as: Basis;
  /** The verdict's rule, where an access missed its consent. */
  rule_id: string | null;
  alerts: DisclosureJson["alerts"] | null;
};

export type Counts = Partial<Record<Exclusion | "denied", number>>;

/** Of whom and when: Unix seconds of the block, `before` exclusive. */
export type Subject = {
  patient: string;
  /** Most seconds that a plausible custodian's clock is behind its block. */
  clockToleranceSeconds: number;
  from: number;
  before: number;
};

/** What was disclosed on a chain, in the chain's order, and how many events are left out for which reason. */
export async function readDisclosures(
  { db, facts }: Snapshot,
  extent: ChainExtent,
  subject: Subject,
): Promise<{ rows: DisclosureRow[]; counts: Counts }[]> {
  if (extent.finalizedBlock < 0) return [];
  const found: { rows: DisclosureRow[]; counts: Counts }[] = [];
  for (const classified of [accesses(facts, extent, subject), shares(facts, extent, subject)]) {
    const { rows } = await db.execute<{ counts: Counts | null } & Record<keyof DisclosureRow, unknown>>(
      sql`with ${classified}, counted as (
          select jsonb_object_agg(treated_as, events) as counts
          from (select treated_as, count(*) as events from classified group by treated_as) as each
        )
        select counted.counts, c.* from counted left join classified as c on c.treated_as in (${listed(BASES)})
        order by c.pos`,
    );
    found.push({
      counts: rows[0]?.counts ?? {},
      rows: rows.filter(({ pos }) => pos !== null) as unknown as DisclosureRow[],
    });
  }
  return found;
}

const table = (facts: Facts, name: string) => sql.raw(facts(name));

/** No more than is shown or compared: thousands of whole rows would not fit the memory of a statement. */
const EVENT = sql.raw(
  "a.chain_id, a.pos, a.block_number, a.tx_hash, a.log_index, a.patient, a.record, a.category, a.purpose",
);

/** Common tables that end in `classified`: every access of the patient, with how it is treated. */
function accesses(facts: Facts, extent: ChainExtent, subject: Subject): SQL {
  const at = effectiveTime("a", String(subject.clockToleranceSeconds));
  return sql`${standing(extent, subject)}, subject as materialized (
      select ${EVENT}, a.block_hash, a.actor, a.custodian, a.action, a.outcome, ${sql.raw(at)} as at, coalesce(v.consent, 'pending') as verdict, v.consent_id as verdict_consent_id,
        v.rule_id
      from ${table(facts, "access")} as a
      left join compliance.verdict as v on v.chain_id = a.chain_id and v.pos = a.pos and v.block_hash = a.block_hash
      where ${within("a", extent, subject)}
    ), classified as (
      select 'access'::text as kind, s.chain_id, s.pos, s.block_number, s.tx_hash, s.log_index, s.at,
        s.actor as recipient, s.custodian as discloser, s.record, s.category, s.action, s.purpose, s.rule_id, t.alerts,
        case
          when s.outcome = 'denied' then 'denied'
          when s.verdict = 'missed' or t.alerts is not null then 'impermissible'
          when s.verdict in ('pending', 'error') then 'notJudged'
          when ${speaksFor(facts, "s.actor", "s.at")} then 'individualOrRepresentative'
          when s.purpose in (${listed(TREATMENT_PAYMENT_OPERATIONS)}) then 'treatmentPaymentOperations'
          when s.verdict = 'explained' and s.verdict_consent_id is not null then 'authorization'
          else 'policy'
        end as treated_as
      from subject as s left join standing as t on t.pos = s.pos and t.block_hash = s.block_hash
    )`;
}

/** Actions any of which lets a grantee have a copy of a record. */
const RECEIVING = maskOf(ACTIONS, ["read", "export", "ALL"]);

/** The same of every share of the patient's records. */
function shares(facts: Facts, extent: ChainExtent, subject: Subject): SQL {
  return sql`${standing(extent, subject)}, ${sql.raw(PURPOSE_TABLE)}, ${sql.raw(CATEGORY_TABLE)},
    subject as materialized (
      select ${EVENT}, a.block_hash, a.sender, a.recipient, a.block_time as at,
        purpose.covering as purposes, category.covering as categories
      from ${table(facts, "share")} as a
      left join purpose on purpose.code = a.purpose left join category on category.code = a.category
      where ${within("a", extent, subject)}
    ), classified as (
      select 'share'::text as kind, s.chain_id, s.pos, s.block_number, s.tx_hash, s.log_index, s.at,
        s.recipient, s.sender as discloser, s.record, s.category, 'share'::text as action, s.purpose,
        null::text as rule_id, t.alerts,
        case
          when t.alerts is not null then 'impermissible'
          when ${inAny("s.pos", extent.unjudgedShares)} then 'notJudged'
          when ${speaksFor(facts, "s.recipient", "s.at")} then 'individualOrRepresentative'
          when s.purpose in (${listed(TREATMENT_PAYMENT_OPERATIONS)}) then 'treatmentPaymentOperations'
          when exists (select from ${table(facts, "consent")} as g
            where g.chain_id = s.chain_id and g.patient = s.patient and ${sql.raw(isActive("g", "s.pos", "s.at"))}
              and (g.grantee = s.recipient or exists (select from ${table(facts, "affiliation")} as m
                where m.chain_id = s.chain_id and m.member = s.recipient and m.organisation = g.grantee
                  and ${sql.raw(holds("m", "s.pos", "s.at"))}))
              and g.purpose_mask & s.purposes <> 0 and g.category_mask & s.categories <> 0
              and g.action_mask & ${RECEIVING}::bigint <> 0) then 'authorization'
          else 'agreement'
        end as treated_as
      from subject as s left join standing as t on t.pos = s.pos and t.block_hash = s.block_hash
    )`;
}

/** Whether a position is in one of the stretches. */
function inAny(position: string, stretches: readonly Range[]): SQL {
  const bounds = (of: (stretch: Range) => bigint) => sql.param(stretches.map((stretch) => String(of(stretch))));
  return sql`exists (select from unnest(${bounds(({ fromPos }) => fromPos)}::bigint[], ${bounds(({ toPos }) => toPos)}::bigint[])
    as stretch (from_pos, to_pos) where ${sql.raw(position)} > stretch.from_pos and ${sql.raw(position)} <= stretch.to_pos)`;
}

/** The alerts about the patient that make a disclosure impermissible, and that no reorganisation has taken back. */
function standing({ chainId }: ChainExtent, { patient }: Subject): SQL {
  return sql`standing as materialized (
      select pos, block_hash, jsonb_agg(
        jsonb_build_object('id', id, 'rule', rule_id, 'status', status, 'outcome', outcome) order by rule_id, id) as alerts
      from compliance.alert
      where patient = ${patient} and chain_id = ${chainId} and rule_id in (${listed(IMPERMISSIBLE_RULES)})
        and retracted_at is null
      group by pos, block_hash
    )`;
}

function within(fact: string, { chainId, finalizedBlock }: ChainExtent, { patient, from, before }: Subject): SQL {
  const of = (column: string) => sql.raw(`${fact}.${column}`);
  return sql`${of("chain_id")} = ${chainId} and ${of("patient")} = ${patient}
    and ${of("pos")} <= ${blockEnd(BigInt(finalizedBlock))}
    and ${of("block_time")} >= ${from}::bigint and ${of("block_time")} < ${before}::bigint`;
}

/** Whether an account is the patient's controller, or represents the patient at a time. */
function speaksFor(facts: Facts, account: string, time: string): SQL {
  return sql`(
    exists (select from ${table(facts, "patient")} as p
      where p.chain_id = s.chain_id and p.patient = s.patient and p.controller = ${sql.raw(account)} and p.pos < s.pos)
    or exists (select from ${table(facts, "representative")} as r
      where r.chain_id = s.chain_id and r.patient = s.patient and r.representative = ${sql.raw(account)}
        and ${sql.raw(holds("r", "s.pos", time))})
  )`;
}
