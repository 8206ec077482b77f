import { or, sql } from "drizzle-orm";
import { alert, ruleset as rulesetTable } from "../../../../database/schema/index";
import { effectiveTime } from "../../../../facts/effective-time";
import { blockOf } from "../../../../facts/position";
import { wholeSeconds } from "../../reading/alerts";
import { factTable, readFacts } from "../../reading/fact-rows";
import { readWindows } from "../../reading/time-to-position";
import type { ComplianceReport } from "../../schemas/report";
import type { Period } from "../header";
import type { PeriodCoverage } from "../period-coverage";
import { happenedIn, type Reader } from "./period";

/** Reads the rulesets that evaluated blocks of the period, or found something in it, by when they were first used. */
export async function readRulesets(
  { db }: Reader,
  { period, coverage }: { period: Period; coverage: readonly PeriodCoverage[] },
): Promise<ComplianceReport["rulesets"]> {
  const used = coverage.flatMap(({ chainId, facts }) =>
    facts === null
      ? []
      : [
          sql`${rulesetTable.hash} IN (SELECT c.ruleset FROM compliance.coverage c
            WHERE c.chain_id = ${chainId} AND c.to_pos > ${facts.fromPos}::bigint AND c.from_pos < ${facts.toPos}::bigint)
          OR ${rulesetTable.hash} IN (SELECT e.ruleset FROM compliance.evaluated_block e WHERE e.chain_id = ${chainId}
            AND e.block_number BETWEEN ${blockOf(facts.fromPos + 1n)}::bigint AND ${blockOf(facts.toPos)}::bigint)`,
        ],
  );
  const found = sql`${rulesetTable.hash} IN (SELECT ${alert.ruleset} FROM ${alert} WHERE ${happenedIn(period)})`;
  const rows = await db
    .select()
    .from(rulesetTable)
    .where(or(found, ...used))
    .orderBy(rulesetTable.firstUsedAt, rulesetTable.hash);
  return rows.map(({ hash, firstUsedAt, rules }) => ({
    hash,
    firstUsedAt: firstUsedAt.toISOString(),
    rules: rules.map(({ id, version, parameters }) => ({ id, version, parameters })),
  }));
}

/** Counts accesses by effective time; their blocks are at most the clock tolerance later. */
export async function readAccessFigures(
  { db, factsSchema, chainIds, ruleset: { clockToleranceSeconds } }: Reader,
  period: Period,
): Promise<ComplianceReport["accesses"]> {
  const [from, to] = [wholeSeconds(period.from), wholeSeconds(period.to)];
  const windows = await readWindows(
    { db, factsSchema },
    {
      ...{ table: "access", chainIds, from: period.from, to: new Date((to + clockToleranceSeconds) * 1000) },
      ...{ cursor: undefined, descending: false },
    },
  );
  const happened = sql.raw(effectiveTime("f", String(clockToleranceSeconds)));
  const totals = new Map<string, number>();
  for (const { within } of windows) {
    const rows = await readFacts<{ verdict: string; accesses: string }>(
      db,
      sql`SELECT coalesce(v.consent, 'pending') AS verdict, count(*) AS accesses
        FROM ${factTable(factsSchema, "access")} f LEFT JOIN compliance.verdict v
          ON v.chain_id = f.chain_id AND v.pos = f.pos AND v.block_hash = f.block_hash
        WHERE ${within} AND ${happened} >= ${from}::bigint AND ${happened} < ${to}::bigint GROUP BY 1`,
    );
    for (const { verdict, accesses } of rows) totals.set(verdict, (totals.get(verdict) ?? 0) + Number(accesses));
  }
  const byVerdict = Object.fromEntries([...totals].sort(([one], [other]) => (one < other ? -1 : 1)));
  return { recorded: [...totals.values()].reduce((sum, some) => sum + some, 0), byVerdict };
}
