/** Checks what a reorganisation retracts and reinstates, on real chains, at depths 1, 3 and 10. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AlertJson } from "../alerts/alert-json";
import { parseScenario } from "../devnet/scenario/format";
import type { Played } from "../devnet/scenario/player";
import type { System } from "../devnet/system";
import { alertsOf, faultsInTelling, type Monitor, startMonitor } from "./support/monitor";

const BEFORE = 2;
const START = Date.UTC(2026, 2, 2, 8) / 1000;
const at = (second: number) => new Date((START + second) * 1000).toISOString();

/** Reads without a grant, one per block, each by its own custodian; then the newest `depth` blocks are replaced. */
function story(depth: number, remine: boolean): string {
  const count = BEFORE + depth;
  const reads = Array.from({ length: count }, (_, index) => ({
    at: at(index + 1),
    do: "access",
    access: `a-${index}`,
    custodian: `ehr-${index}`,
    actor: "dr-lee",
    patient: "p-ana",
    record: "chart",
    purpose: "HPAYMT",
    category: "LAB",
    action: "read",
    occurredAt: at(0),
    expect: ["ACC-04"],
  }));
  return [
    { at: at(0), do: "patient.register", patient: "p-ana" },
    ...reads,
    { at: at(count + 1), do: "chain.reorg", depth, ...(remine ? { remine } : {}) },
    { at: at(count + 2), do: "patient.register", patient: "p-bo" },
  ]
    .map((line) => JSON.stringify(line))
    .join("\n");
}

const CASES = [1, 3, 10].flatMap((depth) => [false, true].map((remine) => ({ depth, remine })));

const HEADLINE = "Record read for payment without consent";

let monitor: Monitor;
const played = new Map<number, Played>();

/** Waits until each of these reads was notified, so that there is something to retract. */
async function allNotified(chainId: number, hashes: readonly string[]) {
  const ids = (await alertsOf(monitor, chainId))
    .filter(({ blockHash }) => hashes.includes(blockHash))
    .map(({ id }) => id);
  for (const id of ids) await monitor.receiver.waitFor(({ message }) => message?.data.id === id);
  return ids;
}

async function playCase(chain: System["chains"][number]) {
  const result = await monitor.play(chain, {
    beforeReorg: async (_, gone) => {
      await monitor.judged(chain, gone, { vanishedToo: false });
      await allNotified(
        chain.chainId,
        gone.map(({ hash }) => hash),
      );
    },
  });
  await monitor.judged(chain, result.blocks);
  played.set(chain.chainId, result);
}

beforeAll(async () => {
  monitor = await startMonitor({
    scenarios: CASES.map(({ depth, remine }) => parseScenario(story(depth, remine), "story").lines),
  });
  const indexer = monitor.start("indexer");
  monitor.start("worker");
  await monitor.ready(indexer);
  await Promise.all(monitor.chains.map(playCase));
  await monitor.quiet();
});

afterAll(() => monitor?.stop());

describe.each(CASES.map((each, index) => ({ ...each, index })))(
  "depth $depth, mined again: $remine",
  ({ depth, remine, index }) => {
    const chain = () => monitor.chains[index]!;

    test("alerts of removed accesses are retracted, all others stay active, and none is duplicated", async () => {
      const alerts = await alertsOf(monitor, chain().chainId);
      const reads = played.get(chain().chainId)!.lines.filter(({ line }) => line.do === "access");
      const subjects = reads.flatMap(({ subject }) => (subject ? [`${subject.blockHash} ${subject.txHash}`] : []));
      const standing = alerts.filter(({ retracted }) => !retracted);
      expect(standing.map(({ blockHash, txHash }) => `${blockHash} ${txHash}`).sort()).toEqual(subjects.sort());
      expect(standing).toHaveLength(remine ? BEFORE + depth : BEFORE);
      expect(alerts.filter(({ retracted }) => retracted)).toHaveLength(depth);
    });

    test("each alert was notified once and, if retracted, retracted once", async () => {
      expect(await faultsInTelling(monitor, chain().chainId)).toEqual([]);
    });

    test("an access that is mined again has a new alert, linked to the retracted one", async () => {
      const alerts = await alertsOf(monitor, chain().chainId);
      for (const { id, txHash } of alerts.filter(({ retracted }) => retracted)) {
        const twin = alerts.find((other) => other.txHash === txHash && !other.retracted);
        expect(twin !== undefined).toBe(remine);
        expect(await monitor.get(`/v1/alerts/${id}`)).toMatchObject({
          status: "retracted",
          replacedBy: twin?.id ?? null,
        });
        if (twin)
          expect(await monitor.get(`/v1/alerts/${twin.id}`)).toMatchObject({
            ...{ status: "open", replaces: id },
            retraction: null,
          });
      }
    });

    test("a retraction has its reason, time and replacement, in REST, in GraphQL and as a webhook", async () => {
      const alerts = await alertsOf(monitor, chain().chainId);
      for (const { id, txHash } of alerts.filter(({ retracted }) => retracted)) {
        const twin = alerts.find((other) => other.txHash === txHash && !other.retracted);
        const { headline, retractedAt, retraction } = (await monitor.get(`/v1/alerts/${id}`)) as AlertJson;
        expect(headline).toBe(HEADLINE);
        expect(retraction).toEqual({ reason: "blockReplaced", at: retractedAt, replacedBy: twin?.id ?? null });
        expect(
          await monitor.graphql(`{ alert(id: "${id}") { headline retraction { reason at replacedBy
          replacement { id headline retraction { reason } } } } }`),
        ).toEqual({
          alert: {
            headline,
            retraction: { ...retraction, replacement: twin ? { id: twin.id, headline, retraction: null } : null },
          },
        });
        const [created, taken] = monitor.notified(id).map(({ message }) => message!.data);
        expect(created).toMatchObject({ headline, retraction: null });
        // The new block may be evaluated after the message was created.
        const known = (taken!.retraction as { replacedBy: string | null }).replacedBy;
        expect(taken).toMatchObject({ headline, retraction: { reason: "blockReplaced", at: retractedAt } });
        expect([null, twin?.id ?? null]).toContain(known);
      }
    });
  },
);
