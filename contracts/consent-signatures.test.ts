import { type Address, type Hex, keccak256, toHex } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compile } from "./compile";
import { address, grantOf, id, type RecordSystem, signer, startRecordSystem } from "./test/record-system";
import { consentDomain, consentTypes } from "./typed-data";

let system: RecordSystem;
let restore: () => Promise<void>;

const [ana, lee] = [address("ana"), address("lee")];
const patient = id("p-ana");
const grant = grantOf(patient);
const { consentId } = grant;
const NEVER = 2n ** 256n - 1n;

beforeAll(async () => {
  system = await startRecordSystem();
  await system.send(system.consentRegistry, "registerPatient", [patient, ana], "registrar");
});
afterAll(() => system?.stop());
beforeEach(async () => {
  restore = await system.snapshot();
});
afterEach(() => restore());

/** The EIP-712 type hash of a published type. */
function typeHash(name: keyof typeof consentTypes): Hex {
  const fields = consentTypes[name].map((field) => `${field.type} ${field.name}`);
  return keccak256(toHex(`${name}(${fields.join(",")})`));
}

/** What is signed, where it is not what is sent or not as it should be. */
type Signed = {
  as?: string;
  signer?: Address;
  deadline?: bigint;
  nonce?: bigint;
  chainId?: number;
  registry?: Address;
};

async function circumstances({ as = "ana", signer: named = address(as), deadline = NEVER, ...signed }: Signed) {
  const nonce = signed.nonce ?? (await system.read(system.consentRegistry, "nonces", [named]));
  const domain = consentDomain(signed.chainId ?? system.chainId, signed.registry ?? system.consentRegistry.address);
  return { account: signer(as), domain, message: { signer: named, nonce, deadline } };
}

async function signGrant(signed: Signed = {}, given: typeof grant = grant) {
  const { account, domain, message } = await circumstances(signed);
  return account.signTypedData({
    domain,
    types: consentTypes,
    primaryType: "GrantConsent",
    message: { ...given, ...message },
  });
}

async function signRevocation(signed: Signed = {}, requestedAt = 0, revoked: Hex = consentId) {
  const { account, domain, message } = await circumstances(signed);
  return account.signTypedData({
    domain,
    types: consentTypes,
    primaryType: "RevokeConsent",
    message: { consentId: revoked, requestedAt, ...message },
  });
}

// biome-ignore lint/complexity/useMaxParams: all have defaults, and refusedGrant passes them on
const relayGrant = (signature: Hex, by: Address = ana, deadline = NEVER, given = grant) =>
  [given, by, deadline, signature] as const;
// biome-ignore lint/complexity/useMaxParams: all have defaults, and refusedRevocation passes them on
const relayRevocation = (signature: Hex, by: Address = ana, deadline = NEVER, requestedAt = 0) =>
  [consentId, requestedAt, by, deadline, signature] as const;
const refusedGrant = (...given: Parameters<typeof relayGrant>) =>
  system.refusal(system.consentRegistry, "grantConsentBySignature", relayGrant(...given), "relayer");
const refusedRevocation = (...given: Parameters<typeof relayRevocation>) =>
  system.refusal(system.consentRegistry, "revokeConsentBySignature", relayRevocation(...given), "relayer");

test("the registry's own domain and types are the published ones", async () => {
  const [, name, version, chainId, verifyingContract] = await system.read(system.consentRegistry, "eip712Domain", []);
  const domain = consentDomain(system.chainId, system.consentRegistry.address);
  expect({ name, version, chainId: Number(chainId), verifyingContract }).toEqual(domain);
  expect(await system.read(system.consentRegistry, "GRANT_TYPEHASH", [])).toBe(typeHash("GrantConsent"));
  expect(await system.read(system.consentRegistry, "REVOKE_TYPEHASH", [])).toBe(typeHash("RevokeConsent"));
});

