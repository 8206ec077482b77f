import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { address, id, NONE, type RecordSystem, role, startRecordSystem } from "./test/record-system";

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

const DAY = 86_400;
const [claim, patient, service] = [id("claim"), id("p-ana"), id("x-ray")];
const insurer = address("insurer");
const served = 20_000 * DAY;
const most = 2n ** 96n - 1n;

const submit = (change: { claimId?: typeof claim; amount?: bigint; date?: number; provider?: string } = {}) =>
  system.send(
    system.claims,
    "submitClaim",
    [change.claimId ?? claim, patient, service, change.date ?? served, change.amount ?? 500n],
    change.provider ?? "st-mary",
  );
const cover = (limit = 500n, until = 0, active = true) =>
  system.send(system.claims, "setCoverage", [patient, limit, until, active], "insurer");
const adjudication = (claimId = claim, by = "anybody") =>
  system.refusal(system.claims, "adjudicate", [claimId, insurer], by);
const missing = (name: string, needed: string) => `AccessControlUnauthorizedAccount(${address(name)}, ${role(needed)})`;

describe("setCoverage", () => {
  test("replaces the earlier setting of the insurer for the patient", async () => {
    const until = (await system.now()) + 100;
    expect(await cover(most, until)).toEqual([
      { eventName: "CoverageSet", args: { patient, insurer, revision: 1, active: true, limit: most, until } },
    ]);
    expect(await cover(0n, 0, false)).toEqual([
      { eventName: "CoverageSet", args: { patient, insurer, revision: 2, active: false, limit: 0n, until: 0 } },
    ]);
    expect(await system.read(system.claims, "coverageOf", [patient, insurer])).toEqual({
      limit: 0n,
      until: 0,
      revision: 2,
      active: false,
    });
  });

  test("is for insurers, and refuses what is malformed", async () => {
    const { claims, refusal, now } = system;
    const time = await now();
    expect(await refusal(claims, "setCoverage", [patient, 1n, 0, true])).toBe(missing("anybody", "INSURER"));
    expect(await refusal(claims, "setCoverage", [NONE, 1n, 0, true], "insurer")).toBe("InvalidId()");
    expect(await refusal(claims, "setCoverage", [patient, 1n, time, true], "insurer")).toBe(
      `InvalidWindow(${time}, ${time})`,
    );
    expect(await refusal(claims, "setCoverage", [patient, 1n, time + 1, true], "insurer")).toBe("accepted");
  });
});

describe("submitClaim", () => {
  test("records the claim and adjudicates nothing", async () => {
    await cover();
    expect(await submit()).toEqual([
      {
        eventName: "ClaimSubmitted",
        args: {
          claimId: claim,
          provider: address("st-mary"),
          patient,
          serviceHash: service,
          serviceDate: served,
          amount: 500n,
        },
      },
    ]);
    expect(await system.read(system.claims, "claimOf", [claim])).toEqual({
      provider: address("st-mary"),
      amount: 500n,
      patient,
      serviceHash: service,
      serviceDate: served,
      approved: false,
      denied: false,
      voided: false,
    });
  });

  test("accepts a second claim for the same service", async () => {
    await submit();
    await submit({ claimId: id("again") });
  });

  test("refuses what is malformed and an id that is taken", async () => {
    const { claims, refusal } = system;
    expect(await refusal(claims, "submitClaim", [NONE, patient, service, served, 1n])).toBe("InvalidId()");
    expect(await refusal(claims, "submitClaim", [claim, NONE, service, served, 1n])).toBe("InvalidId()");
    for (const date of [served - 1, served + 1])
      expect(await refusal(claims, "submitClaim", [claim, patient, service, date, 1n])).toBe(`NotMidnight(${date})`);
    await submit();
    expect(await refusal(claims, "submitClaim", [claim, patient, service, served, 1n])).toBe(`ClaimExists(${claim})`);
  });
});

describe("adjudicate", () => {
  test("approves for anybody what an active coverage covers", async () => {
    await cover();
    await submit();
    expect(await system.send(system.claims, "adjudicate", [claim, insurer], "anybody")).toEqual([
      {
        eventName: "ClaimApproved",
        args: { claimId: claim, approver: address("anybody"), amount: 500n, automatic: true },
      },
    ]);
    expect(await adjudication()).toBe(`ClaimAlreadyApproved(${claim})`);
  });

  test("refuses where the coverage is none, inactive or over", async () => {
    await submit();
    expect(await adjudication()).toBe(`CoverageInactive(${patient}, ${insurer})`);
    await cover(500n, 0, false);
    expect(await adjudication()).toBe(`CoverageInactive(${patient}, ${insurer})`);
    const until = (await system.now()) + 100;
    await cover(500n, until);
    await system.mineAt(until - 1);
    expect(await adjudication()).toBe("accepted");
    await system.mineAt(until);
    expect(await adjudication()).toBe(`CoverageOver(${patient}, ${insurer}, ${until})`);
  });

  test("refuses more than the limit, and accepts the limit", async () => {
    await cover();
    await submit({ claimId: id("over"), amount: 501n, date: served + DAY });
    expect(await adjudication(id("over"))).toBe("AmountOverLimit(501, 500)");
    await submit();
    expect(await adjudication()).toBe("accepted");
  });

  test.each(["deny", "void"])("refuses what was seen before, until the earlier claim is closed (%s)", async (how) => {
    const again = id("again");
    await cover();
    await submit();
    await submit({ claimId: again });
    expect(await adjudication(again)).toBe(`DuplicateClaim(${again}, ${claim})`);
    expect(await adjudication()).toBe("accepted");
    if (how === "deny") await system.send(system.claims, "denyClaim", [claim], "insurer");
    else await system.send(system.claims, "voidClaim", [claim], "st-mary");
    expect(await adjudication(again)).toBe("accepted");
  });

  test("does not take another provider's or another day's claim for the same", async () => {
    await cover();
    await submit();
    await submit({ claimId: id("theirs"), provider: "clinic" });
    await submit({ claimId: id("next day"), date: served + DAY });
    expect(await adjudication(id("theirs"))).toBe("accepted");
    expect(await adjudication(id("next day"))).toBe("accepted");
  });
});

