import type { Pool } from "pg";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { evaluateRange } from "../alerts/detect/evaluate/evaluate-range";
import { createRuleset } from "../alerts/rules/create-ruleset";
import { createShadow } from "../alerts/rules/shadow";
import { insertFacts, setCheckpoint } from "../devnet/fact-tables";
import { blockEnd } from "../facts/position";
import type { Settings } from "../settings";
import { useTestServer } from "../test/support/database";
import { accessRow, CHAIN_ID, GENESIS } from "../test/support/rows";
import { ruleCommand } from "./rule-commands";

const TIME = GENESIS + 3_600;
const access = accessRow(
  { block: 1, time: TIME },
  { actor: "dr-lee", patient: "p-ana", seq: 1, occurredAt: TIME - 200 },
);

const server = useTestServer();
let pool: Pool;

beforeAll(async () => {
  ({ pool } = await server.createDatabase());
  await insertFacts(pool, { access: [access] });
  const end = { block: 9, time: GENESIS + 90_000 };
  await setCheckpoint(pool, { chainId: CHAIN_ID, latest: end, finalized: end });
  const shadow = createShadow({ shadowParameters: { "ACC-13": { toleranceSeconds: 100 } } })!;
  const range = { fromPos: -1n, toPos: blockEnd(9n) };
  await evaluateRange({ pool, chainId: CHAIN_ID, ...range, ruleset: createRuleset(), shadow });
});

/** Returns what a command writes to standard output. */
async function printed(...given: string[]): Promise<string[]> {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  onTestFinished(() => void write.mockRestore());
  const settings = { chains: [{ chainId: CHAIN_ID }], viewsSchema: "chain", ruleParameters: {}, exemptPurposes: [] };
  await ruleCommand(given)({ pool, settings: settings as unknown as Settings });
  return write.mock.calls
    .map(([text]) => String(text))
    .join("")
    .trimEnd()
    .split("\n");
}

const ONE_MORE = [
  `Chain ${CHAIN_ID}, ACC-13: 0 alerts as it is, 1 on trial: 1 added, 0 dropped.`,
  "  added    Access recorded 3 minutes 20 seconds late",
  expect.stringMatching(/^ {11}[A-Z].*\.$/),
  `           ${access.txHash} #0`,
];

test("a back-test prints added findings by headline, sentence and place", async () => {
  const period = ["--from", "2026-01-01", "--to", "2026-03-01"];
  expect(await printed("backtest", "ACC-13", ...period, "--param", "toleranceSeconds=100")).toEqual(ONE_MORE);
});

test("an evaluation of the past is in the operator log, with its period and ruleset", async () => {
  expect(await printed("evaluate", "--from", "2026-01-01", "--to", "2026-03-01T08:00:00Z")).toEqual([
    `Chain ${CHAIN_ID}: 0 alerts that were not there before; nobody was told.`,
  ]);
  const { rows } = await pool.query("SELECT credential_id, operation, filter FROM compliance.operator_log");
  expect(rows).toEqual([
    {
      credential_id: "operator",
      operation: "npm run rules -- evaluate",
      filter: {
        ...{ from: "2026-01-01T00:00:00.000Z", to: "2026-03-01T08:00:00.000Z" },
        ...{ ruleset: createRuleset().hash, chains: [String(CHAIN_ID)] },
      },
    },
  ]);
});

test("a shadow rule's additional findings are printed in the same way", async () => {
  expect(await printed("shadow", "ACC-13")).toEqual(ONE_MORE);
});
