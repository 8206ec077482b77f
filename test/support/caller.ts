import { type Abi, encodeFunctionData, type Hex } from "viem";
import { abis } from "../../abis/index";
import type { Node } from "../../devnet/node";
import { mineTogether, type Wallet } from "../../devnet/wallet";
import { positionOf } from "../../facts/position";
import type { ContractName, Deployment } from "../../settings";

/** A call of a contract's function, signed by the account of a name. */
export type ContractCall = { by: string; on: ContractName; call: string; args: unknown[] };

/** Where a log stands on its chain, as the fact tables have it. */
export type Place = {
  chainId: number;
  pos: bigint;
  blockNumber: number;
  blockHash: Hex;
  blockTime: number;
  txHash: Hex;
  logIndex: number;
};

/** Mines each list of calls as one block and returns, for each call, the places of its logs. Throws where one reverts. */
export function createCaller({ node, wallet, deployment }: { node: Node; wallet: Wallet; deployment: Deployment }) {
  return async (calls: ContractCall[], time: number): Promise<Place[][]> => {
    const { baseFee } = await node.head();
    const signed = [];
    for (const { by, on, call, args } of calls) {
      const data = encodeFunctionData({ abi: abis[on] as Abi, functionName: call, args });
      signed.push(await wallet.sign({ signer: by, to: deployment.contracts[on], data, gas: 20_000_000n }, baseFee));
    }
    const block = await mineTogether(node, signed, time);
    return block.receipts.map(({ hash, succeeded, logs }, index) => {
      if (!succeeded) throw new Error(`${calls[index]!.call} of ${calls[index]!.on} was reverted`);
      return logs.map(({ logIndex }) => ({
        chainId: node.chainId,
        pos: positionOf(BigInt(block.number), logIndex),
        blockNumber: block.number,
        blockHash: block.hash,
        blockTime: block.time,
        txHash: hash,
        logIndex,
      }));
    });
  };
}
