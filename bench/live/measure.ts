import type { LiveOptions } from "./run-options";
/** One run of the product beside a chain that makes a block a second. */

import { createEndpoint } from "../../alerts/deliver/endpoints";
import { migrate } from "../../database/migrate";
import { startReceiver } from "../../devnet/receiver";
import { startSystem } from "../../devnet/system";
import { populationLines } from "../ledger/population";
import { createSender } from "../ledger/sender";
import { describeMachine, type Machine } from "../machine";
import { peakMemoryOfTree } from "../memory";
import { awaitQuiet, readBacklog } from "./backlog";
import { latenciesOf, notifiedOf } from "./latencies";
import { driveLoad } from "./load";
import type { LiveRun } from "./result";
import { watchAlerts } from "./watch";

const CHAIN = "31337";

/** Starts everything, plays the load, waits until nothing is left to be told, and measures. */
export async function measureLive(
  options: LiveOptions,
  say: (text: string) => void,
): Promise<{ machine: Machine; run: LiveRun }> {
  const { rate, seconds, queue } = options;
  const lines = populationLines(Math.floor(Date.now() / 1000));
  say(`${rate} accesses a second on ${queue}: setting up.`);
  const system = await startSystem({ scenarios: [lines], queue });
  const receiver = await startReceiver();
  const { pool, stack } = system;
  try {
    const chain = system.chains[0]!;
    await migrate(pool);
    const { secret } = await createEndpoint({
      pool,
      privateNetworks: "allow",
      endpoint: { name: "benchmark", url: receiver.url, createdBy: "benchmark" },
    });
    receiver.trust(secret);
    const extra = { [`PONDER_WS_URL_${CHAIN}`]: stack.chains[0]!.wsUrl, LOG_LEVEL: "warn" };
    const played = await system.play(chain);
    const indexer = system.start("indexer", { extra });
    const worker = system.start("worker", { extra });
    await system.ready(indexer);
    const sender = await createSender(chain.node, chain.deployment);
    // A subscription tells of the next block only: this one brings the indexer to the head.
    await sender.mine(Math.floor(Date.now() / 1000));
    await system.judged(chain, played.blocks);

    const watch = await watchAlerts(pool, stack.databaseUrl);
    say(`Playing for ${seconds} seconds.`);
    const load = await driveLoad(sender, options);
    await awaitQuiet({ pool, receiver, wanted: load.violations, processes: [indexer, worker] });
    const stored = await watch.stop();
    const machine = await describeMachine(pool);
    const run: LiveRun = {
      ...{ rate, seconds, queue, accesses: load.accesses, violations: load.violations },
      ...latenciesOf({ load, stored, messages: receiver.accepted() }),
      notified: notifiedOf({ load, stored, messages: receiver.received }),
      latestBlock: load.latest,
      backlog: await readBacklog({ pool, databaseUrl: stack.databaseUrl, redisUrl: stack.redisUrl }),
      peakMemory: { indexer: peakMemoryOfTree(indexer.pid), worker: peakMemoryOfTree(worker.pid) },
    };
    return { machine, run };
  } finally {
    await system.stop();
    await receiver.stop();
  }
}
