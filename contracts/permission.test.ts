import { zeroAddress } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ACTIONS, type Action, CATEGORIES, type Category, maskOf, PURPOSES, type Purpose } from "../facts/codes";
import { address, type Grant, grantOf, id, NONE, type RecordSystem, startRecordSystem } from "./test/record-system";

let system: RecordSystem;
let restore: () => Promise<void>;

const patient = id("p-ana");
const consent = grantOf(patient).consentId;

beforeAll(async () => {
  system = await startRecordSystem();
  await system.send(system.consentRegistry, "registerPatient", [patient, address("ana")], "registrar");
});
afterAll(() => system?.stop());
beforeEach(async () => {
  restore = await system.snapshot();
});
afterEach(() => restore());

type Terms = { purposes?: Purpose[]; categories?: Category[]; actions?: Action[] };

const grant = (
  { purposes, categories, actions, ...change }: Terms & Partial<Omit<Grant, keyof Terms>> = {},
  at?: number,
) =>
  system.send(
    system.consentRegistry,
    "grantConsent",
    [
      grantOf(patient, {
        purposes: maskOf(PURPOSES, purposes ?? ["TREAT"]),
        categories: Number(maskOf(CATEGORIES, categories ?? ["GENERAL"])),
        actions: Number(maskOf(ACTIONS, actions ?? ["read"])),
        ...change,
      }),
    ],
    "ana",
    at,
  );

/** The consent that permits it, `false` where nothing does. */
// biome-ignore lint/complexity/useMaxParams: all have defaults, in the order in which cases leave them out
async function permitted(
  purpose: Purpose = "TREAT",
  category: Category = "GENERAL",
  action: Action = "read",
  actor = address("lee"),
) {
  const codes = [PURPOSES.indexOf(purpose), CATEGORIES.indexOf(category), ACTIONS.indexOf(action)] as const;
  const [answer, consentId] = await system.read(system.consentRegistry, "isPermitted", [patient, actor, ...codes]);
  if (!answer) expect(consentId).toBe(NONE);
  return answer && consentId;
}

describe("time", () => {
  test("without a consent nothing is permitted", async () => {
    expect(await permitted()).toBe(false);
  });

  test("a consent holds from its own block until, and not at, its end", async () => {
    const at = (await system.now()) + 10;
    await grant({ until: at + 50 }, at);
    expect(await permitted()).toBe(consent);
    await system.mineAt(at + 49);
    expect(await permitted()).toBe(consent);
    await system.mineAt(at + 50);
    expect(await permitted()).toBe(false);
  });

  test("a consent for later holds from its start on", async () => {
    const from = (await system.now()) + 100;
    await grant({ from });
    await system.mineAt(from - 1);
    expect(await permitted()).toBe(false);
    await system.mineAt(from);
    expect(await permitted()).toBe(consent);
  });

  test("a consent for a time that is past permits nothing", async () => {
    await grant({ from: 1, until: 2 });
    expect(await permitted()).toBe(false);
  });

  test("a revoked consent permits nothing from its revocation's block on", async () => {
    await grant();
    await system.send(system.consentRegistry, "revokeConsent", [consent, 0], "ana");
    expect(await permitted()).toBe(false);
  });
});

describe("scope and purpose", () => {
  test("what is named is covered, and what is below a purpose; nothing beside", async () => {
    await grant();
    expect(await permitted("COC")).toBe(consent);
    expect(await permitted("HPAYMT")).toBe(false);
    expect(await permitted("TREAT", "LAB")).toBe(false);
    expect(await permitted("TREAT", "GENERAL", "export")).toBe(false);
  });

  test("a purpose does not cover the one above it", async () => {
    await grant({ purposes: ["COVERAGE"] });
    expect(await permitted("ELIGVER")).toBe(consent);
    expect(await permitted("HPAYMT")).toBe(false);
  });

  test.each(["ETREAT", "BTG", "ERTREAT", "CLINTRL"] as const)(
    "%s is covered only where it is named",
    async (purpose) => {
      const others = (["TREAT", "ETREAT"] as const).filter((other) => other !== purpose);
      await grant({ purposes: others });
      expect(await permitted(purpose)).toBe(false);
      await grant({ consentId: id("named"), purposes: [purpose] });
      expect(await permitted(purpose)).toBe(id("named"));
    },
  );

  test.each(["PSYTHPN", "SUD", "HIV", "SDV", "SEX", "GENETIC"] as const)(
    "%s is covered only where it is named",
    async (category) => {
      await grant({ categories: ["ALL"] });
      expect(await permitted("TREAT", "IMAGING")).toBe(consent);
      expect(await permitted("TREAT", category)).toBe(false);
      await grant({ consentId: id("named"), categories: [category] });
      expect(await permitted("TREAT", category)).toBe(id("named"));
    },
  );

  test("all actions cover each", async () => {
    await grant({ actions: ["ALL"] });
    for (const action of ["read", "create", "update", "delete", "export"] as const)
      expect(await permitted("TREAT", "GENERAL", action)).toBe(consent);
  });

  test("two consents that each cover a part do not make one", async () => {
    await grant({ categories: ["LAB"] });
    await grant({ consentId: id("second"), purposes: ["HPAYMT"] });
    expect(await permitted()).toBe(false);
  });

  test("of several that cover it, the latest is named", async () => {
    await grant();
    await grant({ consentId: id("second") });
    await grant({ consentId: id("beside"), purposes: ["HPAYMT"] });
    expect(await permitted()).toBe(id("second"));
    await system.send(system.consentRegistry, "revokeConsent", [id("second"), 0], "ana");
    expect(await permitted()).toBe(consent);
  });
});

