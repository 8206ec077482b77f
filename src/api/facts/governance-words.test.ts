import { encodeFunctionData, keccak256, stringToBytes, toFunctionSelector, zeroHash } from "viem";
import { describe, expect, test } from "vitest";
import { consentRegistryAbi } from "../../../abis/ConsentRegistry";
import { governanceAbi } from "../../../abis/Governance";
import { timelockAbi } from "../../../abis/Timelock";
import { accountOf, placeAt } from "../../../test/support/rows";
import { governance } from "./governance";
import { callOf, roleNameOf, signatureOf } from "./governance-words";

const CUSTODIAN = keccak256(stringToBytes("CUSTODIAN"));
const account = accountOf("st-mary") as `0x${string}`;

test("roles have the names that the contracts hash", () => {
  expect(roleNameOf(CUSTODIAN)).toBe("CUSTODIAN");
  expect(roleNameOf(keccak256(stringToBytes("PROPOSER_ROLE")))).toBe("PROPOSER_ROLE");
  expect(roleNameOf(zeroHash)).toBe("DEFAULT_ADMIN_ROLE");
  expect(roleNameOf(keccak256(stringToBytes("JANITOR")))).toBeNull();
  expect(roleNameOf(null)).toBeNull();
});

describe("a call", () => {
  test("of a policy parameter has its name and value, negative ones too", () => {
    const data = encodeFunctionData({
      abi: governanceAbi,
      functionName: "setPolicyParameter",
      args: ["retention-years", -7n],
    });
    expect(callOf(data)).toEqual({
      function: "setPolicyParameter(string,int256)",
      arguments: [
        { name: "key", type: "string", value: "retention-years", roleName: null },
        { name: "value", type: "int256", value: "-7", roleName: null },
      ],
    });
  });

  test("of a role has the role's name", () => {
    const data = encodeFunctionData({ abi: governanceAbi, functionName: "grantRole", args: [CUSTODIAN, account] });
    expect(callOf(data)?.arguments).toEqual([
      { name: "role", type: "bytes32", value: CUSTODIAN, roleName: "CUSTODIAN" },
      { name: "account", type: "address", value: account, roleName: null },
    ]);
  });

  test("of the timelock itself has its delay in seconds, and lists as JSON", () => {
    expect(callOf(encodeFunctionData({ abi: timelockAbi, functionName: "updateDelay", args: [172_800n] }))).toEqual({
      function: "updateDelay(uint256)",
      arguments: [{ name: "newDelay", type: "uint256", value: "172800", roleName: null }],
    });
    const args = [[account], [5n], ["0x12"], zeroHash, zeroHash, 60n] as const;
    expect(
      callOf(encodeFunctionData({ abi: timelockAbi, functionName: "scheduleBatch", args }))?.arguments.map(
        ({ value }) => value.toLowerCase(),
      ),
    ).toEqual([JSON.stringify([account]), '["5"]', '["0x12"]', zeroHash, zeroHash, "60"]);
  });

  test("of nothing that the contracts have, or cut short, stays undecoded", () => {
    const data = encodeFunctionData({ abi: governanceAbi, functionName: "grantRole", args: [CUSTODIAN, account] });
    for (const other of [null, "0x", "0x1234", "0xdeadbeef", data.slice(0, 40)]) expect(callOf(other)).toBeNull();
  });
});

test("a selector has its function's signature", () => {
  expect(signatureOf("0x000c387f")).toBe(
    governanceAbi
      .filter((item) => item.type === "function")
      .filter((item) => toFunctionSelector(item) === "0x000c387f")
      .map(({ name, inputs }) => `${name}(${inputs.map(({ type }) => type).join(",")})`)[0],
  );
  for (const item of consentRegistryAbi)
    if (item.type === "function") expect(signatureOf(toFunctionSelector(item))).toMatch(`${item.name}(`);
  expect(signatureOf("0xdeadbeef")).toBeNull();
});

test("a change says what was set beside what the chain has", () => {
  const { blockNumber, blockTime, txHash, blockHash, logIndex, pos } = placeAt({ block: 3 });
  const row = {
    ...{ chain_id: 31337, pos: String(pos), block_number: String(blockNumber), block_hash: blockHash },
    ...{ block_time: String(blockTime), tx_hash: txHash, log_index: logIndex },
    ...{ contract: account, caller: account, by_timelock: false, at_creation: false, role: null, account: null },
    ...{ key: null, value: null, schedule_id: null, call_index: null, target: null, data: null, delay: null },
    salt: null,
  };
  const json = (more: object) => governance.toJson({ ...row, ...more } as never);
  expect(json({ kind: "roleAdminChanged", role: CUSTODIAN, value: zeroHash })).toMatchObject({
    ...{ role: CUSTODIAN, roleName: "CUSTODIAN", value: zeroHash, adminRoleName: "DEFAULT_ADMIN_ROLE" },
    ...{ function: null, arguments: null },
  });
  const selector = toFunctionSelector("setIssuerTrust(address,bool)");
  expect(json({ kind: "emergencyAction", value: selector })).toMatchObject({
    ...{ value: selector, function: "setIssuerTrust(address,bool)", arguments: null, adminRoleName: null },
  });
  const data = encodeFunctionData({ abi: governanceAbi, functionName: "setIssuerTrust", args: [account, true] });
  expect(json({ kind: "scheduled", data, delay: "86400" })).toMatchObject({
    ...{ data, function: "setIssuerTrust(address,bool)", delaySeconds: "86400" },
    arguments: [{ value: account }, { name: "trusted", type: "bool", value: "true" }],
  });
});
