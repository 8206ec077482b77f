/** Makes a chain ready for a scenario: contracts with the roles the file needs, funded signers, scheduled governance. */
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

/** Seconds that a change of governance waits on a development chain, where nothing else is asked for: two days. */
export const GOVERNANCE_DELAY = 172_800;
/** Seconds that deploying and scheduling take on the chain's clock. */
const SETUP = 20;

/** The newest time at which a chain's head may stand for its scenario to be played at the file's own times. */
export function latestStart(lines: readonly ScenarioLine[], governanceDelay = GOVERNANCE_DELAY): number {
  const first = lines[0]?.at ?? Math.floor(Date.now() / 1000);
  return first - governanceDelay - SETUP;
}

export type Prepared = {
  deployment: Deployment;
  wallet: Wallet;
  names: NameMap;
  /** The newest block of the preparation; the scenario's own come after it. */
  lastBlock: number;
};

export type PrepareOptions = {
  node: Node;
  lines: readonly ScenarioLine[];
  /** Seconds; default two days. */
  governanceDelay?: number;
};

/**
 * Funds everybody, deploys, and schedules what goes through the timelock, so early that it can be executed at the first line.
 * The chain's head must not be later than `latestStart`.
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
      `The chain's newest block (${instant(head.time)}) is too late for this scenario, which needs a chain that stands at ${instant(start)} or before. Start a fresh one with an earlier genesis.`,
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
