import { fileURLToPath } from "node:url";
import { decodeEventLog, type Hex } from "viem";
import { describe, expect, onTestFinished, test } from "vitest";
import { abis } from "../../abis/index";
import { startAnvil } from "../anvil";
import { accountAddress, idOf } from "../names";
import { connectDevelopmentNode } from "../node";
import { parseScenario, readScenario, type Scenario } from "./format";
import type { PlayedLine } from "./played-chain";
import { type PlayOptions, playScenario } from "./player";
import { latestStart, prepareScenario } from "./prepare";
import { VERBS } from "./verbs";

const EVERY_VERB = fileURLToPath(new URL("../fixture/every-verb.jsonl", import.meta.url));
const START = Date.parse("2026-03-02T08:00:00Z");
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const scenarioOf = (...lines: unknown[]) => parseScenario(lines.map((line) => JSON.stringify(line)).join("\n"));
const access = (seconds: number, name: string, more: Record<string, unknown> = {}) => ({
  at: at(seconds),
  do: "access",
  access: name,
  custodian: "st-mary",
  actor: "dr-lee",
  patient: "p-ana",
  record: "r1",
  purpose: "TREAT",
  category: "LAB",
  action: "read",
  ...more,
});

async function play({ lines }: Scenario, options: Partial<PlayOptions> = {}) {
  const anvil = await startAnvil({ genesisTime: latestStart(lines) });
  onTestFinished(anvil.stop);
  const node = await connectDevelopmentNode(anvil);
  const prepared = await prepareScenario({ node, lines });
  const played = await playScenario({ lines, node, ...prepared, ...options });
  const logAt = async ({ blockHash, logIndex }: { blockHash: Hex; logIndex: number }) => {
    const logs = await node.request<{ address: Hex; topics: [Hex]; data: Hex; logIndex: Hex; transactionHash: Hex }[]>(
      "eth_getLogs",
      [{ blockHash }],
    );
    return logs.find((log) => Number(log.logIndex) === logIndex)!;
  };
  return { ...played, node, logAt };
}

const subjects = (lines: readonly PlayedLine[]) => lines.map(({ subject }) => subject);

