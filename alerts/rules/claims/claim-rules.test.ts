import { expect, test } from "vitest";
import type { Facts } from "../../../devnet/fact-tables";
import { tryPass } from "../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../test/support/database";
import { approvalRow, claimRow, paymentRow } from "../../../test/support/dealings-rows";
import { type At, accountOf, GENESIS, idOf, placeAt } from "../../../test/support/rows";
import { namesOf, steadyFindings } from "../../../test/support/steady-findings";
import type { Pass } from "../pass";
import { duplicateClaim, duplicateClaimPass } from "./clm-01-duplicate-claim";
import { claimStateFault, claimStateFaultPass } from "./clm-03-claim-state-fault";

const server = useTestServer();

async function judge(pass: Pass, facts: Facts) {
  const { pool } = await server.createDatabase();
  return steadyFindings(await tryPass({ pool, pass, rules: [duplicateClaim, claimStateFault], facts }));
}

/** A claim for the chain's first day. */
const claimed = (at: At, claim: string, more: Partial<Parameters<typeof claimRow>[1]> = {}) =>
  claimRow(at, { claim, serviceDate: GENESIS, ...more });

test("a service is claimed again only once the earlier claim is denied or taken back", async () => {
  const claim = [
    claimed({ block: 2 }, "first", { denied: { block: 5, log: 1 } }),
    claimed({ block: 3, log: 0 }, "other day", { serviceDate: GENESIS + 86_400 }),
    claimed({ block: 3, log: 1 }, "other provider", { provider: "clinic" }),
    claimed({ block: 3, log: 2 }, "other patient", { patient: "p-bo" }),
    claimed({ block: 3, log: 3 }, "other service", { service: "another" }),
    claimed({ block: 5, log: 0 }, "before the denial", { voided: { block: 6, log: 1 } }),
    claimed({ block: 6, log: 0 }, "before the withdrawal", { voided: { block: 6, log: 2 } }),
    claimed({ block: 6, log: 3 }, "after both"),
    claimed({ block: 7 }, "again"),
  ];
  const findings = await judge(duplicateClaimPass, { claim });
  expect(namesOf(findings)).toEqual(["CLM-01 5.0", "CLM-01 6.0", "CLM-01 7.0"]);
  expect(findings[0]).toMatchObject({
    subject: { type: "claim", id: idOf("before the denial") },
    patient: idOf("p-ana"),
    actor: accountOf("st-mary"),
    evidence: {
      claim: { amount: "9000", serviceDate: "2026-01-01", voiding: null },
      earlier: { claimId: idOf("first"), denial: null },
    },
  });
  expect(findings[1]!.evidence.earlier).toMatchObject({ claimId: idOf("before the denial"), voiding: null });
  expect(findings[2]!.evidence.earlier).toMatchObject({ claimId: idOf("after both") });
});

test("a claim must not be approved by its submitter", async () => {
  const findings = await judge(claimStateFaultPass, {
    claim: [claimed({ block: 2 }, "claim", { denied: { block: 4 } }), claimed({ block: 2, log: 1 }, "other")],
    claimApproval: [
      approvalRow({ block: 3, log: 0 }, { claim: "claim" }),
      { ...approvalRow({ block: 3, log: 1 }, { claim: "claim", approver: "st-mary" }), automatic: true },
      approvalRow({ block: 3, log: 2 }, { claim: "other", approver: "clinic" }),
    ],
  });
  expect(namesOf(findings)).toEqual(["CLM-03 3.1"]);
  expect(findings[0]).toMatchObject({
    subject: { type: "claimApproval", id: idOf("claim") },
    patient: idOf("p-ana"),
    actor: accountOf("st-mary"),
    evidence: { approval: { automatic: true, amount: "9000" }, claim: { denial: null } },
  });
});

