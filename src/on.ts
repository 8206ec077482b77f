import { ponder } from "ponder:registry";
import type { Address } from "viem";
import type { ContractName } from "../settings";
import { contractAddress } from "./contracts";

/**
 * Ponder's `on` for events of our contracts, named `Contract:Event`. Ponder follows each contract at the addresses of
 * all of them (`ponder.config.ts`), so a handler is called only for events that its own contract emitted.
 */
export const on: typeof ponder.on = (name, handle) => {
  const [contract] = name.split(":") as [string];
  const own = `${contract[0]!.toLowerCase()}${contract.slice(1)}` as ContractName;
  ponder.on(name, async (argument) => {
    const { event, context } = argument as { event: { log: { address: Address } }; context: { chain: { id: number } } };
    if (event.log.address.toLowerCase() === contractAddress(context.chain.id, own)) await handle(argument);
  });
};
