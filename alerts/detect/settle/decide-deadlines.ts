import type { Pool } from "pg";
import { inSnapshot } from "../../../database/snapshot";
import type { Checkpoint } from "../../../facts/checkpoint";
import type { Facts } from "../../../facts/schema";
import { everyFact } from "../../../facts/tables";
import { deadlinePasses } from "../../rules/catalogue";
import { formerRuleset } from "../../rules/create-ruleset";
import type { Finding } from "../../rules/finding";
import type { Deadline, Query } from "../../rules/pass";
import type { Ruleset } from "../../rules/ruleset";
import type { ChainNode } from "../chain/chain-node";
import { createStableHead } from "../chain/stable-head";
import { alertId } from "../evaluate/alert-id";
import { storeFindings } from "../evaluate/evaluate-range";
import { openFacts, queryOn } from "../evaluate/open-facts";
import { recordRuleset } from "../evaluate/record-ruleset";
import type { CreatedAlert } from "../evaluate/store-alerts";
import { reinstate, retract } from "./transitions";

export type DeadlineOptions = {
  pool: Pool;
  chainId: number;
  ruleset: Ruleset;
  viewsSchema: string;
  /** Called with the alerts that deadlines raised, once they are committed. */
  onCreated?: (created: readonly CreatedAlert[]) => void;
};

/** How many deadlines were checked, and what changed as a result. */
export type DeadlineCounts = { due: number; created: number; retracted: number; reinstated: number };

export type DeadlineStage = {
  /** Decides the deadlines that the chain's clock has passed. `behind` if the newest head has passed more of them. */
  step: (facts: Facts, checkpoint: Checkpoint) => Promise<DeadlineCounts & { behind: boolean }>;
};

const NOTHING: DeadlineCounts = { due: 0, created: 0, retracted: 0, reinstated: 0 };

/** Number of deadlines checked in one transaction, plus those that fall into the same second. */
const AT_ONCE = 1_000;

/**
 * Creates the stage for deadlines. It checks each deadline that the chain's clock has passed, repeatedly while a
 * reorganisation can still change the result.
 *
 * Rows that the indexer has just removed and is about to restore must not look like a missing event (a review, a
 * fulfilment). So the clock is a stable head, and nothing is decided while facts are missing from a block that was
 * evaluated with facts and that is still canonical according to the node.
 */
export function createDeadlines(options: DeadlineOptions & { node: ChainNode }): DeadlineStage {
  const { pool, chainId } = options;
  const standing = createStableHead();

  return {
    step: async (facts, checkpoint) => {
      const startedAt = await now(pool);
      const clock = standing.observe(facts(""), checkpoint);
      if (clock === undefined) return { ...NOTHING, behind: checkpoint.clock >= 0 };
      const anyDue = (await endOfBatch({ pool, chainId, after: -1, clock })) !== undefined;
      if (anyDue && !(await isWhole(options, facts, checkpoint))) return { ...NOTHING, behind: true };
      const counts = await decideDue({ ...options, clock });
      if (counts === undefined) return { ...NOTHING, behind: true };
      // Every batch was decided from facts that include at least those final at the start.
      await pool.query(
        `UPDATE compliance.chain SET deadlines_time = $2, deadlines_at = $3, deadlines_final_time = $4
         WHERE chain_id = $1`,
        [chainId, clock, startedAt, Math.min(clock, checkpoint.finalizedTime)],
      );
      return { ...counts, behind: clock < checkpoint.clock };
    },
  };
}

/**
 * Decides every deadline before `clock` (Unix seconds) from the current facts. Returns `undefined` if the indexer has
 * moved back behind the clock meanwhile, in which case some may be unchecked.
 */
export async function decideDue(options: DeadlineOptions & { clock: number }): Promise<DeadlineCounts | undefined> {
  const { pool, chainId, clock } = options;
  const counts = { ...NOTHING };
  for (let after = -1; ; ) {
    const until = await endOfBatch({ pool, chainId, after, clock });
    if (until === undefined) return counts;
    const batch = await decide(options, { after, until, clock });
    if (batch === undefined) return undefined;
    for (const key of Object.keys(counts) as (keyof DeadlineCounts)[]) counts[key] += batch[key];
    after = until;
  }
}

