import type { Pool } from "pg";

export type Exported = {
  rows: number;
  seconds: number;
  bytes: number;
  /** Peak resident memory of the server before the export and at its end, in bytes. */
  before: number;
  after: number;
};

/** Downloads a CSV of the period with that many of the newest accesses. */
export async function exportAccesses({
  pool,
  url,
  key,
  rows,
}: {
  pool: Pool;
  url: string;
  key: string;
  rows: number;
}): Promise<Omit<Exported, "before" | "after">> {
  const { rows: ends } = await pool.query<{ since: string }>(
    `SELECT to_char(to_timestamp(block_time) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
     FROM chain.access ORDER BY pos DESC OFFSET $1 LIMIT 1`,
    [rows - 1],
  );
  const started = performance.now();
  const response = await fetch(
    `${url}/v1/reports/accesses?${new URLSearchParams({ format: "csv", from: ends[0]!.since })}`,
    {
      headers: { authorization: `Bearer ${key}` },
    },
  );
  if (!response.ok || response.body === null)
    throw new Error(`The export answered ${response.status}: ${await response.text()}`);
  let lines = 0;
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  return { rows: lines, seconds: (performance.now() - started) / 1000, bytes };
}
