/**
 * The chain that a scenario ends with: which block holds which actions, once every reorganisation is done.
 *
 * Actions at the same instant share a block. `chain.mine` adds empty blocks. `chain.reorg` empties the last blocks, or,
 * with `remine`, keeps what they hold and lets the last two change places; the blocks' times stay where they were.
 */
import { type Action, type Line, secondsOf } from "./lines";

/** An action as it was sent. An access has its sequence number by then: what is sent is not changed by a later reorg. */
export type Sent = {
  line: number;
  action: Action;
  seq: number;
};

/** A block of the canonical chain; `time` in Unix seconds. */
export type Block = {
  time: number;
  sent: Sent[];
};

/**
 * Returns the canonical chain after the last line. Throws a `RangeError` if a reorg is deeper than the scenario's own
 * blocks.
 */
export function chainOf(lines: readonly Line[]): Block[] {
  const chain: Block[] = [];
  let open: Block | undefined;
  for (const { number, action } of lines) {
    const time = secondsOf(action.at);
    if (action.do === "chain.mine") {
      mine({ chain, from: time, blocks: Number(action.blocks), every: Number(action.every ?? 1) });
      open = undefined;
    } else if (action.do === "chain.reorg") {
      reorganise(chain, Number(action.depth), action.remine === true);
      open = undefined;
    } else {
      if (open?.time !== time) {
        open = { time, sent: [] };
        chain.push(open);
      }
      // A transaction that reverts leaves no event, but its block is mined.
      if (!action.reverts) open.sent.push({ line: number, action, seq: sequenceNumber(chain, action) });
    }
  }
  return chain;
}

function mine({ chain, from, blocks, every }: { chain: Block[]; from: number; blocks: number; every: number }) {
  const last = chain.at(-1)?.time ?? 0;
  const first = last < from ? from : last + every;
  for (let index = 0; index < blocks; index++) chain.push({ time: first + index * every, sent: [] });
}

function reorganise(chain: Block[], depth: number, remine: boolean) {
  if (depth > chain.length) throw new RangeError(`A reorg of ${depth} blocks reaches below the scenario's first block`);
  const replaced = chain.splice(chain.length - depth);
  const contents = replaced.map((block) => (remine ? block.sent : []));
  if (depth >= 2) contents.push(...contents.splice(-2).reverse());
  chain.push(...replaced.map((block, index) => ({ time: block.time, sent: contents[index] ?? [] })));
}

/** Returns the given number, else the custodian's last one on the current chain plus one, else 1. */
function sequenceNumber(chain: readonly Block[], action: Action): number {
  if (action.do !== "access") return 0;
  if (typeof action.seq === "number") return action.seq;
  for (const block of chain.toReversed())
    for (const { action: earlier, seq } of block.sent.toReversed())
      if (earlier.do === "access" && custodianOf(earlier) === custodianOf(action)) return seq + 1;
  return 1;
}

const custodianOf = (action: Action) => action.by ?? action.custodian;
