import type { Pool } from "pg";
import type { ReceivedMessage } from "../receiver";
import type { Comparison } from "../scenario/compare";
import { allMatch, ruleTable } from "../scenario/print-comparison";

/** Counts the rows of all fact tables. */
async function factRows(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.views WHERE table_schema = 'chain' AND table_name NOT LIKE '\\_ponder%'",
  );
  const counts = await Promise.all(
    rows.map(({ name }) => pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM chain."${name}"`)),
  );
  return counts.reduce((sum, { rows: [row] }) => sum + (row?.count ?? 0), 0);
}

/** Returns the closing report, and whether every alert was found, notified once and signed. */
export async function closingReport(options: {
  pool: Pool;
  comparison: Comparison;
  messages: readonly ReceivedMessage[];
  playedMs: number;
  totalMs: number;
}): Promise<{ text: string; allWell: boolean }> {
  const { pool, comparison, messages, playedMs, totalMs } = options;
  const verified = messages.filter((message) => message.verified).length;
  const told = new Set(messages.map(({ message }) => message?.data.id)).size === comparison.found;
  const allWell = allMatch(comparison) && told && verified === messages.length;
  const text = [
    ruleTable(comparison.rules),
    "",
    `${comparison.lines} lines played, ${await factRows(pool)} rows of facts indexed, ${comparison.found} of ${comparison.expected} expected alerts found.`,
    `${messages.length} webhooks received, ${verified} with a valid signature.`,
    `${(playedMs / 1000).toFixed(1)} s from the first line to the last webhook, ${(totalMs / 1000).toFixed(1)} s in total.`,
    allWell ? "All results are as expected." : "Some results are not as expected.",
  ].join("\n");
  return { text, allWell };
}
