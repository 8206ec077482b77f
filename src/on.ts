import { ponder } from "ponder:registry";
import type { Address } from "viem";
import type { ContractName } from "../settings";
import { contractAddress } from "./contracts";

/**
 * Ponder's `on` for the events of our contracts, named `Contract:Event`. A handler hears only what its own contract
 * emitted, though Ponder follows each contract at the addresses of all (`ponder.config.ts`): events of the same name are
 * told apart by who emitted them.
 */
export const on: typeof ponder.on = (name, handle) => {
  const [contract] = name.split(":") as [string];
  const own = `${contract[0]!.toLowerCase()}${contract.slice(1)}` as ContractName;
  ponder.on(name, async (argument) => {
    const { event, context } = argument as { event: { log: { address: Address } }; context: { chain: { id: number } } };
    if (event.log.address.toLowerCase() === contractAddress(context.chain.id, own)) await handle(argument);
  });
};