describe("approveClaim", () => {
  test("approves any amount, and again, also the approver's own claim", async () => {
    await submit({ provider: "adjudicator" });
    for (const amount of [1n, most])
      expect(await system.send(system.claims, "approveClaim", [claim, amount], "adjudicator")).toEqual([
        {
          eventName: "ClaimApproved",
          args: { claimId: claim, approver: address("adjudicator"), amount, automatic: false },
        },
      ]);
  });

  test("is for adjudicators", async () => {
    await submit();
    expect(await system.refusal(system.claims, "approveClaim", [claim, 1n], "insurer")).toBe(
      missing("insurer", "ADJUDICATOR"),
    );
  });
});

describe("denyClaim and voidClaim", () => {
  const refused = async (name: "adjudicate" | "approveClaim" | "denyClaim" | "voidClaim") => {
    const { claims, refusal } = system;
    if (name === "adjudicate") return adjudication();
    if (name === "approveClaim") return refusal(claims, name, [claim, 1n], "adjudicator");
    return refusal(claims, name, [claim], name === "denyClaim" ? "insurer" : "st-mary");
  };

  test("a denied claim is closed, and can still be taken back", async () => {
    await cover();
    await submit();
    expect(await system.send(system.claims, "denyClaim", [claim], "insurer")).toEqual([
      { eventName: "ClaimDenied", args: { claimId: claim, insurer } },
    ]);
    for (const name of ["adjudicate", "approveClaim", "denyClaim"] as const)
      expect(await refused(name)).toBe(`ClaimClosed(${claim})`);
    expect(await refused("voidClaim")).toBe("accepted");
  });

  test("a void claim is closed for everything", async () => {
    await cover();
    await submit();
    expect(await system.send(system.claims, "voidClaim", [claim], "st-mary")).toEqual([
      { eventName: "ClaimVoided", args: { claimId: claim, provider: address("st-mary") } },
    ]);
    for (const name of ["adjudicate", "approveClaim", "denyClaim", "voidClaim"] as const)
      expect(await refused(name)).toBe(`ClaimClosed(${claim})`);
  });

  test("an approved claim can be denied", async () => {
    await submit();
    await system.send(system.claims, "approveClaim", [claim, 1n], "adjudicator");
    expect(await refused("denyClaim")).toBe("accepted");
  });

  test("are for the insurers and for the claim's provider", async () => {
    await submit();
    expect(await system.refusal(system.claims, "denyClaim", [claim], "adjudicator")).toBe(
      missing("adjudicator", "INSURER"),
    );
    expect(await system.refusal(system.claims, "voidClaim", [claim], "insurer")).toBe(
      `NotProvider(${claim}, ${insurer})`,
    );
  });
});

describe("recordPayment", () => {
  const pay = (amount: bigint) => system.send(system.claims, "recordPayment", [claim, amount], "insurer");

  test("records what the insurer reports, without an approval and for a denied or void claim", async () => {
    await submit();
    expect(await pay(most)).toEqual([{ eventName: "ClaimPaid", args: { claimId: claim, insurer, amount: most } }]);
    await system.send(system.claims, "denyClaim", [claim], "insurer");
    await pay(1n);
    await system.send(system.claims, "voidClaim", [claim], "st-mary");
    await pay(1n);
  });

  test("is for insurers", async () => {
    await submit();
    expect(await system.refusal(system.claims, "recordPayment", [claim, 1n], "adjudicator")).toBe(
      missing("adjudicator", "INSURER"),
    );
  });
});

test("an unknown claim is refused everywhere", async () => {
  const { claims, refusal } = system;
  const unknown = `UnknownClaim(${claim})`;
  expect(await adjudication()).toBe(unknown);
  expect(await refusal(claims, "approveClaim", [claim, 1n], "adjudicator")).toBe(unknown);
  expect(await refusal(claims, "denyClaim", [claim], "insurer")).toBe(unknown);
  expect(await refusal(claims, "voidClaim", [claim], "st-mary")).toBe(unknown);
  expect(await refusal(claims, "recordPayment", [claim, 1n], "insurer")).toBe(unknown);
  expect(await refusal(claims, "claimOf", [claim])).toBe(unknown);
});
