import { concat, encodePacked, type Hex, size, zeroAddress } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ACTIONS, CATEGORIES, OUTCOMES, PURPOSES } from "../facts/codes";
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

type Access = {
  accessId: Hex;
  patient: Hex;
  record: Hex;
  consentId: Hex;
  reasonHash: Hex;
  actor: Hex;
  seq: number;
  occurredAt: number;
  purpose: number;
  category: number;
  action: number;
  outcome: number;
};

const ordinary: Access = {
  accessId: id("access"),
  patient: id("p-ana"),
  record: id("record"),
  consentId: id("consent"),
  reasonHash: id("reason"),
  actor: address("lee"),
  seq: 2 ** 48 - 1,
  occurredAt: 2 ** 40 - 1,
  purpose: 5,
  category: 9,
  action: 4,
  outcome: 1,
};

const FIELDS = [
  ...(["bytes32", "bytes32", "bytes32", "bytes32", "bytes32", "address"] as const),
  ...(["uint48", "uint40", "uint8", "uint8", "uint8", "uint8"] as const),
] as const;

const pack = (access: Access) => encodePacked(FIELDS, Object.values(access) as never);

/** Well formed, but for one thing. The numbers are the first that are refused. */
const malformed: [string, Partial<Access>][] = [
  ["no id", { accessId: NONE }],
  ["no patient", { patient: NONE }],
  ["no actor", { actor: zeroAddress }],
  ["a purpose beyond the list", { purpose: PURPOSES.length }],
  ["all categories", { category: CATEGORIES.indexOf("ALL") }],
  ["a category beyond the list", { category: CATEGORIES.length }],
  ["all actions", { action: ACTIONS.indexOf("ALL") }],
  ["an action beyond the list", { action: ACTIONS.length }],
  ["an outcome beyond the list", { outcome: OUTCOMES.length }],
];

/** Accepted as they stand: what they mean is for the monitor to judge. */
const accepted: [string, Partial<Access>][] = [
  ["every field at its most", { purpose: PURPOSES.length - 1 }],
  ["no record, no citation and no reason", { record: NONE, consentId: NONE, reasonHash: NONE }],
  [
    "the first codes, sequence number and time 0",
    { seq: 0, occurredAt: 0, purpose: 0, category: 0, action: 0, outcome: 0 },
  ],
];

const missing = (name: string, needed: string) => `AccessControlUnauthorizedAccount(${address(name)}, ${role(needed)})`;

describe("recordAccess", () => {
  test.each(accepted)("records %s", async (_, change) => {
    const access = { ...ordinary, ...change };
    expect(await system.send(system.accessLedger, "recordAccess", [access], "custodian")).toEqual([
      { eventName: "AccessRecorded", args: { ...access, custodian: address("custodian") } },
    ]);
  });

  test("records the same access again", async () => {
    await system.send(system.accessLedger, "recordAccess", [ordinary], "custodian");
    await system.send(system.accessLedger, "recordAccess", [ordinary], "custodian");
  });

  test.each(malformed)("refuses %s", async (_, change) => {
    const access = { ...ordinary, ...change };
    expect(await system.refusal(system.accessLedger, "recordAccess", [access], "custodian")).toBe("InvalidEntry(0)");
  });

  test("is for custodians", async () => {
    expect(await system.refusal(system.accessLedger, "recordAccess", [ordinary], "reviewer")).toBe(
      missing("reviewer", "CUSTODIAN"),
    );
  });
});

describe("recordAccessBatch", () => {
  const batch = (count: number) =>
    concat(
      Array.from({ length: count }, (_, index) => pack({ ...ordinary, accessId: id(`access ${index}`), seq: index })),
    );
  const refusal = (entries: Hex) => system.refusal(system.accessLedger, "recordAccessBatch", [entries], "custodian");

  test("an entry has the width and the most that the ledger names", async () => {
    expect(await system.read(system.accessLedger, "ENTRY_WIDTH", [])).toBe(BigInt(size(pack(ordinary))));
    expect(await system.read(system.accessLedger, "MOST_ENTRIES", [])).toBe(500n);
  });

  test.each([1, 2, 500])("records %i entries in one log, as they were given", async (count) => {
    const entries = batch(count);
    expect(await system.send(system.accessLedger, "recordAccessBatch", [entries], "custodian")).toEqual([
      { eventName: "AccessBatchRecorded", args: { custodian: address("custodian"), entries } },
    ]);
    const { gasUsed } = await system.client
      .getBlock()
      .then(({ transactions }) => system.client.getTransactionReceipt({ hash: transactions[0]! }));
    expect(gasUsed).toBeLessThan(2n ** 24n);
  });

  test("refuses none, and more than 500", async () => {
    expect(await refusal("0x")).toBe("EmptyBatch()");
    expect(await refusal(batch(501))).toBe("BatchTooLarge(501, 500)");
  });

  test.each([1, 194, 196, 389])("refuses %i bytes, which are no whole number of entries", async (length) => {
    const entries = `0x${batch(2).slice(2, 2 + length * 2)}` as Hex;
    expect(await refusal(entries)).toBe(`BatchLength(${length}, 195)`);
  });

  test.each(accepted)("records %s", async (_, change) => {
    expect(await refusal(concat([pack({ ...ordinary, ...change }), batch(1)]))).toBe("accepted");
  });

  test.each(malformed)("refuses %s, and names the entry", async (_, change) => {
    const entry = pack({ ...ordinary, ...change });
    expect(await refusal(concat([entry, batch(1)]))).toBe("InvalidEntry(0)");
    expect(await refusal(concat([batch(1), entry]))).toBe("InvalidEntry(1)");
    expect(await refusal(concat([batch(2), entry, batch(1)]))).toBe("InvalidEntry(2)");
  });

  test("refuses an invalid entry at the end of a full batch", async () => {
    expect(await refusal(concat([batch(499), pack({ ...ordinary, patient: NONE })]))).toBe("InvalidEntry(499)");
  });

  test("is for custodians", async () => {
    expect(await system.refusal(system.accessLedger, "recordAccessBatch", [batch(1)], "registrar")).toBe(
      missing("registrar", "CUSTODIAN"),
    );
  });
});

describe("reviewAccess", () => {
  test("is recorded for any access, any number of times", async () => {
    for (const approved of [true, false])
      expect(await system.send(system.accessLedger, "reviewAccess", [id("any"), approved], "reviewer")).toEqual([
        { eventName: "AccessReviewed", args: { accessId: id("any"), reviewer: address("reviewer"), approved } },
      ]);
  });

  test("is for reviewers, and names an access", async () => {
    expect(await system.refusal(system.accessLedger, "reviewAccess", [id("any"), true], "custodian")).toBe(
      missing("custodian", "REVIEWER"),
    );
    expect(await system.refusal(system.accessLedger, "reviewAccess", [NONE, true], "reviewer")).toBe("InvalidId()");
  });
});
