import type { Pool } from "pg";
import { type Hex, numberToHex } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPool } from "../database/pool";
import { startAnvil } from "../devnet/anvil";
import { deploy, deploymentFile } from "../devnet/deploy";
import { accountOf, idOf, roleId } from "../devnet/names";
import { connectDevelopmentNode } from "../devnet/node";
import { freePort } from "../devnet/postgres";
import type { RunningProcess } from "../devnet/processes";
import { type Stack, startStack } from "../devnet/stack";
import { createWallet } from "../devnet/wallet";
import type { Deployment } from "../settings";
import { createCaller, type Place } from "./support/caller";
import { eventsWithoutLog, NEVER_EMITTED } from "./support/contract-events";
import { dealingsFacts } from "./support/dealings-facts";
import {
  address,
  END,
  GOVERNANCE_DELAY,
  GRANTS,
  grant,
  operationId,
  PROPOSER_ROLE,
  storyBlocks,
} from "./support/every-event";
import { environmentOf, factsOf, startCommand } from "./support/indexer";
import { peoplesFacts } from "./support/peoples-facts";
import { type RpcRelay, startRpcRelay } from "./support/rpc-relay";
import { statusFacts } from "./support/status-facts";

const TIME = 1_900_000_000;

let stack: Stack;
let pool: Pool;
let relay: RpcRelay;
let indexer: RunningProcess;
let deployment: Deployment;
/** The places of the logs of each call of the story, by the call's name. */
let logs: Record<string, Place[]>;

beforeAll(async () => {
  stack = await startStack({ chains: [{ chainId: 31_337, genesisTime: TIME - 10 }] });
  pool = createPool({ databaseUrl: stack.databaseUrl, applicationName: "test" });
  const chain = stack.chains[0]!;
  relay = await startRpcRelay(chain.rpcUrl);
  const node = await connectDevelopmentNode({ rpcUrl: chain.rpcUrl });
  const wallet = createWallet(node);
  deployment = await deploy({ node, wallet, grants: GRANTS, governanceDelay: GOVERNANCE_DELAY, time: TIME });
  const deadline = BigInt(END);
  const blocks = storyBlocks(deployment, await signGrant(deployment, deadline), deadline);
  const signers = new Set(Object.values(blocks).flatMap((calls) => Object.values(calls).map(({ by }) => by)));
  await node.fund([...signers].map((name) => accountOf(name).address));

  const mine = createCaller({ node, wallet, deployment });
  logs = {};
  let time = TIME;
  for (const calls of Object.values(blocks)) {
    time += 100;
    const places = await mine(Object.values(calls), time);
    Object.keys(calls).forEach((name, index) => {
      logs[name] = places[index]!;
    });
    // The first block becomes final and is backfilled; what comes after it is followed live.
    if (!indexer) {
      await node.request("anvil_mine", [numberToHex(40)]);
      indexer = startCommand("start-indexer", {
        ...environmentOf(
          stack,
          [{ ...chain, rpcUrl: relay.url }],
          deploymentFile([{ chainId: node.chainId, deployment }]),
        ),
        CHAIN_CACHE: "on",
        PORT: String(await freePort()),
      });
    }
    time += 100;
    await indexer.waitUntil(async () => (await factsOf(pool, "patient"))?.length === 1, { timeoutMs: 100_000 });
  }
  await indexer.waitUntil(
    async () => (await factsOf(pool, "timelock_operation"))?.some(({ kind }) => kind === "cancelled") ?? false,
  );
});

afterAll(async () => {
  await indexer?.stop();
  await relay?.stop();
  await pool?.end();
  await stack?.stop();
});

test("the story emits every event of the contracts' ABIs", async () => {
  const node = await connectDevelopmentNode({ rpcUrl: stack.chains[0]!.rpcUrl });
  const emitted = await node.request<{ address: Hex; topics: Hex[] }[]>("eth_getLogs", [{ fromBlock: "0x0" }]);
  await node.release();
  expect(
    eventsWithoutLog(emitted, deployment),
    "These events are not in the story: call what emits them in test/support/every-event.ts, or say in NEVER_EMITTED of test/support/contract-events.ts why nothing does",
  ).toEqual(Object.keys(NEVER_EMITTED).sort());
});

