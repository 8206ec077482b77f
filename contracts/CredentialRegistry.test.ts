import { zeroAddress } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CREDENTIAL_KINDS } from "../facts/codes";
import { address, id, NONE, type RecordSystem, startRecordSystem } from "./test/record-system";

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

const [PHYSICIAN, RESEARCHER] = [0, 3];
const credential = id("licence");
const lee = address("lee");

describe("issueCredential", () => {
  test("records what the issuer says, trusted or not, also for the past", async () => {
    const { credentialRegistry: registry, send, read } = system;
    expect(await send(registry, "issueCredential", [credential, lee, RESEARCHER, 1_000, 2_000], "quack")).toEqual([
      {
        eventName: "CredentialIssued",
        args: { credentialId: credential, issuer: address("quack"), subject: lee, kind: 3, from: 1_000, until: 2_000 },
      },
    ]);
    expect(await read(registry, "credentialOf", [credential])).toEqual({
      issuer: address("quack"),
      from: 1_000,
      until: 2_000,
      revoked: false,
      kind: RESEARCHER,
      subject: lee,
    });
  });

  test("starts now where no start is given", async () => {
    const at = (await system.now()) + 10;
    const { credentialRegistry: registry, send } = system;
    const [issued] = await send(registry, "issueCredential", [credential, lee, PHYSICIAN, 0, at + 1], "board", at);
    expect(issued?.args).toMatchObject({ from: at, until: at + 1 });
  });

  test("refuses what is malformed", async () => {
    const { credentialRegistry: registry, refusal, now } = system;
    const time = await now();
    expect(await refusal(registry, "issueCredential", [NONE, lee, 0, 0, 0])).toBe("InvalidId()");
    expect(await refusal(registry, "issueCredential", [credential, zeroAddress, 0, 0, 0])).toBe("InvalidAccount()");
    const beyond = CREDENTIAL_KINDS.length;
    expect(await refusal(registry, "issueCredential", [credential, lee, beyond, 0, 0])).toBe(`InvalidCode(${beyond})`);
    expect(await refusal(registry, "issueCredential", [credential, lee, beyond - 1, 0, 0])).toBe("accepted");
    expect(await refusal(registry, "issueCredential", [credential, lee, 0, 7, 7])).toBe("InvalidWindow(7, 7)");
    expect(await refusal(registry, "issueCredential", [credential, lee, 0, 7, 8])).toBe("accepted");
    expect(await refusal(registry, "issueCredential", [credential, lee, 0, 0, time])).toBe(
      `InvalidWindow(${time}, ${time})`,
    );
  });

  test("refuses an id that is taken", async () => {
    const { credentialRegistry: registry, send, refusal } = system;
    await send(registry, "issueCredential", [credential, lee, PHYSICIAN, 0, 0], "board");
    expect(await refusal(registry, "issueCredential", [credential, lee, PHYSICIAN, 0, 0], "quack")).toBe(
      `CredentialExists(${credential})`,
    );
  });
});

describe("revokeCredential", () => {
  test("is for the issuer, once, also after the credential expired", async () => {
    const { credentialRegistry: registry, send, refusal } = system;
    await send(registry, "issueCredential", [credential, lee, PHYSICIAN, 1, 2], "board");
    expect(await refusal(registry, "revokeCredential", [credential], "lee")).toBe(`NotIssuer(${credential}, ${lee})`);
    expect(await send(registry, "revokeCredential", [credential], "board")).toEqual([
      {
        eventName: "CredentialRevoked",
        args: { credentialId: credential, issuer: address("board"), subject: lee },
      },
    ]);
    expect(await refusal(registry, "revokeCredential", [credential], "board")).toBe(
      `CredentialAlreadyRevoked(${credential})`,
    );
  });

  test("refuses an unknown credential, as does its view", async () => {
    const { credentialRegistry: registry, refusal } = system;
    expect(await refusal(registry, "revokeCredential", [credential])).toBe(`UnknownCredential(${credential})`);
    expect(await refusal(registry, "credentialOf", [credential])).toBe(`UnknownCredential(${credential})`);
  });
});

