/** Plays a scenario's lines as transactions, one block per instant. */
import type { Deployment } from "../../settings";
import type { NameMap } from "../names";
import type { MadeBlock, Node } from "../node";
import { createWallet, mineTogether, type Wallet } from "../wallet";
import { batchCall, callsOf, type NumberedAccess } from "./calls";
import { minedTimes } from "./format";
import { namesOf } from "./name-map";
import { type PlayedBlock, type PlayedLine, type Sent, subjectsOf } from "./played-chain";
import { RefusalError, refused } from "./refusal";
import { replaceBlocks } from "./reorg";
import { emptyState, enter, type ScenarioState } from "./scenario-state";
import type { LineOf, ScenarioLine } from "./verbs";

/** The next block: its time on the chain, and the times and number of the blocks played before it. */
export type NextBlock = { time: number; previous: number | null; index: number };

export type PlayOptions = {
  lines: readonly ScenarioLine[];
  node: Node;
  /** The contracts, with the roles that the lines need: see `prepareScenario`. */
  deployment: Deployment;
  /** The wallet of the preparation, where there is one; it knows the accounts' nonces. */
  wallet?: Wallet;
  /** Whether to send a custodian's adjacent accesses in one block as one packed batch. Default `false`. */
  packed?: boolean;
  /** Awaited before each block. Without it, blocks are mined as fast as the node can. */
  pace?: (next: NextBlock) => Promise<void> | void;
  /** Called for each line once its block is mined, and again if a reorganisation moves or removes it. */
  onLine?: (played: PlayedLine) => void;
  /** Awaited after each block of the scenario, and after each reorganisation for its new blocks. */
  onBlock?: (block: PlayedBlock) => Promise<void> | void;
  /** Awaited before blocks are replaced, with the blocks to be removed. */
  beforeReorg?: (line: LineOf<"chain.reorg">, blocks: readonly PlayedBlock[]) => Promise<void> | void;
  /** Stops playing between two blocks, with the signal's reason as the error. */
  signal?: AbortSignal;
};

export type Played = {
  /** One for each line of the file, in its order. */
  lines: PlayedLine[];
  /** The blocks of the scenario that are on the chain at its end. */
  blocks: PlayedBlock[];
  names: NameMap;
};

const MOST_ENTRIES = 500;

/** One block's lines, or a line that is about the chain itself. */
type Step = { lines: ScenarioLine[]; time: number } | LineOf<"chain.mine"> | LineOf<"chain.reorg">;

function stepsOf(lines: readonly ScenarioLine[]): Step[] {
  const steps: Step[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    if (line.do === "chain.mine" || line.do === "chain.reorg") steps.push(line);
    else if (last && "lines" in last && last.time === line.at) last.lines.push(line);
    else steps.push({ lines: [line], time: line.at });
  }
  return steps;
}

/**
 * Plays the lines. Throws a `RefusalError` with the line number, the verb and the contract's reason if the contracts
 * refuse a line without `reverts`, or accept one with it.
 */