function signGrant({ contracts }: Deployment, deadline: bigint): Promise<Hex> {
  const fields =
    "bytes32 consentId,bytes32 patient,address grantee,uint64 purposes,uint32 categories,uint16 actions,uint40 from,uint40 until,bool redisclosure,bytes32 requestId,address signer,uint256 nonce,uint256 deadline";
  const ana = accountOf("ana");
  return ana.signTypedData({
    domain: {
      name: "Consentry Consent Registry",
      version: "1",
      chainId: 31_337,
      verifyingContract: contracts.consentRegistry,
    },
    types: {
      GrantConsent: fields.split(",").map((field) => ({ type: field.split(" ")[0]!, name: field.split(" ")[1]! })),
    },
    primaryType: "GrantConsent",
    message: { ...grant("signed"), signer: ana.address, nonce: 0n, deadline },
  });
}

/** The place of a call's first log. */
const at = (call: string) => logs[call]![0]!;

async function expectRows(table: string, expected: Record<string, unknown>[]): Promise<void> {
  const rows = await factsOf(pool, table);
  expect(rows?.map(comparable)).toEqual(expected.map((row) => comparable(withSnakeCase(row))));
}

/** Integers as `pg` reads them are texts or numbers, by their width. */
function comparable(row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === "number" || typeof value === "bigint" ? String(value) : value,
    ]),
  );
}