describe("grantConsentBySignature", () => {
  test("grants what the controller signed, relayed by anybody", async () => {
    const { consentRegistry: registry, send, read } = system;
    expect(await send(registry, "grantConsentBySignature", relayGrant(await signGrant()), "relayer")).toEqual([
      { eventName: "ConsentGranted", args: { ...grant, signer: ana, relayer: address("relayer") } },
    ]);
    expect(await read(registry, "nonces", [ana])).toBe(1n);
  });

  test.each(["ben", "registrar"])("grants what %s signed for the patient", async (name) => {
    await system.send(system.consentRegistry, "setRepresentative", [patient, address("ben"), 0], "ana");
    expect(await refusedGrant(await signGrant({ as: name }), address(name))).toBe("accepted");
  });

  test("refuses a signer who does not speak for the patient", async () => {
    expect(await refusedGrant(await signGrant({ as: "lee" }), lee)).toBe(`NotAuthorized(${patient}, ${lee})`);
  });

  test("refuses a signature of another than the signer named", async () => {
    const refused = `InvalidSignature(${ana})`;
    expect(await refusedGrant(await signGrant({ as: "lee", signer: ana }))).toBe(refused);
    expect(await refusedGrant("0x")).toBe(refused);
    expect(await refusedGrant(`0x${"1b".repeat(65)}`)).toBe(refused);
  });

  test("refuses a replay, also under another id or after the revocation", async () => {
    const { consentRegistry: registry, send } = system;
    const signature = await signGrant();
    await send(registry, "grantConsentBySignature", relayGrant(signature), "relayer");
    const refused = `InvalidSignature(${ana})`;
    expect(await refusedGrant(signature)).toBe(refused);
    expect(await refusedGrant(signature, ana, NEVER, { ...grant, consentId: id("other") })).toBe(refused);
    await send(registry, "revokeConsent", [consentId, 0], "ana");
    expect(await refusedGrant(signature)).toBe(refused);
  });

  test("refuses a nonce that is not the signer's current one", async () => {
    expect(await refusedGrant(await signGrant({ nonce: 1n }))).toBe(`InvalidSignature(${ana})`);
  });

  test("refuses a grant that differs from the one signed in any field", async () => {
    const signature = await signGrant();
    const changes: Partial<typeof grant>[] = [
      { consentId: id("other") },
      { patient: id("p-other") },
      { grantee: address("ben") },
      { purposes: 2n },
      { categories: 2 },
      { actions: 2 },
      { from: 1 },
      { until: 2 ** 40 - 1 },
      { redisclosure: true },
      { requestId: id("request") },
    ];
    expect(changes.length).toBe(Object.keys(grant).length);
    for (const change of changes)
      expect(await refusedGrant(signature, ana, NEVER, { ...grant, ...change })).toBe(`InvalidSignature(${ana})`);
  });

  test("counts up to its deadline, and not after, nor with another deadline", async () => {
    const deadline = BigInt((await system.now()) + 100);
    const signature = await signGrant({ deadline });
    await system.mineAt(Number(deadline));
    expect(await refusedGrant(signature, ana, deadline)).toBe("accepted");
    expect(await refusedGrant(signature, ana, deadline + 1n)).toBe(`InvalidSignature(${ana})`);
    await system.mineAt(Number(deadline) + 1);
    expect(await refusedGrant(signature, ana, deadline)).toBe(`SignatureExpired(${deadline})`);
  });

  test("refuses a signature for another chain or another registry", async () => {
    const refused = `InvalidSignature(${ana})`;
    expect(await refusedGrant(await signGrant({ chainId: system.chainId + 1 }))).toBe(refused);
    expect(await refusedGrant(await signGrant({ registry: system.claims.address }))).toBe(refused);
  });

  test("is refused on another chain where it is accepted on its own", async () => {
    const other = await startRecordSystem({ chainId: 31_338 });
    try {
      expect(other.consentRegistry.address).toBe(system.consentRegistry.address);
      await other.send(other.consentRegistry, "registerPatient", [patient, ana], "registrar");
      const args = relayGrant(await signGrant());
      const refused = `InvalidSignature(${ana})`;
      expect(await other.refusal(other.consentRegistry, "grantConsentBySignature", args)).toBe(refused);
      expect(await refusedGrant(args[3])).toBe("accepted");
    } finally {
      await other.stop();
    }
  });
});

describe("revokeConsentBySignature", () => {
  beforeEach(() => system.send(system.consentRegistry, "grantConsent", [grant], "ana"));

  test("revokes what the controller signed, relayed by anybody, once", async () => {
    const { consentRegistry: registry, send } = system;
    const signature = await signRevocation({}, 7);
    const args = relayRevocation(signature, ana, NEVER, 7);
    expect(await send(registry, "revokeConsentBySignature", args, "relayer")).toEqual([
      {
        eventName: "ConsentRevoked",
        args: { consentId, patient, grantee: lee, signer: ana, relayer: address("relayer"), requestedAt: 7 },
      },
    ]);
    expect(await refusedRevocation(signature, ana, NEVER, 7)).toBe(`InvalidSignature(${ana})`);
    expect(await refusedRevocation(await signRevocation())).toBe(`ConsentAlreadyRevoked(${consentId})`);
  });

  test("refuses wrong signers, circumstances and contents", async () => {
    const refused = `InvalidSignature(${ana})`;
    expect(await refusedRevocation(await signRevocation({ as: "lee" }), lee)).toBe(`NotAuthorized(${patient}, ${lee})`);
    expect(await refusedRevocation(await signRevocation({ as: "lee", signer: ana }))).toBe(refused);
    expect(await refusedRevocation(await signRevocation({ chainId: 1 }))).toBe(refused);
    expect(await refusedRevocation(await signRevocation({ registry: lee }))).toBe(refused);
    expect(await refusedRevocation(await signRevocation({ nonce: 1n }))).toBe(refused);
    expect(await refusedRevocation(await signRevocation({}, 1))).toBe(refused);
    expect(await refusedRevocation(await signRevocation({}, 0, id("other")))).toBe(refused);
    expect(await refusedRevocation(await signGrant())).toBe(refused);
  });

  test("counts up to its deadline, and not after", async () => {
    const deadline = BigInt((await system.now()) + 100);
    const signature = await signRevocation({ deadline });
    await system.mineAt(Number(deadline));
    expect(await refusedRevocation(signature, ana, deadline)).toBe("accepted");
    await system.mineAt(Number(deadline) + 1);
    expect(await refusedRevocation(signature, ana, deadline)).toBe(`SignatureExpired(${deadline})`);
  });
});

