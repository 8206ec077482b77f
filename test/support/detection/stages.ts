/** A history as a chain grows by it, with stops on the way at which all that is there so far is judged. */
import { chainOf } from "../../../oracle/chain";
import { type Action, numberLines } from "../../../oracle/lines";
import { factsOf } from "../../../oracle/scenario-facts";
import { type Placed, placeFacts } from "../indexed/places";

/** Where to stop: before a reorganisation, with an empty block at the head, or anywhere; `where` from 0 to 1. */
export type Stop = { at: "reorg" | "head" | "anywhere"; where: number };

/** The chain at a stop. */
export type Stage = {
  placed: Placed[];
  /** The number of the newest block; the first is 1. */
  blocks: number;
  /** The time of the block with a number, Unix seconds. */
  timeOf: (block: number) => number;
  /** How many blocks it has in common with the stage before; 0 for the first. */
  kept: number;
};

/** The stages of a history: one for each stop, and the whole. Stages that would be empty are left out. */
export function stagesOf(
  actions: readonly Action[],
  { stops, chainId, packed }: { stops: readonly Stop[]; chainId: number; packed: boolean },
): Stage[] {
  const lengths = new Set([...stops.map((stop) => lengthAt(actions, stop)), actions.length]);
  const stages: Stage[] = [];
  for (const length of [...lengths].sort((a, b) => a - b)) {
    const lines = numberLines(actions.slice(0, length));
    const placed = placeFacts(factsOf(lines), { chainId, packed });
    if (placed.length === 0) continue;
    const chain = chainOf(lines);
    const before = stages.at(-1)?.placed ?? [];
    const timeOf = (block: number) => chain[block - 1]?.time ?? 0;
    stages.push({ placed, blocks: chain.length, timeOf, kept: commonBlocks(before, placed) });
  }
  return stages;
}

/** The newest block that no stage replaces. */
export const safeBlock = (stages: readonly Stage[]): number =>
  Math.min(stages[0]?.blocks ?? 0, ...stages.slice(1).map(({ kept }) => kept));

function lengthAt(actions: readonly Action[], { at, where }: Stop): number {
  const verb = { reorg: "chain.reorg", head: "chain.mine", anywhere: "" }[at];
  const places = [...actions.keys()].filter((index) => verb === "" || actions[index]!.do === verb);
  const place = places[Math.floor(where * (places.length - 1))] ?? actions.length;
  return at === "reorg" ? place : place + 1;
}

/** Up to which block two chains hold the same facts in the same blocks. */
function commonBlocks(one: readonly Placed[], other: readonly Placed[]): number {
  const hashes = new Map(one.map(({ blockNumber, blockHash }) => [blockNumber, blockHash]));
  const common = other.filter(({ blockNumber, blockHash }) => hashes.get(blockNumber) === blockHash);
  return common.at(-1)?.blockNumber ?? 0;
}
