import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, GENESIS, patientRow } from "../../../test/support/rows";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

const NOTHING = {
  head: null,
  indexed: null,
  finalized: null,
  evaluated: null,
  lagSeconds: null,
  pendingBlocks: 0,
  gaps: 0,
  provisionalAlerts: 0,
  openDeadlines: 0,
  errors: 0,
};

test("before anything is indexed there is a status all the same", async () => {
  const read = () => api.ask("/v1/status", { as: "admin" });
  let { status, body } = await read();
  let earlier = 0;
  // A queue that is slow to answer is null.
  for (; Object.values(body.queues).includes(null); earlier++) ({ status, body } = await read());
  expect(status).toBe(200);
  expect(body).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    ruleset: expect.stringMatching(/^[0-9a-f]{16}$/),
    chains: [
      { chainId: 31337, ...NOTHING },
      { chainId: 31338, ...NOTHING },
    ],
    queues: { detect: { waiting: 0, active: 0, failed: 0 }, deliver: { waiting: 0, active: 0, failed: 0 } },
    operatorLog: { sealed: "0", unsealed: earlier, head: null },
    deliveries: { unrelayed: 0, pending: 0, failed: 0 },
  });
});

test("it says how far each chain is indexed, final and evaluated", async () => {
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana")],
      access: [accessRow({ block: 8 }, { seq: 1, actor: "dr-who", patient: "ana", purpose: "HPAYMT" })],
    },
    { latest: 10, finalized: 5 },
  );
  const { body } = await api.ask("/v1/status");
  expect(body.chains[0]).toMatchObject({
    head: { blockNumber: "10", blockTime: new Date((GENESIS + 100) * 1000).toISOString() },
    indexed: { blockNumber: "10" },
    finalized: { blockNumber: "5" },
    evaluated: { blockNumber: "10" },
    lagSeconds: expect.any(Number),
    pendingBlocks: 0,
    gaps: 0,
    provisionalAlerts: 1,
  });
  expect(body.deliveries.unrelayed).toBe(1);
});
