import { expect, test } from "vitest";
import type { Facts } from "../../../devnet/fact-tables";
import { tryPass } from "../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../test/support/database";
import { agreementRow, shareRow } from "../../../test/support/dealings-rows";
import { accountOf, consentRow, GENESIS, idOf, placeAt } from "../../../test/support/rows";
import { namesOf, steadyFindings } from "../../../test/support/steady-findings";
import { sharingPass } from "./pass";
import { shareOutsideAgreement } from "./shr-01-share-outside-agreement";
import { unpermittedRedisclosure } from "./shr-02-unpermitted-redisclosure";
import { wrongExchangeFormat } from "./shr-03-wrong-exchange-format";

const rules = [shareOutsideAgreement, unpermittedRedisclosure, wrongExchangeFormat];

const server = useTestServer();

async function judge(facts: Facts) {
  const { pool } = await server.createDatabase();
  return steadyFindings(await tryPass({ pool, pass: sharingPass, rules, facts }));
}

const timeOf = (block: number) => GENESIS + block * 10;

test("an agreement covers from its acceptance and beginning on, until it is over or ended", async () => {
  const agreement = [
    agreementRow(
      { block: 2 },
      {
        agreement: "deal",
        accepted: { block: 5, log: 1 },
        from: timeOf(6),
        until: timeOf(20),
        ended: { block: 15, log: 1 },
      },
    ),
    agreementRow({ block: 3 }, { agreement: "never accepted", accepted: null }),
    agreementRow({ block: 22 }, { agreement: "second", accepted: { block: 23, log: 1 }, until: timeOf(25) }),
  ];
  const share = [
    shareRow({ block: 1 }),
    shareRow({ block: 5, log: 2 }),
    shareRow({ block: 6 }),
    shareRow({ block: 7 }, { sender: "lab", recipient: "st-mary" }),
    shareRow({ block: 15, log: 0 }),
    shareRow({ block: 15, log: 2 }),
    shareRow({ block: 16 }),
    shareRow({ block: 23, log: 0 }),
    shareRow({ block: 23, log: 2 }),
    shareRow({ block: 24 }),
    shareRow({ block: 25 }),
  ].map((row, index) => ({ ...row, record: idOf(`record ${index}`) }));
  const findings = await judge({ agreement, share });
  expect(namesOf(findings)).toEqual([
    "SHR-01 1.0",
    "SHR-01 5.2",
    "SHR-01 15.2",
    "SHR-01 16.0",
    "SHR-01 23.0",
    "SHR-01 25.0",
  ]);
  expect(findings[0]).toMatchObject({
    subject: { type: "share", id: idOf("share 1 0") },
    patient: idOf("p-ana"),
    actor: accountOf("st-mary"),
    organisation: accountOf("st-mary"),
    purpose: "TREAT",
    category: "LAB",
    action: null,
    evidence: { agreements: [] },
  });
  expect(findings[1]!.evidence.agreements).toMatchObject([
    { agreementId: idOf("deal"), acceptance: { pos: String(placeAt({ block: 5, log: 1 }).pos) }, end: null },
    { agreementId: idOf("never accepted"), acceptance: null },
  ]);
  expect(findings[2]!.evidence.agreements).toMatchObject([{ end: { by: accountOf("lab") } }, {}]);
  expect(findings[4]!.evidence.agreements).toMatchObject([{}, {}, { agreementId: idOf("second"), acceptance: null }]);
});

test("an agreement covers its two parties, and its purposes and categories as consents do", async () => {
  const agreement = [
    agreementRow({ block: 2 }, { agreement: "deal", purposes: ["TREAT", "BTG"], categories: ["ALL", "HIV"] }),
    agreementRow({ block: 2, log: 1 }, { agreement: "narrow", purposes: ["COC"], categories: ["SUD"] }),
  ];
  const share = [
    shareRow({ block: 3, log: 0 }, { purpose: "COC" }),
    shareRow({ block: 3, log: 1 }, { purpose: "CLINTRL" }),
    shareRow({ block: 3, log: 2 }, { purpose: "BTG" }),
    shareRow({ block: 3, log: 3 }, { purpose: "ERTREAT" }),
    shareRow({ block: 3, log: 4 }, { category: "HIV" }),
    shareRow({ block: 3, log: 5 }, { category: "SUD" }),
    shareRow({ block: 3, log: 6 }, { category: "SUD", purpose: "COC" }),
    shareRow({ block: 3, log: 7 }, { recipient: "clinic" }),
    shareRow({ block: 3, log: 8 }, { sender: "clinic" }),
    shareRow({ block: 3, log: 9 }, { purpose: "HPAYMT" }),
  ].map((row, index) => ({ ...row, record: idOf(`record ${index}`) }));
  expect(namesOf(await judge({ agreement, share }))).toEqual([1, 3, 5, 7, 8, 9].map((log) => `SHR-01 3.${log}`));
});

