import { zeroAddress } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CATEGORIES, PURPOSES } from "../facts/codes";
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

const agreement = id("agreement");
const lab = address("lab");

type Proposal = Parameters<typeof propose>[0];

/** The arguments of a well-formed proposal to the lab, with what is changed in it. */
function propose(
  change: Partial<{
    agreementId: typeof agreement;
    counterparty: typeof lab;
    purposes: bigint;
    categories: number;
    formats: string[];
    from: number;
    until: number;
    redisclosure: boolean;
  }> = {},
) {
  const { agreementId, counterparty, purposes, categories, formats, from, until, redisclosure } = {
    agreementId: agreement,
    counterparty: lab,
    purposes: 1n,
    categories: 3,
    formats: ["fhir-r4", "ccda"],
    from: 0,
    until: 0,
    redisclosure: true,
    ...change,
  };
  return [agreementId, counterparty, purposes, categories, formats, from, until, redisclosure] as const;
}

describe("proposeAgreement", () => {
  test("records the proposal with its times as given", async () => {
    const { sharingAgreements: sharing, send, read } = system;
    expect(await send(sharing, "proposeAgreement", propose({ from: 5, until: 6 }), "st-mary")).toEqual([
      {
        eventName: "AgreementProposed",
        args: {
          agreementId: agreement,
          proposer: address("st-mary"),
          counterparty: lab,
          purposes: 1n,
          categories: 3,
          formats: ["fhir-r4", "ccda"],
          from: 5,
          until: 6,
          redisclosure: true,
        },
      },
    ]);
    expect(await read(sharing, "agreementOf", [agreement])).toEqual({
      proposer: address("st-mary"),
      accepted: false,
      ended: false,
      counterparty: lab,
    });
    const [open] = await send(sharing, "proposeAgreement", propose({ agreementId: id("open") }), "st-mary");
    expect(open?.args).toMatchObject({ from: 0, until: 0 });
  });

  test("refuses what is malformed", async () => {
    const time = await system.now();
    const cases: [Proposal, string][] = [
      [{ agreementId: NONE }, "InvalidId()"],
      [{ counterparty: zeroAddress }, "InvalidAccount()"],
      [{ counterparty: address("st-mary") }, `SameParty(${address("st-mary")})`],
      [{ purposes: 0n }, "InvalidMask(0)"],
      [{ purposes: 1n << BigInt(PURPOSES.length) }, `InvalidMask(${1n << BigInt(PURPOSES.length)})`],
      [{ purposes: 1n << BigInt(PURPOSES.length - 1) }, "accepted"],
      [{ categories: 0 }, "InvalidMask(0)"],
      [{ categories: 1 << CATEGORIES.length }, `InvalidMask(${1 << CATEGORIES.length})`],
      [{ categories: 1 << (CATEGORIES.length - 1) }, "accepted"],
      [{ formats: ["fhir-r4", ""] }, "EmptyText()"],
      [{ formats: [] }, "accepted"],
      [{ from: 9, until: 9 }, "InvalidWindow(9, 9)"],
      [{ from: 9, until: 10 }, "accepted"],
      [{ until: time }, `InvalidWindow(${time}, ${time})`],
      [{ until: time + 1 }, "accepted"],
    ];
    for (const [change, outcome] of cases)
      expect(
        await system.refusal(system.sharingAgreements, "proposeAgreement", propose(change), "st-mary"),
        outcome,
      ).toBe(outcome);
  });

  test("refuses an id that is taken", async () => {
    const { sharingAgreements: sharing, send, refusal } = system;
    await send(sharing, "proposeAgreement", propose(), "st-mary");
    expect(await refusal(sharing, "proposeAgreement", propose(), "clinic")).toBe(`AgreementExists(${agreement})`);
  });
});

describe("acceptAgreement and endAgreement", () => {
  beforeEach(() =>
    system.send(system.sharingAgreements, "proposeAgreement", propose({ from: 1, until: 2 }), "st-mary"),
  );

  test("the counterparty accepts, once", async () => {
    const { sharingAgreements: sharing, send, refusal } = system;
    for (const name of ["st-mary", "clinic"])
      expect(await refusal(sharing, "acceptAgreement", [agreement], name)).toBe(
        `NotParty(${agreement}, ${address(name)})`,
      );
    expect(await send(sharing, "acceptAgreement", [agreement], "lab")).toEqual([
      { eventName: "AgreementAccepted", args: { agreementId: agreement, counterparty: lab } },
    ]);
    expect(await refusal(sharing, "acceptAgreement", [agreement], "lab")).toBe(
      `AgreementAlreadyAccepted(${agreement})`,
    );
  });

  test.each(["st-mary", "lab"])("%s may end it, once, also when it has run out", async (party) => {
    const { sharingAgreements: sharing, send, refusal } = system;
    await send(sharing, "acceptAgreement", [agreement], "lab");
    expect(await refusal(sharing, "endAgreement", [agreement], "clinic")).toBe(
      `NotParty(${agreement}, ${address("clinic")})`,
    );
    expect(await send(sharing, "endAgreement", [agreement], party)).toEqual([
      { eventName: "AgreementEnded", args: { agreementId: agreement, party: address(party) } },
    ]);
    expect(await refusal(sharing, "endAgreement", [agreement], "lab")).toBe(`AgreementAlreadyEnded(${agreement})`);
  });

  test("a proposal that was withdrawn can no longer be accepted", async () => {
    const { sharingAgreements: sharing, send, refusal } = system;
    await send(sharing, "endAgreement", [agreement], "st-mary");
    expect(await refusal(sharing, "acceptAgreement", [agreement], "lab")).toBe(`AgreementAlreadyEnded(${agreement})`);
  });

  test("an unknown agreement is refused, as by its view", async () => {
    const { sharingAgreements: sharing, refusal } = system;
    const unknown = id("unknown");
    for (const name of ["acceptAgreement", "endAgreement", "agreementOf"] as const)
      expect(await refusal(sharing, name, [unknown], "lab")).toBe(`UnknownAgreement(${unknown})`);
  });
});

