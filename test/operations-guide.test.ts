/** Runs the commands of `docs/operations.md` against a real deployment, as an operator would. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseScenario } from "../devnet/scenario/format";
import { createApiKey } from "../src/api/identity/api-keys";
import { alertsOf, type Monitor, startMonitor } from "./support/monitor";
import { POSTGRES_MISSING, systemPostgres } from "./support/system-postgres";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const installed = systemPostgres();
/** For what takes seconds, and minutes on a busy machine. */
const PATIENCE = { timeout: 300_000, interval: 200 };

const access = { do: "access", custodian: "st-mary", actor: "dr-lee", patient: "ana", record: "chart", action: "read" };
const STORY = [
  { at: "2026-03-02T08:00:00Z", do: "patient.register", patient: "ana" },
  ...["09", "10", "11", "12"].map((hour) => ({
    ...{ ...access, at: `2026-03-02T${hour}:00:00Z`, access: `at ${hour}`, purpose: "HRESCH", category: "LAB" },
  })),
]
  .map((line) => JSON.stringify(line))
  .join("\n");

/** The commands of a section, in the order of the page. */
function commandsOf(heading: string): string {
  const page = readFileSync(join(root, "docs/operations.md"), "utf8");
  const section = page.split(/^(?=#{2,3} )/m).find((part) => part.startsWith(`${heading}\n`));
  const blocks = [...(section ?? "").matchAll(/^```sh\n(.*?)^```$/gms)].map(([, code]) => code!);
  expect(blocks.length, `commands under "${heading}"`).toBeGreaterThan(0);
  return blocks.join("");
}

describe.skipIf(!installed)(`the commands of the guide${installed ? "" : ` (skipped: ${POSTGRES_MISSING})`}`, () => {
  let monitor: Monitor;
  let directory: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    monitor = await startMonitor({ scenarios: [parseScenario(STORY).lines], postgresBinaries: installed });
    directory = mkdtempSync(join(tmpdir(), "consentry-backup-"));
    const { databaseUrl } = monitor.stack;
    const other = (name: string) => Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
    environment = {
      PATH: `${installed!.folder}:${process.env.PATH}`,
      HOME: process.env.HOME ?? "",
      ENV_FILES: "off",
      DATABASE_URL: databaseUrl,
      ADMIN_URL: other("postgres"),
      RESTORED_URL: other("consentry_restored"),
      DEPLOYMENTS_FILE: join(monitor.stack.directory, "deployments.json"),
      SIGNING_KEY_FILE: join(monitor.stack.directory, "signing-key.pem"),
      BACKUP: directory,
      API: monitor.url,
      HOOK: monitor.receiver.url,
      SECURITY_KEY: (await createApiKey({ pool: monitor.pool, name: "security", role: "security" })).key,
    };
  });

  afterAll(async () => {
    await monitor?.stop();
    if (directory) rmSync(directory, { recursive: true });
  });

  const execute = async (heading: string): Promise<string> => {
    const options = { cwd: root, env: environment, timeout: 600_000 };
    return (await run("bash", ["-euo", "pipefail", "-c", commandsOf(heading)], options)).stdout;
  };

  test("a backup that was made while everything runs is restored beside it, and what it lacks is found and told again under the same ids", {
    timeout: 900_000,
  }, async () => {
    const chain = monitor.chains[0]!;
    const indexer = monitor.start("indexer");
    const worker = monitor.start("worker");
    await monitor.ready(indexer);

    const keys = await execute("## First steps");
    expect(keys.match(/csk_/g)).toHaveLength(3);
    expect(keys).toMatch(/"secret":"whsec_.*"announced":\d/);

    const half = Math.floor(new Set(parseScenario(STORY).lines.map(({ at }) => at)).size / 2);
    const { blocks } = await monitor.play(chain, {
      pace: async ({ index }) => {
        if (index !== half) return;
        await monitor.receiver.waitFor(({ type }) => type === "alert.created");
        await expect
          .poll(async () => (await monitor.pool.query("SELECT FROM compliance.operator_log_head")).rowCount, PATIENCE)
          .toBeGreaterThan(0);
        await execute("### Back up");
      },
    });
    await monitor.judged(chain, blocks);
    await monitor.quiet();
    const found = await alertsOf(monitor, chain.chainId);
    const told = monitor.receiver.accepted().map(({ id }) => id);
    await Promise.all([indexer.stop(), worker.stop()]);

    expect(await execute("### Restore")).toMatch(/The operator log is as it was sealed: \d+ rows/);
    const restored = new Pool({ connectionString: environment.RESTORED_URL, max: 2 });
    try {
      const ids = async () => {
        const { rows } = await restored.query("SELECT id FROM compliance.alert ORDER BY id");
        return rows.map(({ id }) => id);
      };
      const before = await ids();
      expect(before.length).toBeGreaterThan(0);
      expect(before.length).toBeLessThan(found.length);

      const extra = { DATABASE_URL: environment.RESTORED_URL };
      await monitor.ready(monitor.start("indexer", { name: "restored indexer", extra }));
      monitor.start("worker", { name: "restored worker", extra });
      await expect.poll(ids, PATIENCE).toEqual(found.map(({ id }) => id).sort());
      const waiting = async () => {
        const { rows } = await restored.query(
          `SELECT (SELECT count(*) FROM compliance.outbox WHERE relayed_at IS NULL)::int
             + (SELECT count(*) FROM compliance.delivery WHERE status = 'pending')::int AS waiting`,
        );
        return rows[0].waiting;
      };
      await expect.poll(waiting, PATIENCE).toBe(0);
    } finally {
      await restored.end();
    }
    expect(monitor.receiver.accepted().map(({ id }) => id)).toEqual(told);
    expect(monitor.receiver.received.length).toBeGreaterThan(told.length);
  });
});
