import { encodeFunctionData, keccak256, toFunctionSelector, toHex, zeroAddress } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bytecode } from "../abis/bytecode";
import { address, DELAY, NONE, type RecordSystem, role, startRecordSystem } from "./test/record-system";

let system: RecordSystem;
let restore: () => Promise<void>;

beforeAll(async () => {
  system = await startRecordSystem();
});
afterAll(() => system?.stop());
beforeEach(async () => {
  restore = await system.snapshot();
});
afterEach(() => restore());

const unauthorized = (name: string, needed = NONE) => `AccessControlUnauthorizedAccount(${address(name)}, ${needed})`;

describe("constructor", () => {
  test("gives the timelock and the emergency administrator the administration, and each grant its role", async () => {
    const { read, governance, timelock } = system;
    for (const account of [timelock.address, address("administrator")])
      expect(await read(governance, "hasRole", [NONE, account])).toBe(true);
    for (const name of ["CUSTODIAN", "REGISTRAR", "REVIEWER", "INSURER", "ADJUDICATOR"]) {
      expect(await read(governance, "hasRole", [role(name), address(name.toLowerCase())])).toBe(true);
      expect(await read(governance, "hasRole", [role(name), address("anybody")])).toBe(false);
    }
    expect(await read(governance, "timelock", [])).toBe(timelock.address);
  });

  test("emits no emergency action, and leaves the deployer without a role", async () => {
    const events = await system.client.getContractEvents({
      ...system.governance,
      eventName: "EmergencyAction",
      fromBlock: 0n,
    });
    expect(events).toEqual([]);
    expect(await system.read(system.governance, "hasRole", [NONE, address("deployer")])).toBe(false);
  });

  test("makes nobody emergency administrator where the zero address is given", async () => {
    const { abi } = system.governance;
    const governance = await system.deploy(abi, bytecode.governance, [system.timelock.address, zeroAddress, []]);
    expect(await system.read(governance, "hasRole", [NONE, zeroAddress])).toBe(false);
  });

  test("refuses no timelock, and a role for no account", async () => {
    const { abi } = system.governance;
    const nobody = [{ role: role("CUSTODIAN"), account: zeroAddress }];
    for (const args of [
      [zeroAddress, address("administrator"), []],
      [system.timelock.address, zeroAddress, nobody],
    ])
      await expect(system.deploy(abi, bytecode.governance, args)).rejects.toThrow("refused");
  });

  test("of every governed contract refuses a missing contract it builds on", async () => {
    const { governance, credentialRegistry, consentRegistry, accessLedger, sharingAgreements, claims } = system;
    const attempts = [
      () => system.deploy(credentialRegistry.abi, bytecode.credentialRegistry, [zeroAddress]),
      () => system.deploy(consentRegistry.abi, bytecode.consentRegistry, [governance.address, zeroAddress]),
      () => system.deploy(accessLedger.abi, bytecode.accessLedger, [zeroAddress]),
      () => system.deploy(sharingAgreements.abi, bytecode.sharingAgreements, [governance.address, zeroAddress]),
      () => system.deploy(claims.abi, bytecode.claims, [zeroAddress]),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow("refused");
    for (const contract of [credentialRegistry, consentRegistry, accessLedger, sharingAgreements, claims])
      expect(await system.client.readContract({ ...contract, functionName: "governance" } as never)).toBe(
        governance.address,
      );
    expect(await system.read(consentRegistry, "credentials", [])).toBe(credentialRegistry.address);
    expect(await system.read(sharingAgreements, "consents", [])).toBe(consentRegistry.address);
  });
});

describe("the emergency administrator", () => {
  const emergency = (signature: string) => ({
    eventName: "EmergencyAction",
    args: { caller: address("administrator"), selector: toFunctionSelector(signature) },
  });

  test("sets a policy parameter at once and visibly", async () => {
    const { governance, send, read } = system;
    expect(await read(governance, "policyParameter", ["retention-days"])).toEqual([false, 0n]);
    expect(await send(governance, "setPolicyParameter", ["retention-days", -7n], "administrator")).toEqual([
      {
        eventName: "PolicyParameterSet",
        args: { key: "retention-days", value: -7n, caller: address("administrator") },
      },
      emergency("setPolicyParameter(string,int256)"),
    ]);
    expect(await read(governance, "policyParameter", ["retention-days"])).toEqual([true, -7n]);
  });

  test("trusts and distrusts an issuer at once and visibly", async () => {
    const { governance, send, read } = system;
    for (const trusted of [true, false]) {
      expect(await send(governance, "setIssuerTrust", [address("board"), trusted], "administrator")).toEqual([
        { eventName: "IssuerTrustSet", args: { issuer: address("board"), trusted, caller: address("administrator") } },
        emergency("setIssuerTrust(address,bool)"),
      ]);
      expect(await read(governance, "isTrustedIssuer", [address("board")])).toBe(trusted);
    }
  });

  test("grants and revokes a role at once and visibly", async () => {
    const { governance, send } = system;
    const args = { role: role("REVIEWER"), account: address("rosa"), sender: address("administrator") };
    expect(await send(governance, "grantRole", [args.role, args.account], "administrator")).toEqual([
      { eventName: "RoleGranted", args },
      emergency("grantRole(bytes32,address)"),
    ]);
    expect(await send(governance, "revokeRole", [args.role, args.account], "administrator")).toEqual([
      { eventName: "RoleRevoked", args },
      emergency("revokeRole(bytes32,address)"),
    ]);
  });
});

describe("the timelock", () => {
  const salt = keccak256(toHex("salt"));

  test("makes a change after its delay, which is no emergency", async () => {
    const { governance, timelock, send, read, refusal, now, mineAt } = system;
    const data = encodeFunctionData({
      abi: governance.abi,
      functionName: "setIssuerTrust",
      args: [address("board"), true],
    });
    const call = [governance.address, 0n, data, NONE, salt] as const;
    await send(timelock, "schedule", [...call, DELAY], "proposer");
    const ready = (await now()) + Number(DELAY);
    await mineAt(ready - 1);
    expect(await refusal(timelock, "execute", call, "anybody")).toMatch(/^TimelockUnexpectedOperationState/);
    await send(timelock, "execute", call, "anybody", ready);
    const changes = await system.client.getContractEvents({ ...governance, fromBlock: "latest" });
    expect(changes).toMatchObject([{ eventName: "IssuerTrustSet", args: { trusted: true, caller: timelock.address } }]);
    expect(await read(governance, "isTrustedIssuer", [address("board")])).toBe(true);
  });

  test("schedules nothing for others than its proposers, nor with a shorter delay", async () => {
    const call = [system.governance.address, 0n, "0x", NONE, salt] as const;
    const { timelock, refusal } = system;
    expect(await refusal(timelock, "schedule", [...call, DELAY], "administrator")).toMatch(
      /^AccessControlUnauthorized/,
    );
    expect(await refusal(timelock, "schedule", [...call, DELAY - 1n], "proposer")).toBe(
      `TimelockInsufficientDelay(${DELAY - 1n}, ${DELAY})`,
    );
  });

  test("is administered by itself alone", async () => {
    const { timelock, read } = system;
    expect(await read(timelock, "hasRole", [NONE, timelock.address])).toBe(true);
    for (const name of ["deployer", "administrator", "proposer"])
      expect(await read(timelock, "hasRole", [NONE, address(name)])).toBe(false);
    expect(await read(timelock, "getMinDelay", [])).toBe(DELAY);
  });
});

test("nobody else changes governance", async () => {
  const { governance, refusal } = system;
  const grant = [role("REVIEWER"), address("anybody")] as const;
  expect(await refusal(governance, "setPolicyParameter", ["key", 1n])).toBe(unauthorized("anybody"));
  expect(await refusal(governance, "setIssuerTrust", [address("board"), true])).toBe(unauthorized("anybody"));
  expect(await refusal(governance, "grantRole", grant)).toBe(unauthorized("anybody"));
  expect(await refusal(governance, "revokeRole", grant)).toBe(unauthorized("anybody"));
});

test("a parameter without a name and an issuer without an address are refused", async () => {
  const { governance, refusal } = system;
  expect(await refusal(governance, "setPolicyParameter", ["", 1n], "administrator")).toBe("EmptyText()");
  expect(await refusal(governance, "setIssuerTrust", [zeroAddress, true], "administrator")).toBe("InvalidAccount()");
});
