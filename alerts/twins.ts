import { desc, sql } from "drizzle-orm";
import type { Client } from "../database/client";
import { alert } from "../database/schema/index";

/** Ids of the alerts about the same event in other blocks. */
export type Twins = { replaces: string | null; replacedBy: string | null };

/** Identifies an alert's event in any block, and shows whether the alert is active. */
export type Subject = Pick<
  typeof alert.$inferSelect,
  "id" | "chainId" | "txHash" | "ruleId" | "logRank" | "entryIndex" | "retractedAt"
>;

/** Returns an alert's twins among those that were read. */
export type FindTwins = (row: Subject) => Twins;

/**
 * Reads the alerts about the same events in other blocks. For an active alert, that is the one it replaces (the last
 * one retracted); for a retracted alert, the active one that replaced it.
 */
export async function readTwins(db: Pick<Client, "select">, alerts: readonly Subject[]): Promise<FindTwins> {
  if (alerts.length === 0) return () => ({ replaces: null, replacedBy: null });
  const { id, chainId, txHash, ruleId, logRank, entryIndex, retractedAt } = alert;
  const column = <Name extends keyof Subject>(name: Name) => sql.param(alerts.map((row) => row[name]));
  const related = await db
    .select({ id, chainId, txHash, ruleId, logRank, entryIndex, retractedAt })
    .from(alert)
    .where(
      sql`(${txHash}, ${ruleId}, ${logRank}, ${entryIndex}) IN (
        SELECT * FROM unnest(${column("txHash")}::text[], ${column("ruleId")}::text[], ${column("logRank")}::int[], ${column("entryIndex")}::int[])
      )`,
    )
    .orderBy(desc(retractedAt), desc(alert.detectedAt));
  const byEvent = new Map<string, Subject[]>();
  for (const each of related) byEvent.set(eventOf(each), [...(byEvent.get(eventOf(each)) ?? []), each]);
  return (row) => {
    const twins = (byEvent.get(eventOf(row)) ?? []).filter((twin) => twin.id !== row.id);
    const inForce = twins.find((twin) => twin.retractedAt === null);
    const retracted = twins.find((twin) => twin.retractedAt !== null);
    return row.retractedAt === null
      ? { replaces: retracted?.id ?? null, replacedBy: null }
      : { replaces: null, replacedBy: inForce?.id ?? null };
  };
}

function eventOf({ chainId, txHash, ruleId, logRank, entryIndex }: Subject): string {
  return [chainId, txHash, ruleId, logRank, entryIndex].join(" ");
}
