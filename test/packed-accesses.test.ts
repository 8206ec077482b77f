import fc from "fast-check";
import { type Address, type Hex, zeroHash } from "viem";
import { expect, test } from "vitest";
import { packAccesses } from "../devnet/pack-accesses";
import { ENTRY_WIDTH, MOST_ENTRIES, type PackedAccess, unpackAccesses } from "../src/record-system/packed-accesses";

const bytes = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((array) => `0x${Buffer.from(array).toString("hex")}` as Hex);

const entry: fc.Arbitrary<PackedAccess> = fc.record({
  accessId: bytes(32),
  patient: bytes(32),
  record: bytes(32),
  consentId: fc.oneof(bytes(32), fc.constant(zeroHash)),
  reasonHash: fc.oneof(bytes(32), fc.constant(zeroHash)),
  actor: bytes(20) as fc.Arbitrary<Address>,
  seq: fc.oneof(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom(2 ** 48 - 1, 2 ** 47)),
  occurredAt: fc.oneof(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom(2 ** 40 - 1)),
  purpose: fc.integer({ min: 0, max: 255 }),
  category: fc.integer({ min: 0, max: 255 }),
  action: fc.integer({ min: 0, max: 255 }),
  outcome: fc.integer({ min: 0, max: 255 }),
});

test("what was packed comes out again, in its order", () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 20 }), (entries) => {
      expect(unpackAccesses(packAccesses(entries))).toEqual(entries);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("the largest batch comes out whole", () => {
  const [one] = fc.sample(entry, { seed: 2, numRuns: 1 });
  const entries = Array.from({ length: MOST_ENTRIES }, (_, seq) => ({ ...one!, seq }));
  expect(unpackAccesses(packAccesses(entries))).toEqual(entries);
});

test.each([
  ["no entry", 0],
  ["one byte less than an entry", ENTRY_WIDTH - 1],
  ["one byte more than an entry", ENTRY_WIDTH + 1],
  ["one entry more than fits", ENTRY_WIDTH * (MOST_ENTRIES + 1)],
])("%s is no batch", (_, length) => {
  expect(() => unpackAccesses(`0x${"01".repeat(length)}`)).toThrow(RangeError);
});
