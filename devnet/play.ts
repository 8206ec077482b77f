/** Plays a scenario on a chain that is already running. */
import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { deploymentFile } from "./deploy";
import { connectDevelopmentNode } from "./node";
import { moveInTime } from "./scenario/clock";
import { readScenario } from "./scenario/format";
import { type Played, playScenario } from "./scenario/player";
import { GOVERNANCE_DELAY, latestStart, prepareScenario } from "./scenario/prepare";

export type PlayFileOptions = {
  file: string;
  rpcUrl: string;
  /** Output file for the accounts and ids behind each name. */
  map?: string;
  /** Output file for the contracts' addresses, in the format of the setting `DEPLOYMENTS_FILE`. */
  deployments?: string;
  packed?: boolean;
  onProgress?: (sentence: string) => void;
};

/** Governance delay in seconds when the scenario starts now, which leaves no time to wait. */
const NO_DELAY = 0;

/**
 * Deploys the contracts and plays the file: at its own times, as fast as blocks can be mined, if the chain's newest
 * block is early enough; otherwise in real time, with the whole scenario moved so that it starts now.
 */
export async function playFile(options: PlayFileOptions): Promise<Played> {
  const { file, rpcUrl, map, deployments, packed = false, onProgress = () => {} } = options;
  const { lines } = readScenario(file);
  const node = await connectDevelopmentNode({ rpcUrl });
  try {
    const head = await node.head();
    const first = lines[0]?.at ?? head.time;
    const last = lines.at(-1)?.at ?? first;
    const ownTimes = head.time <= latestStart(lines, NO_DELAY);
    const governanceDelay = ownTimes && head.time <= latestStart(lines) ? GOVERNANCE_DELAY : NO_DELAY;
    const setup = first - latestStart(lines, NO_DELAY) + 1;
    const start = Math.max(Math.ceil(Date.now() / 1000), head.time) + setup;
    const told = ownTimes ? lines : moveInTime(lines, start - first);
    onProgress(
      ownTimes
        ? `Playing ${lines.length} lines at their own times.`
        : `The chain is at ${new Date(head.time * 1000).toISOString()}, too late for the file's own times. Playing ${lines.length} lines in real time, which takes ${Math.ceil((last - first + setup) / 60)} minutes.`,
    );
    const { deployment, wallet, names } = await prepareScenario({ node, lines: told, governanceDelay });
    if (map) writeFileSync(map, `${JSON.stringify(names, null, 2)}\n`);
    if (deployments)
      writeFileSync(
        deployments,
        `${JSON.stringify(deploymentFile([{ chainId: node.chainId, deployment }]), null, 2)}\n`,
      );
    onProgress(`Deployed the contracts on chain ${node.chainId}, starting at block ${deployment.startBlock}.`);
    const pace = ({ time }: { time: number }) => sleep(Math.max(0, time * 1000 - Date.now()));
    return await playScenario({ lines: told, node, deployment, wallet, packed, pace: ownTimes ? undefined : pace });
  } finally {
    await node.release();
  }
}