describe("playScenario", () => {
  test("plays every verb and says where each line's event stands on the chain", async () => {
    const scenario = readScenario(EVERY_VERB);
    expect(new Set(scenario.lines.map((line) => line.do))).toEqual(new Set(Object.keys(VERBS)));
    const { lines, logAt } = await play(scenario);
    for (const { line, subject, removed, refused } of lines) {
      const silent = removed || refused || line.do.startsWith("chain.");
      expect(subject === null, `line ${line.line}`).toBe(silent);
      if (subject) expect((await logAt(subject)).transactionHash).toBe(subject.txHash);
    }
    expect(lines.filter(({ removed }) => removed).map(({ line }) => line)).toEqual([
      expect.objectContaining({ do: "access", access: "a4" }),
      expect.objectContaining({ do: "access", access: "a7" }),
    ]);
    expect(lines.filter(({ refused }) => refused).map(({ line }) => line)).toEqual([
      expect.objectContaining({ do: "consent.revoke", reverts: true }),
    ]);
  });

  test("makes one block for each instant, in the order of the lines, with that instant as its time", async () => {
    const { lines, blocks } = await play(scenarioOf(access(0, "a1"), access(0, "a2"), access(7, "a3")));
    expect(blocks.map(({ time }) => time * 1000 - START)).toEqual([0, 7000]);
    expect(subjects(lines).map((subject) => [subject?.blockNumber, subject?.logIndex])).toEqual([
      [blocks[0]!.number, 0],
      [blocks[0]!.number, 1],
      [blocks[1]!.number, 0],
    ]);
  });

  test("puts a custodian's neighbouring accesses into one packed log on request, and nobody else's", async () => {
    const scenario = scenarioOf(
      access(0, "a1"),
      access(0, "a2"),
      access(0, "a3", { custodian: "st-john" }),
      access(0, "a4"),
      access(0, "a5"),
      access(1, "a6"),
    );
    const { lines } = await play(scenario, { packed: true });
    expect(subjects(lines).map((subject) => [subject?.logIndex, subject?.entryIndex])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [2, 0],
      [2, 1],
      [0, 0],
    ]);
  });

  test("takes a whole day of one custodian in one block, several batches long", async () => {
    const many = Array.from({ length: 1001 }, (_, index) => access(0, `a${index}`));
    const { lines } = await play(scenarioOf(...many), { packed: true });
    expect(subjects(lines).map((subject) => [subject?.logIndex, subject?.entryIndex])).toEqual(
      many.map((_, index) => [Math.floor(index / 500), index % 500]),
    );
  });

  test("numbers a custodian's accesses on, from what the canonical chain holds at that moment", async () => {
    const scenario = scenarioOf(
      access(0, "a1"),
      access(1, "a2", { seq: 10 }),
      access(1, "a3", { custodian: "st-john" }),
      access(2, "a4"),
      { at: at(3), do: "chain.reorg", depth: 1 },
      access(4, "a5"),
    );
    const { lines, logAt } = await play(scenario);
    const seqs = [];
    for (const subject of subjects(lines)) {
      if (!subject) continue;
      const { topics, data } = await logAt(subject);
      const { args } = decodeEventLog({ abi: abis.accessLedger, eventName: "AccessRecorded", topics, data });
      seqs.push(args?.seq);
    }
    expect(seqs).toEqual([1, 10, 1, 11]);
  });

  test("executes a governed change in its line's own block, after the delay, and a direct one without", async () => {
    const { blocks, lines, node, logAt } = await play(
      scenarioOf(
        { at: at(0), do: "policy.set", key: "retention", value: 6 },
        { at: at(60), do: "policy.set", key: "retention", value: 7 },
        { at: at(60), do: "role.grant", role: "reviewer", account: "dr-lee", direct: true },
      ),
    );
    const callers = [];
    for (const subject of subjects(lines).slice(0, 2)) {
      const { topics, data } = await logAt(subject!);
      const { args } = decodeEventLog({ abi: abis.governance, eventName: "PolicyParameterSet", topics, data });
      callers.push(args?.caller);
    }
    expect(new Set(callers).size).toBe(1);
    expect(callers[0]).not.toBe(accountAddress("emergency-administrator"));
    expect(subjects(lines).map((subject) => subject?.blockNumber)).toEqual(
      [0, 1, 1].map((index) => blocks[index]!.number),
    );
    expect((await node.head()).number).toBe(blocks[1]!.number);
  });

  test("stops at a line that the contracts refuse, with its number, its verb and the reason", async () => {
    const refused = scenarioOf(access(0, "a1"), { at: at(1), do: "consent.revoke", consent: "c1" });
    await expect(play(refused)).rejects.toThrow(
      `Line 2, consent.revoke: the contracts refused it: UnknownConsent(${idOf("c1")}).`,
    );
    const unauthorised = scenarioOf(access(0, "a1", { by: "mallory" }));
    await expect(play(unauthorised)).rejects.toThrow(/^Line 1, access: .* AccessControlUnauthorizedAccount\(0x/);
  });

  test("names the line within a packed batch that the contracts refuse", async () => {
    const scenario = scenarioOf(access(0, "a1"), access(0, "a2", { category: "ALL" }), access(0, "a3"));
    await expect(play(scenario, { packed: true })).rejects.toThrow(/^Line 2, access: .* InvalidEntry\(1\)/);
  });

  test("continues after a line that is refused as stated, and stops if it is accepted", async () => {
    const scenario = scenarioOf({ at: at(0), do: "consent.revoke", consent: "c1", reverts: true }, access(1, "a1"));
    const { lines, blocks } = await play(scenario);
    expect(lines.map(({ refused }) => refused)).toEqual([true, false]);
    expect(blocks).toHaveLength(2);
    await expect(play(scenarioOf(access(0, "a1", { reverts: true })))).rejects.toThrow(/^Line 1, .* accepted it/);
  });

  test("mines empty blocks as far apart as the line says", async () => {
    const { blocks } = await play(
      scenarioOf(
        access(0, "a1"),
        { at: at(0), do: "chain.mine", blocks: 2 },
        { at: at(10), do: "chain.mine", blocks: 3, every: 5 },
      ),
    );
    expect(blocks.map(({ time }) => time - START / 1000)).toEqual([0, 1, 2, 10, 15, 20]);
  });

  test("reports each line and each block, and waits for the pace before each block", async () => {
    const told: string[] = [];
    await play(scenarioOf(access(0, "a1"), access(5, "a2"), { at: at(6), do: "chain.mine", blocks: 1 }), {
      pace: async ({ time, previous, index }) => {
        told.push(`pace ${index}: ${previous === null ? "-" : time - previous}`);
      },
      onLine: ({ line, subject }) => told.push(`line ${line.line} ${subject !== null}`),
      onBlock: ({ time, logs }) => void told.push(`block ${time - START / 1000} ${logs}`),
    });
    expect(told).toEqual([
      "pace 0: -",
      "line 1 true",
      "block 0 1",
      "pace 1: 5",
      "line 2 true",
      "block 5 1",
      "pace 2: 1",
      "block 6 0",
      "line 3 false",
    ]);
  });

  test("stops between two blocks when asked to", async () => {
    const ending = new AbortController();
    const onBlock = () => ending.abort(new Error("enough"));
    const scenario = scenarioOf(access(0, "a1"), access(1, "a2"));
    await expect(play(scenario, { signal: ending.signal, onBlock })).rejects.toThrow("enough");
  });
});
