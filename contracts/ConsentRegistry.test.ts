import { zeroAddress } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ACTIONS, CATEGORIES, PURPOSES } from "../facts/codes";
import { address, grantOf, id, NONE, type RecordSystem, role, startRecordSystem } from "./test/record-system";

let system: RecordSystem;
let restore: () => Promise<void>;

const [ana, ben, lee] = [address("ana"), address("ben"), address("lee")];
const patient = id("p-ana");

beforeAll(async () => {
  system = await startRecordSystem();
  await system.send(system.consentRegistry, "registerPatient", [patient, ana], "registrar");
});
afterAll(() => system?.stop());
beforeEach(async () => {
  restore = await system.snapshot();
});
afterEach(() => restore());

const grant = (change: Parameters<typeof grantOf>[1] = {}) => grantOf(patient, change);
const beyond = (codes: readonly string[]) => 1n << BigInt(codes.length);

describe("registerPatient", () => {
  const other = id("p-ben");

  test("records the patient and its controller", async () => {
    const { consentRegistry: registry, send, read } = system;
    expect(await read(registry, "controllerOf", [other])).toBe(zeroAddress);
    expect(await send(registry, "registerPatient", [other, ben], "registrar")).toEqual([
      { eventName: "PatientRegistered", args: { patient: other, controller: ben, registrar: address("registrar") } },
    ]);
    expect(await read(registry, "controllerOf", [other])).toBe(ben);
  });

  test("is for registrars, once for each patient, and refuses what is malformed", async () => {
    const { consentRegistry: registry, refusal } = system;
    expect(await refusal(registry, "registerPatient", [other, ben], "ben")).toBe(
      `AccessControlUnauthorizedAccount(${ben}, ${role("REGISTRAR")})`,
    );
    expect(await refusal(registry, "registerPatient", [patient, ben], "registrar")).toBe(`PatientExists(${patient})`);
    expect(await refusal(registry, "registerPatient", [NONE, ben], "registrar")).toBe("InvalidId()");
    expect(await refusal(registry, "registerPatient", [other, zeroAddress], "registrar")).toBe("InvalidAccount()");
  });
});

describe("representatives", () => {
  const set = (until: number, at?: number) =>
    system.send(system.consentRegistry, "setRepresentative", [patient, ben, until], "ana", at);
  const valid = () => system.read(system.consentRegistry, "isRepresentative", [patient, ben]);

  test("hold from their block until, and not at, their end", async () => {
    const at = (await system.now()) + 10;
    expect(await valid()).toBe(false);
    expect(await set(at + 50, at)).toEqual([
      {
        eventName: "RepresentativeSet",
        args: { patient, representative: ben, revision: 1, from: at, until: at + 50 },
      },
    ]);
    expect(await valid()).toBe(true);
    await system.mineAt(at + 49);
    expect(await valid()).toBe(true);
    await system.mineAt(at + 50);
    expect(await valid()).toBe(false);
  });

  test("are replaced by a later setting, and ended once, also when they ran out", async () => {
    const { consentRegistry: registry, send, refusal, mineAt } = system;
    const until = (await system.now()) + 50;
    await set(until);
    await mineAt(until);
    const end = [patient, ben] as const;
    expect(await send(registry, "endRepresentative", end, "ana")).toEqual([
      { eventName: "RepresentativeEnded", args: { patient, representative: ben, revision: 1 } },
    ]);
    expect(await refusal(registry, "endRepresentative", end, "ana")).toBe(`NotRepresented(${patient}, ${ben})`);
    const [again] = await set(0);
    expect(again?.args).toMatchObject({ revision: 2, until: 0 });
    expect(await valid()).toBe(true);
    await send(registry, "endRepresentative", end, "ana");
    expect(await valid()).toBe(false);
  });

  test("are set and ended by the patient's controller alone", async () => {
    const { consentRegistry: registry, refusal } = system;
    await set(0);
    const unknown = id("nobody");
    for (const name of ["ben", "registrar"]) {
      const refused = `NotController(${patient}, ${address(name)})`;
      expect(await refusal(registry, "setRepresentative", [patient, lee, 0], name)).toBe(refused);
      expect(await refusal(registry, "endRepresentative", [patient, ben], name)).toBe(refused);
    }
    expect(await refusal(registry, "setRepresentative", [unknown, ben, 0], "ana")).toBe(`UnknownPatient(${unknown})`);
    expect(await refusal(registry, "endRepresentative", [unknown, ben], "ana")).toBe(`UnknownPatient(${unknown})`);
    expect(await refusal(registry, "endRepresentative", [patient, lee], "ana")).toBe(
      `NotRepresented(${patient}, ${lee})`,
    );
  });

  test("are refused where they are malformed", async () => {
    const { consentRegistry: registry, refusal, now } = system;
    const time = await now();
    expect(await refusal(registry, "setRepresentative", [patient, zeroAddress, 0], "ana")).toBe("InvalidAccount()");
    expect(await refusal(registry, "setRepresentative", [patient, ben, time], "ana")).toBe(
      `InvalidWindow(${time}, ${time})`,
    );
    expect(await refusal(registry, "setRepresentative", [patient, ben, time + 1], "ana")).toBe("accepted");
  });
});

