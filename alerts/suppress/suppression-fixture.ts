/** What the tests of suppressions share: readings that no consent covers, found by evaluation, and what became of them. */
import type { Pool } from "pg";
import { blockEnd, blockStart } from "../../src/position";
import { insertFacts, setCheckpoint } from "../../test/support/facts";
import { accessRow, accountOf, CHAIN_ID, GENESIS, idOf } from "../../test/support/rows";
import { createEndpoint } from "../deliver/endpoints";
import { expandOutbox } from "../deliver/expand";
import { evaluateRange } from "../detect/evaluate";
import { createRuleset } from "../rules/ruleset";
import { createSuppression, type NewSuppression } from "./suppressions";

const ruleset = createRuleset();

export const HOUR_MS = 60 * 60 * 1000;

/** The rule that finds the readings of `read`. */
export const RULE = "ACC-04";

/** Readings without a consent, one in each of these blocks, which are evaluated; those up to `finalized` are final. */
export async function read(
  pool: Pool,
  {
    blocks,
    actor = "dr-lee",
    patient = "ana",
    finalized = 0,
  }: {
    blocks: number[];
    actor?: string;
    patient?: string;
    finalized?: number;
  },
): Promise<void> {
  const access = blocks.map((block) => accessRow({ block }, { actor, patient, custodian: `${block}`, seq: 1 }));
  const point = (block: number) => ({ block, time: GENESIS + block * 10 });
  await insertFacts(pool, { access });
  await setCheckpoint(pool, { chainId: CHAIN_ID, latest: point(99), finalized: point(finalized) });
  for (const block of blocks) await evaluateBlock(pool, block);
}

/** Evaluates one block. */
export const evaluateBlock = (pool: Pool, block: number) =>
  evaluateRange({
    pool,
    chainId: CHAIN_ID,
    fromPos: blockStart(BigInt(block)) - 1n,
    toPos: blockEnd(BigInt(block)),
    ruleset,
  });

/** Suppresses what `read` finds of an actor, and of a patient where one is named, for an hour unless said otherwise. */
export function suppress(
  pool: Pool,
  {
    actor = "dr-lee",
    patient,
    ...more
  }: { actor?: string; patient?: string } & Partial<Pick<NewSuppression, "ruleId" | "expiresAt">> = {},
) {
  return createSuppression({
    pool,
    suppression: {
      ruleId: RULE,
      actor: accountOf(actor),
      ...(patient === undefined ? {} : { patient: idOf(patient) }),
      reason: "A registry is being rebuilt.",
      expiresAt: new Date(Date.now() + HOUR_MS),
      createdBy: "the officer",
      ...more,
    },
  });
}

/** Lets a suppression's time run out. */
export const expire = (pool: Pool, id: string) =>
  pool.query("update compliance.suppression set expires_at = now() - interval '1 second' where id = $1", [id]);

/** Every alert of the rule: block, status, suppression, incarnation and version. */
export async function alerts(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query(
    `select block_number, status, suppressed_by, incarnation, version from compliance.alert
     where rule_id = $1 order by pos`,
    [RULE],
  );
  return rows.map((row) =>
    [row.block_number, row.status, row.suppressed_by ?? "-", row.incarnation, row.version].join(" "),
  );
}

export async function alertIds(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query("select id from compliance.alert where rule_id = $1 order by pos", [RULE]);
  return rows.map(({ id }) => id);
}

/** An endpoint that is told at once, and one that waits for finality. */
export async function makeEndpoints(pool: Pool): Promise<void> {
  for (const delivery of ["instant", "final"] as const)
    await createEndpoint({
      pool,
      privateNetworks: "allow",
      endpoint: { name: delivery, url: "http://127.0.0.1:9/", createdBy: "test", delivery },
    });
}

/** Which endpoint was told what of the rule's alert in which block, once what waits is turned into deliveries. */
export async function told(pool: Pool): Promise<string[]> {
  while ((await expandOutbox({ pool, publicUrl: "https://monitor.example.org/" })).events > 0);
  const { rows } = await pool.query(
    `select e.name, d.type, d.incarnation, a.block_number from compliance.delivery d
     join compliance.endpoint e on e.id = d.endpoint_id join compliance.alert a on a.id = d.alert_id
     where a.rule_id = $1 order by e.name desc, a.pos, d.incarnation, d.type`,
    [RULE],
  );
  return rows.map((row) => [row.name, row.type, row.block_number, row.incarnation].join(" "));
}
