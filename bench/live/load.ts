/** Makes a block every second, on the second, with so many accesses in it. */
import { setTimeout as sleep } from "node:timers/promises";
import { batchCall, type PlannedAccess, planAccesses, singleCall } from "../ledger/accesses";
import { CUSTODIANS } from "../ledger/population";
import type { Recording, Sender } from "../ledger/sender";
import type { LiveOptions, Load } from "./run-options";

/** Plays the load. Resolves when the last block is made. */
export async function driveLoad(
  sender: Sender,
  { rate, seconds, burst, burstBlocks, form }: Omit<LiveOptions, "queue">,
): Promise<Load> {
  const plan = planAccesses({ everyViolation: 100 });
  const load: Load = { accesses: 0, violations: 0, minedAt: new Map(), latest: 0 };
  const start = Math.floor(Date.now() / 1000) + 3;
  const burstFrom = Math.floor(seconds / 2);
  for (let second = 0; second < seconds; second++) {
    const time = start + second;
    const ordinary = Array.from({ length: rate }, (_, index) => plan.next((second + index) % CUSTODIANS, time));
    const inBurst = second >= burstFrom && second < burstFrom + burstBlocks;
    const extra = Array.from({ length: inBurst ? Math.ceil(burst / burstBlocks) : 0 }, (_, index) =>
      plan.next(index % CUSTODIANS, time, true),
    );
    const accesses = [...ordinary, ...extra];
    await sender.send(form === "single" ? singles(accesses) : batches(accesses));
    await sleep(Math.max(0, time * 1000 - Date.now()));
    await sender.mine(time);
    const at = Date.now();
    load.latest = Math.max(load.latest, at - time * 1000);
    load.accesses += accesses.length;
    load.violations += accesses.filter(({ ruleId }) => ruleId !== null).length;
    for (const { accessId, ruleId } of accesses) if (ruleId !== null) load.minedAt.set(accessId, { at, inBurst });
  }
  return load;
}

const singles = (accesses: readonly PlannedAccess[]): Recording[] =>
  accesses.map((access) => ({ custodian: access.custodian, data: singleCall(access), gas: 150_000 }));

/** A batch for each custodian. */
function batches(accesses: readonly PlannedAccess[]): Recording[] {
  return Array.from({ length: CUSTODIANS }, (_, custodian) => custodian).flatMap((custodian) => {
    const own = accesses.filter((access) => access.custodian === custodian);
    return own.length === 0 ? [] : [{ custodian, data: batchCall(own), gas: 30_000_000 }];
  });
}
