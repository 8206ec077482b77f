import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import type { Purpose } from "../../../facts/codes";
import { tryPass } from "../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../test/support/database";
import { credentialed } from "../../../test/support/deadline-facts";
import { accessRow, GENESIS, idOf, placeAt } from "../../../test/support/rows";
import { uncredentialedAccess, uncredentialedAccessPass } from "./crd-01-uncredentialed-access";

const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
});

const timeOf = (block: number) => GENESIS + block * 10;
const ofLee = { actor: "dr-lee", patient: "p-ana" };

/** The logs, as block and index, of the accesses that fire; and that it is the same however the chain is cut. */
async function firing(credentials: readonly ReturnType<typeof credentialed>[], access: ReturnType<typeof accessRow>[]) {
  const facts = { access, credential: credentials.flatMap(({ credential = [] }) => credential) };
  const trial = await tryPass({ pool, pass: uncredentialedAccessPass, rules: [uncredentialedAccess], facts });
  const found = await trial.find();
  expect(await trial.findInParts(access.map(({ pos }) => pos as bigint))).toEqual(found);
  return { found, logs: found.map(({ subject }) => `${subject.blockNumber} ${subject.logIndex}`) };
}

test("treatment and all that is below it needs a licence, also in an emergency; nothing else does", async () => {
  const purposes: Purpose[] = ["TREAT", "COC", "CLINTRL", "POPHLTH", "ETREAT", "BTG", "ERTREAT", "HPAYMT", "CLINTRCH"];
  const access = purposes.map((purpose, log) => accessRow({ block: 3, log }, { ...ofLee, seq: log, purpose }));
  const denied = accessRow({ block: 4 }, { ...ofLee, seq: 20, outcome: "denied" });
  const { found, logs } = await firing([], [...access, denied]);
  expect(logs).toEqual(["3 0", "3 1", "3 2", "3 3", "3 4", "3 5", "3 6"]);
  expect(found[0]).toMatchObject({
    ruleId: "CRD-01",
    headline: "Record read for treatment without a licence on record",
    summary:
      "Laboratory results were read for treatment on 1 January 2026 at 00:00:30 UTC by a person with no licence on record as a physician, nurse or pharmacist.",
    evidence: { credentials: [] },
  });
});

test("a credential counts from its beginning up to its end, the end excluded, and from the position after it", async () => {
  const credential = credentialed({ block: 5, log: 2 }, { credential: "c", from: timeOf(5), until: timeOf(9) });
  const access = [
    accessRow({ block: 5, log: 1 }, { ...ofLee, seq: 1 }),
    accessRow({ block: 5, log: 3 }, { ...ofLee, seq: 2 }),
    accessRow({ block: 6 }, { ...ofLee, seq: 3, occurredAt: timeOf(5) - 1 }),
    accessRow({ block: 7 }, { ...ofLee, seq: 4 }),
    accessRow({ block: 9 }, { ...ofLee, seq: 5 }),
    accessRow({ block: 10 }, { ...ofLee, seq: 6, occurredAt: timeOf(9) - 1 }),
    accessRow({ block: 60 }, { ...ofLee, seq: 7, occurredAt: timeOf(9) - 1 }),
  ];
  const { found, logs } = await firing([credential], access);
  expect(logs).toEqual(["5 1", "6 0", "9 0", "60 0"]);
  expect(found.at(-1)!.headline).toBe("Record read 8 minutes 30 seconds after the licence expired (block time)");
  expect(found.at(-1)!.explanation).toContain(`${idOf("c")} (physician) expired on 1 January 2026 at 00:01:30 UTC`);
  expect(found[1]!.explanation).toContain("was valid only from 1 January 2026 at 00:00:50 UTC");
});

test("a revocation counts for what is recorded after it and took effect at or after it", async () => {
  const credential = credentialed({ block: 2 }, { credential: "c", revoked: { block: 5, log: 2 } });
  const access = [
    accessRow({ block: 5, log: 1 }, { ...ofLee, seq: 1 }),
    accessRow({ block: 5, log: 3 }, { ...ofLee, seq: 2 }),
    accessRow({ block: 6 }, { ...ofLee, seq: 3, occurredAt: timeOf(5) - 1 }),
    accessRow({ block: 7 }, { ...ofLee, seq: 4, occurredAt: timeOf(5) }),
  ];
  const { found, logs } = await firing([credential], access);
  expect(logs).toEqual(["5 3", "7 0"]);
  expect(found[0]).toMatchObject({
    evidence: { credentials: [{ revocation: { pos: String(placeAt({ block: 5, log: 2 }).pos) } }] },
  });
  expect(found[0]!.explanation).toContain("was revoked on 1 January 2026 at 00:00:50 UTC, at block 5, log 2");
});

test("licensed kinds count, each person's own, and one that holds is enough", async () => {
  const credentials = [
    credentialed({ block: 2, log: 0 }, { credential: "1", subject: "nurse", kind: "nurse" }),
    credentialed({ block: 2, log: 1 }, { credential: "2", subject: "pharmacist", kind: "pharmacist" }),
    credentialed({ block: 2, log: 2 }, { credential: "3", subject: "clerk", kind: "clerk" }),
    credentialed({ block: 2, log: 3 }, { credential: "4", subject: "scientist", kind: "researcher" }),
    credentialed({ block: 2, log: 4 }, { credential: "5", until: timeOf(3) }),
    credentialed({ block: 2, log: 5 }, { credential: "6" }),
  ];
  const access = ["nurse", "pharmacist", "clerk", "scientist", "dr-lee"].map((actor, log) =>
    accessRow({ block: 4, log }, { actor, patient: "p-ana", seq: log }),
  );
  const { found, logs } = await firing(credentials, access);
  expect(logs).toEqual(["4 2", "4 3"]);
  expect(found[0]).toMatchObject({ evidence: { credentials: [{ kind: "clerk", revocation: null }] } });
});
