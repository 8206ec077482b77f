import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import type { Facts } from "../../../devnet/fact-tables";
import { tryPass } from "../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../test/support/database";
import { accessRow, accountOf, patientRow, placeAt } from "../../../test/support/rows";
import { selfAccess, selfAccessPass } from "./acc-15-self-access";

const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
});

const trial = (facts: Facts) => tryPass({ pool, pass: selfAccessPass, rules: [selfAccess], facts });

/** Patients: a nurse, and her child; and somebody who is no member of staff. */
const patient = [
  patientRow({ block: 2 }, "p-nurse", "nurse"),
  patientRow({ block: 2, log: 1 }, "p-child", "nurse"),
  patientRow({ block: 2, log: 2 }, "p-ana", "ana"),
];

test("who decides for the patient fires for every purpose but the patient's own requests", async () => {
  const purposes = ["TREAT", "BTG", "HPAYMT", "PATRQT", "FAMRQT", "PWATRNY", "SUPNWK"] as const;
  const access = purposes.map((purpose, seq) =>
    accessRow({ block: 3 + seq }, { actor: "nurse", patient: seq === 2 ? "p-child" : "p-nurse", seq, purpose }),
  );
  const { find, findInParts } = await trial({ patient, access });
  const found = await find();
  expect(found.map(({ subject }) => subject.blockNumber)).toEqual([3, 4, 5]);
  expect(found[0]).toMatchObject({
    ruleId: "ACC-15",
    headline: "Record read by the person who controls the patient's consents",
    summary:
      "Laboratory results were read for treatment on 1 January 2026 at 00:00:30 UTC by the person who controls the patient's consents: their own record, or a dependant's.",
    evidence: { registration: { controller: accountOf("nurse"), pos: String(placeAt({ block: 2 }).pos) } },
  });
  expect(await findInParts(access.map(({ pos }) => pos as bigint))).toEqual(found);
});

test("other patients, other actors and denied accesses do not fire", async () => {
  const access = [
    accessRow({ block: 3 }, { actor: "nurse", patient: "p-ana", seq: 1 }),
    accessRow({ block: 4 }, { actor: "dr-lee", patient: "p-nurse", seq: 2 }),
    accessRow({ block: 5 }, { actor: "nurse", patient: "p-nurse", seq: 3, outcome: "denied" }),
  ];
  expect(await (await trial({ patient, access })).find()).toEqual([]);
});

test("a registration that comes after the access says nothing about it", async () => {
  const access = [
    accessRow({ block: 2, log: 0 }, { actor: "nurse", patient: "p-child", seq: 1 }),
    accessRow({ block: 2, log: 3 }, { actor: "nurse", patient: "p-child", seq: 2 }),
  ];
  const found = await (await trial({ patient, access })).find();
  expect(found.map(({ subject }) => subject.logIndex)).toEqual([3]);
});