describe("requestConsent", () => {
  const requestId = id("request");
  const terms = { purposes: 1n, categories: 2, actions: 3 };

  test("records what anybody asks for, also of a patient who is not registered yet", async () => {
    const { consentRegistry: registry, send, now } = system;
    const until = (await now()) + 100;
    const unknown = id("not yet");
    expect(await send(registry, "requestConsent", [requestId, unknown, terms, until], "lee")).toEqual([
      {
        eventName: "ConsentRequested",
        args: { requestId, patient: unknown, requester: lee, ...terms, until },
      },
    ]);
  });

  test("refuses what is malformed and an id that is taken", async () => {
    const { consentRegistry: registry, refusal, send, now } = system;
    const time = await now();
    const ask = (change: Partial<typeof terms>, until = 0) =>
      refusal(registry, "requestConsent", [requestId, patient, { ...terms, ...change }, until]);
    expect(await refusal(registry, "requestConsent", [NONE, patient, terms, 0])).toBe("InvalidId()");
    expect(await refusal(registry, "requestConsent", [requestId, NONE, terms, 0])).toBe("InvalidId()");
    expect(await ask({ purposes: 0n })).toBe("InvalidMask(0)");
    expect(await ask({ categories: 0 })).toBe("InvalidMask(0)");
    expect(await ask({ actions: 0 })).toBe("InvalidMask(0)");
    expect(await ask({ actions: Number(beyond(ACTIONS)) })).toBe(`InvalidMask(${beyond(ACTIONS)})`);
    expect(await ask({}, time)).toBe(`InvalidWindow(${time}, ${time})`);
    expect(await ask({}, time + 1)).toBe("accepted");
    await send(registry, "requestConsent", [requestId, patient, terms, 0], "lee");
    expect(await ask({})).toBe(`RequestExists(${requestId})`);
  });

  test("is answered by one grant of that patient to the requester", async () => {
    const { consentRegistry: registry, refusal, send } = system;
    await send(registry, "registerPatient", [id("p-other"), ana], "registrar");
    await send(registry, "requestConsent", [requestId, patient, terms, 0], "lee");
    const refused = (change: Parameters<typeof grantOf>[1], of = patient) =>
      refusal(registry, "grantConsent", [grantOf(of, { requestId, ...change })], "ana");
    expect(await refused({ requestId: id("unknown") })).toBe(`UnknownRequest(${id("unknown")})`);
    expect(await refused({ grantee: ben })).toBe(`RequestMismatch(${requestId})`);
    expect(await refused({}, id("p-other"))).toBe(`RequestMismatch(${requestId})`);
    const [granted] = await send(registry, "grantConsent", [grant({ requestId })], "ana");
    expect(granted?.args).toMatchObject({ requestId });
    expect(await refused({ consentId: id("second") })).toBe(`RequestAlreadyGranted(${requestId})`);
  });
});