function withSnakeCase(row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

test.each([
  ...[
    "patient",
    "representative",
    "consent_request",
    "consent",
    "access",
    "access_review",
    "credential",
    "affiliation",
  ],
  ...["agreement", "share", "data_request", "coverage", "claim", "claim_approval", "claim_payment", "status_change"],
])("the rows of %s are what the contracts' events said", (table) =>
  expectRows(table, { ...peoplesFacts(at), ...dealingsFacts(at), ...statusFacts(at) }[table]!),
);

test("a node is asked once for all events of a range of blocks, at the addresses of all contracts", () => {
  const ranges = relay.requests
    .filter(({ method }) => method === "eth_getLogs")
    .map(({ params }) => params![0] as { fromBlock?: Hex; address: Hex[]; topics: (Hex | Hex[])[] })
    .filter(({ fromBlock }) => fromBlock !== undefined);
  expect(ranges.length).toBeGreaterThan(0);
  for (const { address: addresses, topics } of ranges) {
    expect(addresses.toSorted()).toEqual(Object.values(deployment.contracts).toSorted());
    expect(new Set([topics[0]].flat()).size).toBeGreaterThan(30);
  }
});

describe("governance's events become facts", () => {
  const caller = address("emergency-administrator");

  test("an issuer's trust, given and taken", () => {
    return expectRows("issuer_trust", [
      { ...at("trust"), issuer: address("board"), trusted: true, caller },
      { ...at("distrust"), issuer: address("board"), trusted: false, caller },
    ]);
  });

  test("changes after creation: who made them, and the emergency beside the change", async () => {
    const rows = (await factsOf(pool, "governance_change"))!.filter((row) => !row.at_creation);
    const none = { role: null, account: null, key: null, value: null };
    const { governance, timelock } = deployment.contracts;
    const same = { contract: governance, caller, byTimelock: false, atCreation: false, ...none };
    const expected = [
      { ...at("trust"), ...same, kind: "issuerTrusted", account: address("board") },
      { ...at("distrust"), ...same, kind: "issuerDistrusted", account: address("board") },
      { ...at("policy"), ...same, kind: "policyParameterSet", key: "nul\uFFFDkey", value: String(-(2n ** 255n)) },
      { ...at("grantRole"), ...same, kind: "roleGranted", role: roleId("insurer"), account: address("eve") },
      { ...at("revokeRole"), ...same, kind: "roleRevoked", role: roleId("insurer"), account: address("eve") },
      {
        ...at("execute"),
        ...same,
        caller: timelock,
        byTimelock: true,
        kind: "policyParameterSet",
        key: "through the timelock",
        value: "5",
      },
      {
        ...at("executeDelay"),
        ...same,
        contract: timelock,
        caller: timelock,
        byTimelock: true,
        kind: "minDelayChanged",
        value: "61",
      },
      {
        ...at("renounce"),
        ...same,
        contract: timelock,
        caller: address("governance"),
        kind: "roleRevoked",
        role: PROPOSER_ROLE,
        account: address("governance"),
      },
    ];
    expect(rows.filter(({ kind }) => kind !== "emergencyAction").map(comparable)).toEqual(
      expected.map((row) => comparable(withSnakeCase(row))),
    );
    const emergencies = rows.filter(({ kind }) => kind === "emergencyAction");
    expect(emergencies.map((row) => [row.tx_hash, row.caller, row.contract])).toEqual(
      ["trust", "distrust", "policy", "grantRole", "revokeRole"].map((call) => [at(call).txHash, caller, governance]),
    );
    expect(emergencies[0]!.value).toMatch(/^0x[0-9a-f]{8}$/);
  });

  test("what the constructors gave is marked as given at creation", async () => {
    const rows = (await factsOf(pool, "governance_change"))!.filter((row) => row.at_creation);
    const { governance, timelock } = deployment.contracts;
    for (const { role, account } of GRANTS)
      expect(rows).toContainEqual(
        expect.objectContaining({
          kind: "roleGranted",
          contract: governance,
          role: roleId(role),
          account: address(account),
        }),
      );
    expect(rows).toContainEqual(
      expect.objectContaining({
        kind: "minDelayChanged",
        contract: timelock,
        caller: address("deployer"),
        value: String(GOVERNANCE_DELAY),
      }),
    );
    expect(new Set(rows.map((row) => Number(row.block_number)))).toEqual(new Set([deployment.startBlock]));
  });

  test("the timelock's operations", async () => {
    const rows = (await factsOf(pool, "timelock_operation"))!;
    const { governance, timelock } = deployment.contracts;
    const [salted, forEver] = [operationId(deployment, idOf("salt")), operationId(deployment)];
    const brief = rows.map((row) => [row.kind, row.schedule_id, row.target, row.delay, row.salt]);
    expect(brief).toHaveLength(7);
    expect(brief).toEqual(
      expect.arrayContaining([
        ["scheduled", salted, governance, String(GOVERNANCE_DELAY), null],
        ["salted", salted, null, null, idOf("salt")],
        ["scheduled", forEver, governance, String(Number.MAX_SAFE_INTEGER), null],
        ["executed", salted, governance, null, null],
        ["cancelled", forEver, null, null, null],
      ]),
    );
    expect(rows.filter(({ target }) => target === timelock).map(({ kind, call_index }) => [kind, call_index])).toEqual([
      ["scheduled", 0],
      ["executed", 0],
    ]);
    expect(rows.map(({ tx_hash }) => tx_hash)).toContain(at("cancel").txHash);
  });
});

test.each([
  ["the facts", { CHAIN_CACHE: "off" }],
  ["Ponder's cache of the chain", { CHAIN_CACHE: "on", DATABASE_SCHEMA: "facts_of_another_version" }],
])("a chain that was started anew under the same id is known by %s", async (_, changes) => {
  const anvil = await startAnvil();
  const process = startCommand("start-indexer", {
    ...environmentOf(stack, [anvil], deploymentFile([{ chainId: 31_337, deployment }])),
    ...changes,
  });
  expect((await process.exited).code).toBe(1);
  expect(process.tail()).toContain("Chain 31337 is not the chain that this database knows under that id: block");
  await anvil.stop();
});