export async function playScenario(options: PlayOptions): Promise<Played> {
  const { lines, node, deployment, packed = false, pace, onLine, onBlock, beforeReorg, signal } = options;
  const wallet = options.wallet ?? createWallet(node);
  const played = new Map<ScenarioLine, PlayedLine>(
    lines.map((line) => [line, { line, subject: null, refused: false, removed: false }]),
  );
  const blocks: PlayedBlock[] = [];
  let state = emptyState();
  let { time: newest, baseFee } = await node.head();

  const nextBlock = async (time: number) => {
    signal?.throwIfAborted();
    await pace?.({ time, previous: blocks.at(-1)?.time ?? null, index: blocks.length });
    signal?.throwIfAborted();
  };

  /** Checks the result of each transaction and stores the block. */
  const keep = async (block: MadeBlock, sent: Sent[]) => {
    for (const [index, transaction] of sent.entries()) {
      const receipt = block.receipts[index]!;
      for (const { line, subject } of subjectsOf({ sent: transaction, receipt, block, deployment })) {
        const state = played.get(line)!;
        if (!receipt.succeeded && !line.reverts) throw await refused(node, transaction, receipt.hash);
        if (transaction.event === null) continue;
        state.refused = !receipt.succeeded;
        state.removed = false;
        state.subject = subject;
      }
    }
    for (const line of new Set(sent.flatMap((transaction) => transaction.lines.map((each) => each.line)))) {
      const transactions = sent.flatMap((each, index) => (each.lines.some((it) => it.line === line) ? [index] : []));
      if (line.reverts && transactions.every((index) => block.receipts[index]!.succeeded))
        throw new RefusalError(line, 'the contracts accepted it although it says "reverts": true; remove that.');
      onLine?.({ ...played.get(line)! });
    }
    newest = block.time;
    baseFee = block.baseFee;
    const logs = block.receipts.reduce((sum, receipt) => sum + receipt.logs.length, 0);
    const kept = { number: block.number, hash: block.hash, time: block.time, sent, logs };
    blocks.push(kept);
    await onBlock?.(kept);
  };

  for (const step of stepsOf(lines)) {
    if ("lines" in step) {
      await nextBlock(step.time);
      const sent = await sign(step.lines, { wallet, state, deployment, packed, baseFee });
      const signed = sent.map((transaction) => transaction.signed);
      await keep(await mineTogether(node, signed, step.time), sent);
    } else if (step.do === "chain.mine") {
      for (const time of minedTimes(step, newest)) {
        await nextBlock(time);
        await keep(await node.mine(time), []);
      }
      onLine?.({ ...played.get(step)! });
    } else {
      signal?.throwIfAborted();
      await beforeReorg?.(step, blocks.slice(-step.depth));
      for (const gone of blocks.slice(-step.depth).flatMap((block) => block.sent.flatMap((sent) => sent.lines)))
        Object.assign(played.get(gone.line)!, { subject: null, removed: !gone.line.reverts });
      const removed = blocks.splice(blocks.length - step.depth);
      await replaceBlocks({ node, wallet, removed, remine: step.remine ?? false, keep });
      state = emptyState();
      for (const { line, seq } of blocks.flatMap((block) => block.sent.flatMap((sent) => sent.lines)))
        if (!line.reverts) enter(state, line, seq);
      for (const gone of removed.flatMap((block) => block.sent.flatMap((sent) => sent.lines)))
        if (played.get(gone.line)!.removed) onLine?.({ ...played.get(gone.line)! });
      onLine?.({ ...played.get(step)! });
    }
  }
  return { lines: [...played.values()], blocks, names: namesOf(lines) };
}

type Signing = { wallet: Wallet; state: ScenarioState; deployment: Deployment; packed: boolean; baseFee: bigint };

/** Signs the transactions of one block in the order of its lines, and updates the scenario's state. */
async function sign(lines: readonly ScenarioLine[], signing: Signing): Promise<Sent[]> {
  const { wallet, state, deployment, packed, baseFee } = signing;
  const sent: Sent[] = [];
  let batch: NumberedAccess[] = [];
  const sendBatch = async () => {
    const [first, ...more] = batch;
    if (!first) return;
    const alone = more.length === 0;
    const { calls, event } = alone
      ? callsOf({ line: first.line, state, deployment, seq: first.seq })
      : batchCall([first, ...more], deployment);
    sent.push({ signed: await wallet.sign(calls[0], baseFee), lines: batch, event });
    batch = [];
  };
  for (const line of lines) {
    const signer = line.do === "access" ? (line.by ?? line.custodian) : undefined;
    const seq =
      line.do === "access" && signer !== undefined ? (line.seq ?? (state.sequence.get(signer) ?? 0) + 1) : undefined;
    const first = batch[0]?.line;
    const joins = packed && line.do === "access" && !line.reverts;
    if (!joins || batch.length === MOST_ENTRIES || (first && (first.by ?? first.custodian) !== signer))
      await sendBatch();
    if (joins && seq !== undefined) batch.push({ line, seq });
    else {
      const { calls, event } = callsOf({ line, state, deployment, seq });
      for (const [index, call] of calls.entries())
        sent.push({
          signed: await wallet.sign(call, baseFee),
          lines: [{ line, seq }],
          event: index === 0 ? event : null,
        });
    }
    if (!line.reverts) enter(state, line, seq);
  }
  await sendBatch();
  return sent;
}