describe("recordShare", () => {
  const last = [PURPOSES.length - 1, CATEGORIES.length - 1] as const;
  const [share, patient, record] = [id("share"), id("p-ana"), id("record")];

  test("records a share under any agreement or none", async () => {
    for (const cited of [NONE, id("unknown")])
      expect(
        await system.send(
          system.sharingAgreements,
          "recordShare",
          [share, lab, patient, record, ...last, "hl7v2", cited],
          "st-mary",
        ),
      ).toEqual([
        {
          eventName: "ShareRecorded",
          args: {
            shareId: share,
            sender: address("st-mary"),
            recipient: lab,
            patient,
            record,
            purpose: last[0],
            category: last[1],
            format: "hl7v2",
            agreementId: cited,
          },
        },
      ]);
  });

  test("refuses what is malformed", async () => {
    const { sharingAgreements: sharing, refusal } = system;
    const rest = [record, 0, 0, "ccda", NONE] as const;
    expect(await refusal(sharing, "recordShare", [NONE, lab, patient, ...rest])).toBe("InvalidId()");
    expect(await refusal(sharing, "recordShare", [share, zeroAddress, patient, ...rest])).toBe("InvalidAccount()");
    expect(await refusal(sharing, "recordShare", [share, lab, NONE, ...rest])).toBe("InvalidId()");
    const given = [share, lab, patient, record] as const;
    expect(await refusal(sharing, "recordShare", [...given, last[0] + 1, 0, "ccda", NONE])).toBe("InvalidCode(36)");
    expect(await refusal(sharing, "recordShare", [...given, 0, last[1] + 1, "ccda", NONE])).toBe("InvalidCode(11)");
    expect(await refusal(sharing, "recordShare", [...given, 0, 0, "", NONE])).toBe("EmptyText()");
  });
});

describe("patients' requests for their data", () => {
  const request = id("request");
  const patient = id("p-ana");
  const open = (by: string) => system.send(system.sharingAgreements, "openRequest", [request, patient, lab], by);

  beforeEach(() => system.send(system.consentRegistry, "registerPatient", [patient, address("ana")], "registrar"));

  test("are opened by the controller or a valid representative", async () => {
    const { consentRegistry, sharingAgreements: sharing, send, refusal, now, mineAt } = system;
    expect(await open("ana")).toEqual([
      {
        eventName: "DataRequestOpened",
        args: { requestId: request, patient, custodian: lab, requester: address("ana") },
      },
    ]);
    const until = (await now()) + 100;
    await send(consentRegistry, "setRepresentative", [patient, address("ben"), until], "ana");
    const other = [id("other"), patient, lab] as const;
    await mineAt(until - 1);
    expect(await refusal(sharing, "openRequest", other, "ben")).toBe("accepted");
    await mineAt(until);
    for (const name of ["ben", "registrar"])
      expect(await refusal(sharing, "openRequest", other, name)).toBe(`NotAuthorized(${patient}, ${address(name)})`);
  });

  test("are refused where they are malformed or the id is taken", async () => {
    const { sharingAgreements: sharing, refusal } = system;
    expect(await refusal(sharing, "openRequest", [NONE, patient, lab], "ana")).toBe("InvalidId()");
    expect(await refusal(sharing, "openRequest", [request, patient, zeroAddress], "ana")).toBe("InvalidAccount()");
    await open("ana");
    expect(await refusal(sharing, "openRequest", [request, patient, lab], "ana")).toBe(`DataRequestExists(${request})`);
  });

  test("are extended and fulfilled by the custodian asked, each once", async () => {
    const { sharingAgreements: sharing, send, refusal } = system;
    await open("ana");
    for (const name of ["extendRequest", "fulfilRequest"] as const)
      expect(await refusal(sharing, name, [request], "st-mary")).toBe(
        `NotCustodian(${request}, ${address("st-mary")})`,
      );
    const args = { requestId: request, custodian: lab };
    expect(await send(sharing, "extendRequest", [request], "lab")).toEqual([
      { eventName: "DataRequestExtended", args },
    ]);
    expect(await refusal(sharing, "extendRequest", [request], "lab")).toBe(`DataRequestAlreadyExtended(${request})`);
    expect(await send(sharing, "fulfilRequest", [request], "lab")).toEqual([
      { eventName: "DataRequestFulfilled", args },
    ]);
    for (const name of ["extendRequest", "fulfilRequest"] as const)
      expect(await refusal(sharing, name, [request], "lab")).toBe(`DataRequestAlreadyFulfilled(${request})`);
  });

  test("are extended also when it is late", async () => {
    const { sharingAgreements: sharing, now, mineAt, refusal } = system;
    await open("ana");
    await mineAt((await now()) + 400 * 86_400);
    expect(await refusal(sharing, "extendRequest", [request], "lab")).toBe("accepted");
  });

  test("are refused where nobody opened them", async () => {
    for (const name of ["extendRequest", "fulfilRequest"] as const)
      expect(await system.refusal(system.sharingAgreements, name, [request], "lab")).toBe(
        `UnknownDataRequest(${request})`,
      );
  });
});
