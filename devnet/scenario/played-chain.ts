/**
 * The chain as played, block by block, so that its newest blocks can be replaced; and the position of each line's
 * event.
 */
import { encodeEventTopics, type Hex } from "viem";
import { abis } from "../../abis/index";
import type { Deployment } from "../../settings";
import type { MadeBlock, Receipt } from "../node";
import type { Signed } from "../wallet";
import type { MainEvent } from "./calls";
import type { ScenarioLine } from "./verbs";

/** The place of an event on the chain: what an alert about it names. `entryIndex` is 0 but in a packed batch. */
export type Subject = { txHash: Hex; blockNumber: number; blockHash: Hex; logIndex: number; entryIndex: number };

/** A line of the file and its result. */
export type PlayedLine = {
  line: ScenarioLine;
  /** Null if the line has no event: it was refused, its block was removed, or it only mined or reorganised. */
  subject: Subject | null;
  refused: boolean;
  /** Whether a reorganisation removed the line's block for good. */
  removed: boolean;
};

/** A transaction, and the lines that it carries: one, or several accesses in a packed batch. */
export type Sent = { signed: Signed; lines: { line: ScenarioLine; seq?: number }[]; event: MainEvent | null };

/** A block of the canonical chain; `logs` counts its events, each of which becomes a fact. */
export type PlayedBlock = { number: number; hash: Hex; time: number; sent: Sent[]; logs: number };

/** The log that stands for the line, among the logs of its transaction; undefined where there is none. */
export function mainLog(receipt: Receipt, event: MainEvent, deployment: Deployment) {
  const address = deployment.contracts[event.contract];
  const [topic] = encodeEventTopics({ abi: abis[event.contract], eventName: event.name } as never) as [Hex];
  return receipt.logs.find((log) => log.address.toLowerCase() === address && log.topics[0] === topic);
}

/** The subjects of the lines that a transaction carries, in their order. */
export function subjectsOf({
  sent,
  receipt,
  block,
  deployment,
}: {
  sent: Sent;
  receipt: Receipt;
  block: MadeBlock;
  deployment: Deployment;
}): { line: ScenarioLine; subject: Subject | null }[] {
  const log = sent.event && receipt.succeeded ? mainLog(receipt, sent.event, deployment) : undefined;
  return sent.lines.map(({ line }, entryIndex) => ({
    line,
    subject: log
      ? {
          txHash: receipt.hash,
          blockNumber: block.number,
          blockHash: block.hash,
          logIndex: log.logIndex,
          entryIndex,
        }
      : null,
  }));
}