test("cancelSignatures makes void what was signed and not relayed", async () => {
  const signature = await signGrant();
  await system.send(system.consentRegistry, "cancelSignatures", [], "lee");
  expect(await refusedGrant(signature)).toBe("accepted");
  await system.send(system.consentRegistry, "cancelSignatures", [], "ana");
  expect(await refusedGrant(signature)).toBe(`InvalidSignature(${ana})`);
  expect(await refusedGrant(await signGrant())).toBe("accepted");
});

describe("a contract wallet (ERC-1271) that controls a patient", () => {
  let wallet: Address;
  let given: typeof grant;

  beforeAll(async () => {
    const { Wallet } = compile(["contracts/test/Wallet.sol"]);
    wallet = (await system.deploy(Wallet!.abi, Wallet!.bytecode, [address("owner")])).address;
    given = grantOf(id("p-wallet"));
    await system.send(system.consentRegistry, "registerPatient", [given.patient, wallet], "registrar");
  });

  test("grants and revokes by its owner's signature", async () => {
    const { consentRegistry: registry, send } = system;
    const signature = await signGrant({ as: "owner", signer: wallet }, given);
    const granted = await send(
      registry,
      "grantConsentBySignature",
      relayGrant(signature, wallet, NEVER, given),
      "relayer",
    );
    expect(granted).toMatchObject([{ args: { signer: wallet, relayer: address("relayer") } }]);
    expect(await refusedGrant(signature, wallet, NEVER, given)).toBe(`InvalidSignature(${wallet})`);
    const revocation = await signRevocation({ as: "owner", signer: wallet });
    const revoked = await send(registry, "revokeConsentBySignature", relayRevocation(revocation, wallet), "relayer");
    expect(revoked).toMatchObject([{ eventName: "ConsentRevoked", args: { signer: wallet } }]);
  });

  test("refuses what its owner did not sign", async () => {
    const refused = `InvalidSignature(${wallet})`;
    const signature = await signGrant({ as: "lee", signer: wallet }, given);
    expect(await refusedGrant(signature, wallet, NEVER, given)).toBe(refused);
    expect(await refusedGrant("0x", wallet, NEVER, given)).toBe(refused);
  });

  test("is not spoken for by a contract that knows no signatures", async () => {
    const { address: contract } = system.claims;
    const signature = await signGrant({ as: "owner", signer: contract }, given);
    expect(await refusedGrant(signature, contract, NEVER, given)).toBe(`InvalidSignature(${contract})`);
  });
});

describe("a patient whose account delegates to code (EIP-7702)", () => {
  /** Lets the patient's account delegate to a contract; to nobody with the zero address. */
  async function delegate(to: Address) {
    const { client } = system;
    const account = signer("sponsor");
    await client.setBalance({ address: account.address, value: 10n ** 20n });
    const authorization = await client.signAuthorization({ account: signer("ana"), contractAddress: to });
    const hash = await client.sendTransaction({ account, to: account.address, authorizationList: [authorization] });
    await client.waitForTransactionReceipt({ hash });
  }

  test("cannot grant or revoke by signature if the code knows no ERC-1271, and is told which code refused", async () => {
    const { address: code } = system.claims;
    const refused = `DelegateRefusedSignature(${ana}, ${code})`;
    await system.send(system.consentRegistry, "grantConsent", [grant], "ana");
    await delegate(code);
    const other = { ...grant, consentId: id("other") };
    expect(await refusedGrant(await signGrant({}, other), ana, NEVER, other)).toBe(refused);
    expect(await refusedRevocation(await signRevocation())).toBe(refused);
  });

  test("grants and revokes by transactions of its own", async () => {
    await delegate(system.claims.address);
    const granted = await system.send(system.consentRegistry, "grantConsent", [grant], "ana");
    expect(granted).toMatchObject([{ eventName: "ConsentGranted", args: { signer: ana } }]);
    const revoked = await system.send(system.consentRegistry, "revokeConsent", [consentId, 0], "ana");
    expect(revoked).toMatchObject([{ eventName: "ConsentRevoked", args: { signer: ana } }]);
  });

  test("grants by signature again once it has taken the delegation back", async () => {
    await delegate(system.claims.address);
    await delegate(`0x${"0".repeat(40)}`);
    expect(await refusedGrant(await signGrant())).toBe("accepted");
  });
});