test("a payment follows an approval, at the same place in the block's order", async () => {
  const findings = await judge(claimStateFaultPass, {
    claim: [claimed({ block: 2 }, "claim"), claimed({ block: 2, log: 1 }, "other")],
    claimApproval: [
      approvalRow({ block: 3, log: 1 }, { claim: "claim" }),
      approvalRow({ block: 2, log: 2 }, { claim: "other" }),
    ],
    claimPayment: [
      paymentRow({ block: 3, log: 0 }, { claim: "claim", amount: 1n }),
      paymentRow({ block: 3, log: 2 }, { claim: "claim", amount: 8_999n }),
      paymentRow({ block: 4 }, { claim: "claim", amount: 0n }),
    ],
  });
  expect(namesOf(findings)).toEqual(["CLM-03 3.0"]);
  expect(findings[0]).toMatchObject({
    subject: { type: "claimPayment", id: idOf("claim") },
    actor: accountOf("insurer"),
    organisation: accountOf("insurer"),
    evidence: { approval: null, paid: "1" },
  });
  expect(findings[0]!.summary).toMatch(/^An insurer paid a claim on [^,]* UTC that had never been approved\.$/);
});

test("total payments stay within the last approved amount", async () => {
  const large = 2n ** 95n;
  const findings = await judge(claimStateFaultPass, {
    claim: [claimed({ block: 2 }, "claim")],
    claimApproval: [
      approvalRow({ block: 3 }, { claim: "claim", amount: large }),
      approvalRow({ block: 5, log: 1 }, { claim: "claim", amount: large + 1n }),
      approvalRow({ block: 7 }, { claim: "claim", amount: 5n }),
    ],
    claimPayment: [
      paymentRow({ block: 4 }, { claim: "claim", amount: large }),
      paymentRow({ block: 5, log: 0 }, { claim: "claim", amount: 1n }),
      paymentRow({ block: 5, log: 2 }, { claim: "claim", amount: 0n }),
      paymentRow({ block: 6 }, { claim: "claim", amount: 1n }),
      paymentRow({ block: 8 }, { claim: "claim", amount: 0n }),
    ],
  });
  expect(namesOf(findings)).toEqual(["CLM-03 5.0", "CLM-03 6.0", "CLM-03 8.0"]);
  expect(findings[0]!.evidence).toMatchObject({
    paid: String(large + 1n),
    approval: { amount: String(large) },
    payments: [{ amount: String(large) }, { amount: "1" }],
  });
  expect(findings[0]!.headline).toBe("Claim paid 1 above the approved amount");
  expect(findings[0]!.summary).toContain(
    `UTC, 1 (minor units) above the approved amount: approved ${large.toLocaleString("en-GB")}, paid`,
  );
});

test("a denied or withdrawn claim must not be paid from then on", async () => {
  const findings = await judge(claimStateFaultPass, {
    claim: [claimed({ block: 2 }, "claim", { denied: { block: 5, log: 1 }, voided: { block: 6, log: 1 } })],
    claimApproval: [approvalRow({ block: 3 }, { claim: "claim" })],
    claimPayment: [
      paymentRow({ block: 5, log: 0 }, { claim: "claim", amount: 1n }),
      paymentRow({ block: 5, log: 2 }, { claim: "claim", amount: 1n }),
      paymentRow({ block: 6, log: 2 }, { claim: "claim", amount: 9_000n }),
    ],
  });
  expect(namesOf(findings)).toEqual(["CLM-03 5.2", "CLM-03 6.2"]);
  expect(findings[0]!.evidence.claim).toMatchObject({
    denial: { pos: String(placeAt({ block: 5, log: 1 }).pos), by: accountOf("insurer") },
    voiding: null,
  });
  expect(findings[1]!.headline).toBe("Claim paid although denied and voided, and above the approved amount");
  expect(findings[1]!.summary).toMatch(
    / UTC that had been denied and voided, [\d,]+ \(minor units\) above the approved amount: /,
  );
  expect(findings[1]!.summary.split(" ").length).toBeLessThanOrEqual(30);
});
