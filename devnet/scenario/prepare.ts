/**
 * Prepares a chain for a scenario: contracts with the roles the file needs, funded signers, scheduled governance
 * changes.
 */
import type { Deployment } from "../../settings";
import { deploy } from "../deploy";
import type { NameMap } from "../names";
import type { Node } from "../node";
import { createWallet, mineTogether, type Wallet } from "../wallet";
import { scheduleCall } from "./calls";
import { isGoverned, neededRoles } from "./calls/signers";
import { namesOf } from "./name-map";
import { refusalOf } from "./refusal";
import type { ScenarioLine } from "./verbs";

/** Default governance delay on a development chain in seconds: two days. */
export const GOVERNANCE_DELAY = 172_800;
/** Chain seconds needed for deploying and scheduling. */
const SETUP = 20;

/** Returns the latest time of the chain's head at which the scenario can still be played at the file's own times. */
export function latestStart(lines: readonly ScenarioLine[], governanceDelay = GOVERNANCE_DELAY): number {
  const first = lines[0]?.at ?? Math.floor(Date.now() / 1000);
  return first - governanceDelay - SETUP;
}

export type Prepared = {
  deployment: Deployment;
  wallet: Wallet;
  names: NameMap;
  /** The last block of the preparation, before the scenario's own blocks. */
  lastBlock: number;
};

export type PrepareOptions = {
  node: Node;
  lines: readonly ScenarioLine[];
  /** Seconds; default two days. */
  governanceDelay?: number;
};

/**
 * Funds all signers, deploys the contracts, and schedules governance changes early enough to be executable at the first
 * line. The chain's head must not be later than `latestStart`.
 */
export async function prepareScenario(options: PrepareOptions): Promise<Prepared> {
  const { node, lines, governanceDelay = GOVERNANCE_DELAY } = options;
  const names = namesOf(lines);
  await node.fund(Object.values(names).flatMap(({ address }) => address ?? []));
  const wallet = createWallet(node);
  const start = latestStart(lines, governanceDelay);
  const head = await node.head();
  if (head.time > start)
    throw new Error(
      `The chain's newest block (${instant(head.time)}) is too late for this scenario, which needs a chain at ${instant(start)} or earlier. Start a fresh one with an earlier genesis.`,
    );
  const deployment = await deploy({
    node,
    wallet,
    grants: neededRoles(lines),
    governanceDelay,
    time: Math.max(start + 1, head.time + 1),
  });
  const scheduled = lines.filter(isGoverned);
  let { number, baseFee } = await node.head();
  if (scheduled.length > 0) {
    const signed = [];
    for (const line of scheduled)
      signed.push(await wallet.sign(scheduleCall(line, deployment, governanceDelay), baseFee));
    const block = await mineTogether(node, signed, start + SETUP / 2);
    const failed = block.receipts.find(({ succeeded }) => !succeeded);
    if (failed) throw new Error(`The timelock refused to schedule a change: ${await refusalOf(node, failed.hash)}.`);
    number = block.number;
  }
  return { deployment, wallet, names, lastBlock: number };
}

const instant = (time: number) => new Date(time * 1000).toISOString();