describe("grantConsent", () => {
  test("records the grant as given", async () => {
    const at = (await system.now()) + 10;
    const given = grant({ from: 5, until: 6, redisclosure: true });
    const { consentRegistry: registry, send, read } = system;
    expect(await send(registry, "grantConsent", [given], "ana", at)).toEqual([
      { eventName: "ConsentGranted", args: { ...given, signer: ana, relayer: ana } },
    ]);
    const { consentId, requestId: _, ...kept } = given;
    expect(await read(registry, "consentOf", [consentId])).toEqual({ ...kept, grantedAt: at, revokedAt: 0 });
  });

  test("is for the controller, a valid representative and a registrar", async () => {
    const { consentRegistry: registry, send, refusal, mineAt, now } = system;
    const until = (await now()) + 100;
    await send(registry, "setRepresentative", [patient, ben, until], "ana");
    for (const [name, signer] of [
      ["ben", ben],
      ["registrar", address("registrar")],
    ] as const) {
      const [granted] = await send(registry, "grantConsent", [grant({ consentId: id(name) })], name);
      expect(granted?.args).toMatchObject({ signer, relayer: signer });
    }
    expect(await refusal(registry, "grantConsent", [grant()], "lee")).toBe(`NotAuthorized(${patient}, ${lee})`);
    await mineAt(until - 1);
    expect(await refusal(registry, "grantConsent", [grant()], "ben")).toBe("accepted");
    await mineAt(until);
    expect(await refusal(registry, "grantConsent", [grant()], "ben")).toBe(`NotAuthorized(${patient}, ${ben})`);
  });

  test("refuses an unknown patient, also from a registrar, and an id that is taken", async () => {
    const { consentRegistry: registry, send, refusal } = system;
    const unknown = id("nobody");
    expect(await refusal(registry, "grantConsent", [grantOf(unknown)], "registrar")).toBe(`UnknownPatient(${unknown})`);
    await send(registry, "grantConsent", [grant()], "ana");
    expect(await refusal(registry, "grantConsent", [grant()], "ana")).toBe(`ConsentExists(${grant().consentId})`);
  });

  test("refuses what is malformed", async () => {
    const time = await system.now();
    const cases: [Parameters<typeof grantOf>[1], string][] = [
      [{ consentId: NONE }, "InvalidId()"],
      [{ grantee: zeroAddress }, "InvalidAccount()"],
      [{ purposes: 0n }, "InvalidMask(0)"],
      [{ purposes: beyond(PURPOSES) }, `InvalidMask(${beyond(PURPOSES)})`],
      [{ purposes: beyond(PURPOSES) - 1n }, "accepted"],
      [{ categories: 0 }, "InvalidMask(0)"],
      [{ categories: Number(beyond(CATEGORIES)) }, `InvalidMask(${beyond(CATEGORIES)})`],
      [{ categories: Number(beyond(CATEGORIES)) - 1 }, "accepted"],
      [{ actions: 0 }, "InvalidMask(0)"],
      [{ actions: Number(beyond(ACTIONS)) }, `InvalidMask(${beyond(ACTIONS)})`],
      [{ actions: Number(beyond(ACTIONS)) - 1 }, "accepted"],
      [{ until: time }, `InvalidWindow(${time}, ${time})`],
      [{ until: time + 1 }, "accepted"],
      [{ from: time + 9, until: time + 9 }, `InvalidWindow(${time + 9}, ${time + 9})`],
      [{ from: 7, until: 8 }, "accepted"],
    ];
    for (const [change, outcome] of cases)
      expect(await system.refusal(system.consentRegistry, "grantConsent", [grant(change)], "ana"), outcome).toBe(
        outcome,
      );
  });
});

describe("revokeConsent", () => {
  const { consentId } = grant();
  const refused = (requestedAt: number, by: string) =>
    system.refusal(system.consentRegistry, "revokeConsent", [consentId, requestedAt], by);

  beforeEach(() => system.send(system.consentRegistry, "grantConsent", [grant({ from: 1, until: 2 })], "ana"));

  test.each(["ana", "ben", "registrar"])("%s may, once, also when the consent has expired", async (name) => {
    const { consentRegistry: registry, send, read } = system;
    await send(registry, "setRepresentative", [patient, ben, 0], "ana");
    const at = (await system.now()) + 10;
    expect(await send(registry, "revokeConsent", [consentId, 5], name, at)).toEqual([
      {
        eventName: "ConsentRevoked",
        args: { consentId, patient, grantee: lee, signer: address(name), relayer: address(name), requestedAt: 5 },
      },
    ]);
    expect((await read(registry, "consentOf", [consentId])).revokedAt).toBe(at);
    expect(await refused(0, "ana")).toBe(`ConsentAlreadyRevoked(${consentId})`);
  });

  test("counts as asked for at its block if no time is given, and never in the future", async () => {
    const time = await system.now();
    expect(await refused(time, "ana")).toBe("accepted");
    expect(await refused(time + 1, "ana")).toBe(`RequestedInFuture(${time + 1})`);
    const [revoked] = await system.send(system.consentRegistry, "revokeConsent", [consentId, 0], "ana", time + 10);
    expect(revoked?.args).toMatchObject({ requestedAt: time + 10 });
  });

  test("refuses everybody else, and an unknown consent, as does its view", async () => {
    const unknown = id("unknown");
    const { consentRegistry: registry, refusal } = system;
    expect(await refused(0, "lee")).toBe(`NotAuthorized(${patient}, ${lee})`);
    expect(await refusal(registry, "revokeConsent", [unknown, 0], "ana")).toBe(`UnknownConsent(${unknown})`);
    expect(await refusal(registry, "consentOf", [unknown])).toBe(`UnknownConsent(${unknown})`);
  });
});
