import { describe, expect, onTestFinished, test } from "vitest";
import { startAnvil } from "../anvil";
import { connectDevelopmentNode } from "../node";
import { parseScenario } from "./format";
import type { PlayedBlock, PlayedLine } from "./played-chain";
import { playScenario } from "./player";
import { latestStart, prepareScenario } from "./prepare";

const START = Date.parse("2026-03-02T08:00:00Z");
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const access = (seconds: number, name: string, custodian: string) => ({
  at: at(seconds),
  do: "access",
  access: name,
  custodian,
  actor: "dr-lee",
  patient: "p-ana",
  record: "r1",
  purpose: "TREAT",
  category: "LAB",
  action: "read",
});

/** Plays the lines and then a reorganisation, and gives the chain before and after it. */
async function reorganise(depth: number, remine: boolean, ...story: unknown[]) {
  const { lines } = parseScenario(
    [...story, { at: at(1000), do: "chain.reorg", depth, remine }].map((line) => JSON.stringify(line)).join("\n"),
  );
  const anvil = await startAnvil({ genesisTime: latestStart(lines) });
  onTestFinished(anvil.stop);
  const node = await connectDevelopmentNode(anvil);
  const before: PlayedBlock[] = [];
  const seen = new Map<number, PlayedLine>();
  let gone: readonly PlayedBlock[] = [];
  const played = await playScenario({
    lines,
    node,
    ...(await prepareScenario({ node, lines })),
    onBlock: (block) => {
      if (gone.length === 0) before.push(block);
    },
    onLine: (line) => {
      if (gone.length === 0) seen.set(line.line.line, line);
    },
    beforeReorg: (_, blocks) => {
      gone = blocks;
    },
  });
  return { ...played, before, seen, gone, head: await node.head() };
}

const hashes = (blocks: readonly PlayedBlock[]) => blocks.map(({ hash }) => hash);
const times = (blocks: readonly PlayedBlock[]) => blocks.map(({ time }) => time);

describe("a reorganisation", () => {
  const story = Array.from({ length: 12 }, (_, index) => access(index * 10, `a${index}`, `clinic-${index}`));

  test.each([1, 3, 10])("of depth %i puts empty blocks of the same times in place of the last ones", async (depth) => {
    const { lines, blocks, before, gone, head } = await reorganise(depth, false, ...story);
    expect(hashes(gone)).toEqual(hashes(before.slice(-depth)));
    expect(times(blocks)).toEqual(times(before));
    expect(hashes(blocks).slice(0, -depth)).toEqual(hashes(before).slice(0, -depth));
    expect(hashes(blocks).filter((hash) => hashes(before).includes(hash))).toHaveLength(12 - depth);
    expect(blocks.slice(-depth).every(({ logs }) => logs === 0)).toBe(true);
    expect(lines.map(({ removed }) => removed)).toEqual([...story.map((_, index) => index >= 12 - depth), false]);
    expect(head.hash).toBe(blocks.at(-1)?.hash);
  });

  test.each([1, 3, 10])(
    "of depth %i mines the same transactions again, the last two blocks' exchanged",
    async (depth) => {
      const { lines, blocks, before, seen } = await reorganise(depth, true, ...story);
      expect(times(blocks)).toEqual(times(before));
      const order = story.map((_, index) => before[index]!.number);
      if (depth >= 2) order.push(...order.splice(-2).reverse());
      for (const [index, { line, subject, removed }] of lines.slice(0, 12).entries()) {
        const earlier = seen.get(line.line)!.subject!;
        expect(removed).toBe(false);
        expect(subject?.txHash).toBe(earlier.txHash);
        expect(subject?.blockNumber).toBe(order[index]);
        expect(subject?.blockHash === earlier.blockHash).toBe(index < 12 - depth);
      }
    },
  );

  test("replaces an empty block by another one", async () => {
    const { blocks, before } = await reorganise(2, false, story[0], { at: at(1), do: "chain.mine", blocks: 2 });
    expect(times(blocks)).toEqual(times(before));
    expect(hashes(blocks).slice(1)).not.toContain(before[1]!.hash);
    expect(hashes(blocks).slice(1)).not.toContain(before[2]!.hash);
  });

  test("signs two transactions of one account anew where they change places", async () => {
    const mixed = [access(0, "a1", "st-mary"), access(1, "a2", "st-mary"), access(1, "a3", "st-john")];
    const { lines, seen } = await reorganise(2, true, ...mixed);
    const kept = lines.slice(0, 3).map(({ line, subject }) => subject?.txHash === seen.get(line.line)?.subject?.txHash);
    expect(kept).toEqual([false, false, true]);
    expect(lines.slice(0, 3).map(({ subject }) => subject?.logIndex)).toEqual([0, 0, 1]);
  });

  test("that puts a line before what it needs stops the player", async () => {
    const needy = [
      { at: at(0), do: "patient.register", patient: "p-ana" },
      {
        at: at(1),
        do: "consent.grant",
        consent: "c1",
        patient: "p-ana",
        grantee: "dr-lee",
        purposes: ["TREAT"],
        categories: ["ALL"],
        actions: ["read"],
      },
    ];
    await expect(reorganise(2, true, ...needy)).rejects.toThrow(/^Line 2, consent\.grant: .*UnknownPatient/);
  });
});