describe("who acts", () => {
  test("another account, or the same for another patient, is not permitted", async () => {
    await grant();
    expect(await permitted("TREAT", "GENERAL", "read", address("ben"))).toBe(false);
    const args = [id("p-other"), address("lee"), 0, 0, 0] as const;
    expect(await system.read(system.consentRegistry, "isPermitted", args)).toEqual([false, NONE]);
  });

  test("a member acts for its organisation while the membership holds", async () => {
    const { credentialRegistry, send, mineAt, now } = system;
    await grant({ grantee: address("st-mary") });
    expect(await permitted()).toBe(false);
    const from = (await now()) + 100;
    await send(credentialRegistry, "setAffiliation", [address("lee"), from, from + 50], "st-mary");
    for (const [time, holds] of [
      [from - 1, false],
      [from, consent],
      [from + 49, consent],
      [from + 50, false],
    ] as const) {
      await mineAt(time);
      expect(await permitted()).toBe(holds);
    }
    await send(credentialRegistry, "setAffiliation", [address("lee"), 0, 0], "st-mary");
    expect(await permitted()).toBe(consent);
    await send(credentialRegistry, "endAffiliation", [address("lee")], "st-mary");
    expect(await permitted()).toBe(false);
  });

  test("an organisation does not act for its member", async () => {
    await grant();
    await system.send(system.credentialRegistry, "setAffiliation", [address("lee"), 0, 0], "st-mary");
    expect(await permitted("TREAT", "GENERAL", "read", address("st-mary"))).toBe(false);
  });

  test("the controller and a valid representative need no consent for the patient's own requests", async () => {
    const { consentRegistry: registry, send, mineAt, now } = system;
    const until = (await now()) + 100;
    await send(registry, "setRepresentative", [patient, address("ben"), until], "ana");
    for (const actor of [address("ana"), address("ben")]) {
      for (const purpose of ["PATRQT", "FAMRQT", "PWATRNY", "SUPNWK"] as const)
        expect(await permitted(purpose, "HIV", "export", actor)).toBe(NONE);
      expect(await permitted("TREAT", "GENERAL", "read", actor)).toBe(false);
    }
    expect(await permitted("PATRQT")).toBe(false);
    await mineAt(until);
    expect(await permitted("PATRQT", "HIV", "export", address("ben"))).toBe(false);
  });

  test("nobody speaks for a patient who is not registered", async () => {
    const args = [id("p-other"), zeroAddress, PURPOSES.indexOf("PATRQT"), 0, 0] as const;
    expect(await system.read(system.consentRegistry, "isPermitted", args)).toEqual([false, NONE]);
  });
});

test("codes that describe no single access are refused", async () => {
  const ask = (purpose: number, category: number, action: number) =>
    system.refusal(system.consentRegistry, "isPermitted", [patient, address("lee"), purpose, category, action]);
  expect(await ask(PURPOSES.length, 0, 0)).toBe(`InvalidCode(${PURPOSES.length})`);
  expect(await ask(PURPOSES.length - 1, 9, 4)).toBe("accepted");
  expect(await ask(0, CATEGORIES.indexOf("ALL"), 0)).toBe("InvalidCode(10)");
  expect(await ask(0, 0, ACTIONS.indexOf("ALL"))).toBe("InvalidCode(5)");
});
