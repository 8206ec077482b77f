/** A chain full of accesses for all contenders, built once, as fast as the node can. */
import { type Anvil, startAnvil } from "../../devnet/anvil";
import { connectDevelopmentNode } from "../../devnet/node";
import { playScenario } from "../../devnet/scenario/player";
import { latestStart, prepareScenario } from "../../devnet/scenario/prepare";
import type { Deployment } from "../../settings";
import { batchCall, type PlannedAccess, planAccesses, singleCall } from "../ledger/accesses";
import { CUSTODIANS, populationLines } from "../ledger/population";
import { createSender, type Recording } from "../ledger/sender";

export const FORMS = ["single", "packed"] as const;
/** One access per log, or 500. */
export type Form = (typeof FORMS)[number];

export type FilledChain = {
  anvil: Anvil;
  deployment: Deployment;
  /** The first and last blocks with accesses. */
  firstBlock: number;
  lastBlock: number;
  /** Accesses in those blocks. */
  accesses: number;
  /** Rule → accesses that violate it. */
  violations: Record<string, number>;
};

const FACTS_A_BLOCK = 1_000;
const BATCH = 500;
/** Seconds per block, at 13 accesses per second. */
const BLOCK_SECONDS = 77;
const START = Date.UTC(2026, 0, 5, 8) / 1000;

/** Builds a chain with that many accesses, one per cent of which violate a rule. */
export async function fillChain(form: Form, accesses: number): Promise<FilledChain> {
  const lines = populationLines(START);
  const anvil = await startAnvil({ genesisTime: latestStart(lines) });
  try {
    const node = await connectDevelopmentNode(anvil);
    const prepared = await prepareScenario({ node, lines });
    await playScenario({ node, lines, ...prepared });
    const sender = await createSender(node, prepared.deployment);
    const { number: before } = await node.head();
    const plan = planAccesses({ everyViolation: 100 });
    const violations: Record<string, number> = {};
    for (let written = 0, block = 0; written < accesses; block++) {
      const time = START + block * BLOCK_SECONDS;
      const planned = Array.from({ length: Math.min(FACTS_A_BLOCK, accesses - written) }, (_, index) =>
        plan.next((2 * block + Math.floor(index / BATCH)) % CUSTODIANS, time),
      );
      for (const { ruleId } of planned) if (ruleId) violations[ruleId] = (violations[ruleId] ?? 0) + 1;
      await sender.send(form === "single" ? singles(planned) : batches(planned));
      await sender.mine(time);
      written += planned.length;
    }
    const { number: lastBlock } = await node.head();
    return { anvil, deployment: prepared.deployment, firstBlock: before + 1, lastBlock, accesses, violations };
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}

const singles = (accesses: readonly PlannedAccess[]): Recording[] =>
  accesses.map((access) => ({ custodian: access.custodian, data: singleCall(access), gas: 150_000 }));

function batches(accesses: readonly PlannedAccess[]): Recording[] {
  const groups: PlannedAccess[][] = [];
  for (let start = 0; start < accesses.length; start += BATCH) groups.push(accesses.slice(start, start + BATCH));
  return groups.map((group) => ({ custodian: group[0]!.custodian, data: batchCall(group), gas: 30_000_000 }));
}