async function now(pool: Pool): Promise<Date> {
  return (await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now")).rows[0]!.now;
}

/** The moment up to which the next batch of undecided deadlines falls due, all of that second; undefined where none does. */
async function endOfBatch({
  pool,
  chainId,
  after,
  clock,
}: {
  pool: Pool;
  chainId: number;
  after: number;
  clock: number;
}): Promise<number | undefined> {
  const { rows } = await pool.query<{ until: string | null }>(
    `SELECT max(due_time) AS until FROM (
       SELECT due_time FROM compliance.deadline
       WHERE chain_id = $1 AND decided_at IS NULL AND due_time > $2 AND due_time < $3 ORDER BY due_time LIMIT ${AT_ONCE}
     ) next`,
    [chainId, after, clock],
  );
  return rows[0]!.until === null ? undefined : Number(rows[0]!.until);
}

/** Returns whether no facts are missing from evaluated blocks that are still canonical. */
async function isWhole(
  { pool, chainId, node }: DeadlineOptions & { node: ChainNode },
  facts: Facts,
  { safeBlock }: Checkpoint,
) {
  const { rows } = await pool.query<{ block_number: string; block_hash: string }>(
    `SELECT block_number, block_hash FROM compliance.evaluated_block e
     WHERE chain_id = $1 AND block_number > $2 AND NOT EXISTS (
       ${everyFact(facts, "1", "chain_id = $1 AND pos >= e.block_number << 27 AND pos < (e.block_number + 1) << 27 AND block_hash = e.block_hash")}
     )`,
    [chainId, safeBlock],
  );
  const hashes = await node.blockHashes(rows.map((row) => Number(row.block_number)));
  return rows.every((row, index) => hashes[index] !== row.block_hash);
}

/** Decides the deadlines of `(after, until]`. Returns `undefined` if the indexer has moved back behind the clock. */
async function decide(
  { pool, chainId, ruleset, viewsSchema, onCreated }: DeadlineOptions,
  { after, until, clock }: { after: number; until: number; clock: number },
): Promise<DeadlineCounts | undefined> {
  const decided = await inSnapshot(pool, async (client) => {
    const query = queryOn(client);
    const { facts, checkpoint, head } = await openFacts({ client, viewsSchema, chainId });
    if (head.time < clock) return undefined;
    const due = await readDue({ query, chainId, after, until });
    const rulesets = await readRulesets(query, due, ruleset);
    const found: Finding[] = [];
    const created: CreatedAlert[] = [];
    for (const notify of [true, false])
      for (const [hash, judging] of rulesets) {
        const setBy = due.filter((each) => each.notify === notify && each.ruleset === hash);
        const findings: Finding[] = [];
        for (const pass of deadlinePasses) {
          const ofPass = setBy.filter(({ ruleId }) => pass.rules.includes(ruleId));
          if (ofPass.length === 0) continue;
          findings.push(...(await pass.decide({ query, facts, chainId, head, ruleset: judging, due: ofPass })));
        }
        if (findings.length === 0) continue;
        await recordRuleset(query, judging);
        const stored = await storeFindings({ query, facts, chainId, ruleset: judging, checkpoint, findings, notify });
        created.push(...stored.created);
        found.push(...findings);
      }
    const holding = found.map(({ ruleId, subject }) =>
      alertId({ ruleId, ruleVersion: versionOf(ruleset, ruleId), chainId, ...subject }),
    );
    const changed = await whatChanged(query, facts, { chainId, after, until, holding, ruleset });
    const settled = due.filter(({ dueTime }) => dueTime < checkpoint.safeTime);
    return { due: due.length, created, settled, ...changed };
  });
  if (decided === undefined) return undefined;
  const { due, created, answered, unanswered, settled } = decided;
  onCreated?.(created);
  const retracted = await retract(pool, answered, "answered");
  const reinstated = await reinstate(pool, unanswered, ruleset.triage.dueHours);
  // Last, so that after a crash the deadlines are checked again.
  await noteDecided(pool, chainId, settled);
  return { due, created: created.length, retracted, reinstated };
}

type Due = Deadline & { ruleset: string; notify: boolean };

async function readDue({
  query,
  chainId,
  after,
  until,
}: {
  query: Query;
  chainId: number;
  after: number;
  until: number;
}) {
  const rows = await query<
    Record<"rule_id" | "pos" | "block_hash" | "due_time" | "ruleset", string> & { notify: boolean }
  >(
    `SELECT rule_id, pos, block_hash, due_time, ruleset, notify FROM compliance.deadline
     WHERE chain_id = $1 AND decided_at IS NULL AND due_time > $2 AND due_time <= $3 ORDER BY due_time, rule_id, pos`,
    [chainId, after, until],
  );
  return rows.map(
    ({ rule_id, pos, block_hash, due_time, ruleset, notify }): Due => ({
      ...{ ruleId: rule_id, pos: BigInt(pos), blockHash: block_hash, dueTime: Number(due_time), ruleset, notify },
    }),
  );
}

/** Records the given deadlines as finally decided, leaving out any set in the meantime. */
async function noteDecided(pool: Pool, chainId: number, settled: readonly Due[]): Promise<void> {
  if (settled.length === 0) return;
  await pool.query(
    `UPDATE compliance.deadline d SET decided_at = now()
     FROM unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::text[])
       AS settled (rule_id, pos, block_hash, due_time, ruleset)
     WHERE d.chain_id = $1 AND d.rule_id = settled.rule_id AND d.pos = settled.pos AND d.block_hash = settled.block_hash
       AND d.due_time = settled.due_time AND d.ruleset = settled.ruleset AND d.decided_at IS NULL`,
    [
      chainId,
      settled.map(({ ruleId }) => ruleId),
      settled.map(({ pos }) => pos.toString()),
      settled.map(({ blockHash }) => blockHash),
      settled.map(({ dueTime }) => dueTime),
      settled.map(({ ruleset }) => ruleset),
    ],
  );
}

/**
 * Returns the ruleset that decides the deadlines of each stored ruleset hash: the current rules with the parameters of
 * that time.
 */
async function readRulesets(query: Query, due: readonly Due[], present: Ruleset): Promise<Map<string, Ruleset>> {
  const hashes = [...new Set(due.map(({ ruleset }) => ruleset))];
  const rows = await query<{ hash: string; rules: Ruleset["content"] }>(
    "SELECT hash, rules FROM compliance.ruleset WHERE hash = ANY($1)",
    [hashes.filter((hash) => hash !== present.hash)],
  );
  const former = new Map(rows.map(({ hash, rules }) => [hash, formerRuleset(rules, present)]));
  return new Map(hashes.map((hash) => [hash, former.get(hash) ?? present]));
}

/**
 * Compares the alerts of these deadlines whose subject exists with what holds now. Returns active alerts that no longer
 * hold, and answered ones that hold again. Alerts of earlier rule versions stay as they are, because the current
 * version says nothing about them.
 */
async function whatChanged(
  query: Query,
  facts: Facts,
  {
    chainId,
    after,
    until,
    holding,
    ruleset,
  }: { chainId: number; after: number; until: number; holding: readonly string[]; ruleset: Ruleset },
): Promise<{ answered: string[]; unanswered: string[] }> {
  const rows = await query<{ id: string; retracted: boolean }>(
    `SELECT a.id, a.retracted_at IS NOT NULL AS retracted FROM compliance.alert a
     WHERE a.chain_id = $1 AND a.finality = 'provisional'
       AND (a.deadline > $2 AND a.deadline <= $3 OR a.id = ANY($4))
       AND (a.retracted_at IS NULL OR a.retraction = 'answered')
       AND (a.rule_id, a.rule_version) IN (SELECT * FROM unnest($5::text[], $6::integer[]))
       AND EXISTS (SELECT FROM compliance.deadline d
         WHERE d.chain_id = $1 AND d.rule_id = a.rule_id AND d.due_time = a.deadline AND d.decided_at IS NULL)
       AND EXISTS (${everyFact(facts, "1", "chain_id = $1 AND pos = a.pos AND block_hash = a.block_hash")})`,
    [
      ...[chainId, after, until, holding],
      ruleset.content.map(({ id }) => id),
      ruleset.content.map(({ version }) => version),
    ],
  );
  const holds = new Set(holding);
  return {
    answered: rows.filter(({ id, retracted }) => !retracted && !holds.has(id)).map(({ id }) => id),
    unanswered: rows.filter(({ id, retracted }) => retracted && holds.has(id)).map(({ id }) => id),
  };
}

const versionOf = (ruleset: Ruleset, ruleId: string) =>
  ruleset.rules.find(({ rule }) => rule.id === ruleId)!.rule.version;