test("a share keeps to a format that one of the covering agreements lists", async () => {
  const agreement = [
    agreementRow({ block: 2 }, { agreement: "deal", formats: ["fhir-r4", "ccda"] }),
    agreementRow({ block: 2, log: 1 }, { agreement: "payment", purposes: ["HPAYMT"], formats: ["x12"] }),
    agreementRow({ block: 2, log: 2 }, { agreement: "second", parties: ["lab", "st-mary"], formats: ["hl7v2"] }),
    agreementRow({ block: 2, log: 3 }, { agreement: "none", parties: ["st-mary", "clinic"], formats: [] }),
  ];
  const share = [
    shareRow({ block: 3, log: 0 }, { format: "ccda" }),
    shareRow({ block: 3, log: 1 }, { format: "hl7v2" }),
    shareRow({ block: 3, log: 2 }, { format: "x12" }),
    shareRow({ block: 3, log: 3 }, { format: "x12", purpose: "HPAYMT" }),
    shareRow({ block: 3, log: 4 }, { format: "x12", purpose: "HMARKT" }),
    shareRow({ block: 3, log: 5 }, { format: "FHIR-R4" }),
    shareRow({ block: 3, log: 6 }, { recipient: "clinic" }),
  ];
  const findings = await judge({ agreement, share });
  expect(namesOf(findings)).toEqual(["SHR-03 3.2", "SHR-01 3.4", "SHR-03 3.5", "SHR-03 3.6"]);
  expect(findings[0]!.evidence.agreements).toMatchObject([
    { agreementId: idOf("deal"), formats: ["fhir-r4", "ccda"] },
    { agreementId: idOf("second"), formats: ["hl7v2"] },
  ]);
});

const lab = { sender: "lab", recipient: "clinic" };
const onwards = agreementRow({ block: 1, log: 9 }, { agreement: "onwards", parties: ["lab", "clinic"] });

test("what was received under agreements that forbid it is not passed on", async () => {
  const agreement = [
    onwards,
    agreementRow({ block: 2 }, { agreement: "closed", ended: { block: 5 } }),
    agreementRow({ block: 8 }, { agreement: "closed too" }),
    agreementRow({ block: 8, log: 1 }, { agreement: "open for imaging", categories: ["IMAGING"], redisclosure: true }),
  ];
  const share = [
    shareRow({ block: 3, log: 0 }, { ...lab, record: "later" }),
    shareRow({ block: 3, log: 1 }, { record: "later" }),
    shareRow({ block: 3, log: 2 }, { ...lab, record: "later" }),
    shareRow({ block: 3, log: 3 }, { ...lab, record: "other" }),
    shareRow({ block: 3, log: 4 }, { ...lab, record: "later", patient: "p-bo" }),
    // Back to where it came from is passing it on as well.
    shareRow({ block: 3, log: 5 }, { sender: "clinic", recipient: "lab", record: "later" }),
    // No agreement covers this receipt: it is found by itself, and what follows is not.
    shareRow({ block: 6, log: 0 }, { record: "uncovered" }),
    shareRow({ block: 6, log: 1 }, { ...lab, record: "uncovered" }),
    // One of the covering agreements allows it.
    shareRow({ block: 9, log: 0 }, { record: "image", category: "IMAGING" }),
    shareRow({ block: 9, log: 1 }, { ...lab, record: "image", category: "IMAGING" }),
    // It allows nothing but what it covers.
    shareRow({ block: 9, log: 2 }, { record: "image" }),
    shareRow({ block: 9, log: 3 }, { ...lab, record: "image" }),
    // The agreement under which it came has ended since.
    shareRow({ block: 9, log: 4 }, { ...lab, record: "later" }),
  ];
  const findings = await judge({ agreement, share });
  expect(namesOf(findings)).toEqual(["SHR-02 3.2", "SHR-02 3.5", "SHR-01 6.0", "SHR-02 9.3", "SHR-02 9.4"]);
  expect(findings[0]!.evidence).toMatchObject({
    share: { sender: accountOf("lab"), recipient: accountOf("clinic") },
    received: {
      share: { pos: String(placeAt({ block: 3, log: 1 }).pos) },
      agreements: [{ agreementId: idOf("closed"), end: null }],
    },
    grants: [],
  });
  expect(findings[3]!.evidence.received).toMatchObject({ agreements: [{ agreementId: idOf("closed too") }] });
});

