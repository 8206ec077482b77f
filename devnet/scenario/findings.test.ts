import { expect, test } from "vitest";
import { evaluateRange } from "../../alerts/detect/evaluate/evaluate-range";
import { createRuleset } from "../../alerts/rules/create-ruleset";
import { blockEnd, blockStart } from "../../facts/position";
import { useTestServer } from "../../test/support/database";
import { accessRow, CHAIN_ID, GENESIS, idOf } from "../../test/support/rows";
import { insertFacts, setCheckpoint } from "../fact-tables";
import { readFindings } from "./findings";

const server = useTestServer();

const BLOCKS = 40;

test("a block never counts as evaluated before its alerts are visible", async () => {
  const { pool } = await server.createDatabase();
  await setCheckpoint(pool, {
    chainId: CHAIN_ID,
    latest: { block: BLOCKS, time: GENESIS + BLOCKS * 10 },
    finalized: { block: 0, time: GENESIS },
  });
  const blocks = Array.from({ length: BLOCKS }, (_, index) => ({
    number: index + 1,
    hash: idOf(`block ${index + 1} `),
  }));
  await insertFacts(pool, {
    access: blocks.map(({ number }) =>
      accessRow({ block: number }, { actor: "dr-lee", patient: "p-ana", purpose: "HPAYMT", seq: number }),
    ),
  });
  const ruleset = createRuleset();
  const evaluateAll = async () => {
    for (const { number } of blocks)
      await evaluateRange({
        pool,
        chainId: CHAIN_ID,
        fromPos: blockStart(BigInt(number)) - 1n,
        toPos: blockEnd(BigInt(number)),
        ruleset,
      });
  };
  let evaluated = false;
  const evaluating = evaluateAll().finally(() => {
    evaluated = true;
  });
  const known: number[] = [];
  while (!evaluated) {
    const looks = Array.from({ length: 4 }, () =>
      readFindings({ pool, chainId: CHAIN_ID, blocks, deadlines: { clock: 0, since: new Date() } }),
    );
    for (const { pending, alerts } of await Promise.all(looks))
      known.push(new Set(alerts.map(({ blockNumber }) => blockNumber)).size + pending);
  }
  await evaluating;
  expect(known.length).toBeGreaterThan(BLOCKS);
  expect([...new Set(known)]).toEqual([BLOCKS]);
});