describe("affiliations", () => {
  const organisation = address("st-mary");

  test("hold on [from, until)", async () => {
    const { credentialRegistry: registry, send, read, mineAt, now } = system;
    const start = (await now()) + 100;
    expect(await send(registry, "setAffiliation", [lee, start, start + 50], "st-mary")).toEqual([
      {
        eventName: "AffiliationSet",
        args: { member: lee, organisation, revision: 1, from: start, until: start + 50 },
      },
    ]);
    for (const [time, holds] of [
      [start - 1, false],
      [start, true],
      [start + 49, true],
      [start + 50, false],
    ] as const) {
      await mineAt(time);
      expect(await read(registry, "isMember", [lee, organisation])).toBe(holds);
      expect(await read(registry, "organisationsOf", [lee])).toEqual(holds ? [organisation] : []);
    }
  });

  test("a later setting replaces the earlier, and can follow an end", async () => {
    const { credentialRegistry: registry, send, read, now } = system;
    await send(registry, "setAffiliation", [lee, 1, 2], "st-mary");
    const at = (await now()) + 5;
    const [again] = await send(registry, "setAffiliation", [lee, 0, 0], "st-mary", at);
    expect(again?.args).toMatchObject({ revision: 2, from: at, until: 0 });
    expect(await read(registry, "isMember", [lee, organisation])).toBe(true);
    expect(await send(registry, "endAffiliation", [lee], "st-mary")).toEqual([
      { eventName: "AffiliationEnded", args: { member: lee, organisation, revision: 2 } },
    ]);
    expect(await read(registry, "isMember", [lee, organisation])).toBe(false);
    const [third] = await send(registry, "setAffiliation", [lee, 0, 0], "st-mary");
    expect(third?.args).toMatchObject({ revision: 3 });
    expect(await read(registry, "organisationsOf", [lee])).toEqual([organisation]);
  });

  test("an end is accepted for what has run out, once, and only for what was set", async () => {
    const { credentialRegistry: registry, send, refusal } = system;
    const refused = `NotAffiliated(${lee}, ${organisation})`;
    expect(await refusal(registry, "endAffiliation", [lee], "st-mary")).toBe(refused);
    await send(registry, "setAffiliation", [lee, 1, 2], "st-mary");
    await send(registry, "endAffiliation", [lee], "st-mary");
    expect(await refusal(registry, "endAffiliation", [lee], "st-mary")).toBe(refused);
  });

  test("refuse what is malformed", async () => {
    const { credentialRegistry: registry, refusal } = system;
    expect(await refusal(registry, "setAffiliation", [zeroAddress, 0, 0])).toBe("InvalidAccount()");
    expect(await refusal(registry, "setAffiliation", [lee, 9, 9])).toBe("InvalidWindow(9, 9)");
  });

  test("organisationsOf lists only those that hold, in the order of their first setting", async () => {
    const { credentialRegistry: registry, send, read } = system;
    for (const name of ["st-mary", "clinic", "lab"])
      await send(registry, "setAffiliation", [lee, 0, name === "clinic" ? 0xffffffffff : 0], name);
    expect(await read(registry, "organisationsOf", [lee])).toEqual([organisation, address("clinic"), address("lab")]);
    await send(registry, "endAffiliation", [lee], "clinic");
    expect(await read(registry, "organisationsOf", [lee])).toEqual([organisation, address("lab")]);
  });
});

describe("hasLicensedCredential", () => {
  const licensed = () => system.read(system.credentialRegistry, "hasLicensedCredential", [lee]);
  const trust = (trusted: boolean) =>
    system.send(system.governance, "setIssuerTrust", [address("board"), trusted], "administrator");
  const issue = (kind: number, from = 0, until = 0) =>
    system.send(system.credentialRegistry, "issueCredential", [credential, lee, kind, from, until], "board");

  test.each(CREDENTIAL_KINDS.map((kind, index) => [kind, index] as const))(
    "judges a %s by the kind",
    async (_, kind) => {
      await trust(true);
      await issue(kind);
      expect(await licensed()).toBe(kind < 3);
    },
  );

  test("holds on [from, until)", async () => {
    await trust(true);
    const start = (await system.now()) + 100;
    await issue(PHYSICIAN, start, start + 50);
    for (const [time, holds] of [
      [start - 1, false],
      [start, true],
      [start + 49, true],
      [start + 50, false],
    ] as const) {
      await system.mineAt(time);
      expect(await licensed()).toBe(holds);
    }
  });

  test("ends with its revocation", async () => {
    await trust(true);
    await issue(PHYSICIAN);
    await system.send(system.credentialRegistry, "revokeCredential", [credential], "board");
    expect(await licensed()).toBe(false);
  });

  test("needs an issuer that was trusted when it issued and is trusted now", async () => {
    await issue(PHYSICIAN);
    await trust(true);
    expect(await licensed()).toBe(false);
    await system.send(system.credentialRegistry, "issueCredential", [id("renewed"), lee, PHYSICIAN, 0, 0], "board");
    expect(await licensed()).toBe(true);
    await trust(false);
    expect(await licensed()).toBe(false);
  });
});