test("a share outside any agreement can be an unpermitted redisclosure as well", async () => {
  const findings = await judge({
    agreement: [agreementRow({ block: 2 }, { agreement: "closed" })],
    share: [shareRow({ block: 3 }), shareRow({ block: 4 }, lab)],
  });
  expect(namesOf(findings)).toEqual(["SHR-01 4.0", "SHR-02 4.0"]);
});

test("the patient may let the sender pass it on, for as long and as far as the consent goes", async () => {
  const letting = ({
    block,
    name,
    more = {},
    may = true,
  }: {
    block: number;
    name: string;
    more?: Partial<Parameters<typeof consentRow>[1]>;
    may?: boolean;
  }) => ({
    ...consentRow({ block, log: 1 }, { consent: name, patient: "p-ana", grantee: "lab", ...more }),
    redisclosure: may,
  });
  const consent = [
    letting({ block: 10, name: "forbids", more: {}, may: false }),
    letting({ block: 11, name: "to another", more: { grantee: "clinic" } }),
    letting({ block: 11, name: "of another", more: { patient: "p-bo" } }),
    letting({ block: 11, name: "for payment", more: { purposes: ["HPAYMT"] } }),
    letting({ block: 11, name: "for images", more: { categories: ["IMAGING", "HIV"] } }),
    letting({
      block: 20,
      name: "allows",
      more: { from: timeOf(22), until: timeOf(30), revoked: { block: 28, log: 1 } },
    }),
  ];
  const share = [
    shareRow({ block: 3 }),
    ...[12, 21, 22, 28, 29].map((block) => shareRow({ block, log: 0 }, lab)),
    shareRow({ block: 28, log: 2 }, lab),
    shareRow({ block: 12, log: 3 }, { ...lab, category: "IMAGING" }),
    shareRow({ block: 12, log: 4 }, { ...lab, purpose: "HPAYMT" }),
  ];
  const agreement = [onwards, agreementRow({ block: 2 }, { agreement: "closed" })];
  const payment = agreementRow(
    { block: 2, log: 2 },
    { agreement: "onwards for payment", parties: ["clinic", "lab"], purposes: ["HPAYMT"] },
  );
  const findings = await judge({ agreement: [...agreement, payment], consent, share });
  expect(namesOf(findings)).toEqual(["SHR-02 12.0", "SHR-02 21.0", "SHR-02 28.2", "SHR-02 29.0"]);
  expect(findings[1]!.evidence.grants).toMatchObject([
    { consentId: idOf("forbids"), redisclosure: false },
    { consentId: idOf("for payment") },
    { consentId: idOf("for images") },
    { consentId: idOf("allows"), redisclosure: true, revocation: null },
  ]);
});

test("the patient's consent lasts to its end, the end excluded, and counts from its own block on", async () => {
  const consent = [
    {
      ...consentRow(
        { block: 10, log: 1 },
        { consent: "allows", patient: "p-ana", grantee: "lab", from: timeOf(5), until: timeOf(30) },
      ),
      redisclosure: true,
    },
  ];
  const share = [
    shareRow({ block: 3 }),
    shareRow({ block: 10, log: 0 }, lab),
    shareRow({ block: 10, log: 2 }, lab),
    shareRow({ block: 29 }, lab),
    shareRow({ block: 30 }, lab),
  ];
  const agreement = [onwards, agreementRow({ block: 2 }, { agreement: "closed" })];
  expect(namesOf(await judge({ agreement, consent, share }))).toEqual(["SHR-02 10.0", "SHR-02 30.0"]);
});
