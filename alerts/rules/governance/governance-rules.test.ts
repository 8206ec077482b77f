import { expect, test } from "vitest";
import type { Facts } from "../../../devnet/fact-tables";
import { tryPass } from "../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../test/support/database";
import { credentialed, together } from "../../../test/support/deadline-facts";
import { type At, accountOf, idOf, placeAt } from "../../../test/support/rows";
import { namesOf, steadyFindings } from "../../../test/support/steady-findings";
import { untrustedIssuer, untrustedIssuerPass } from "../credentials/crd-02-untrusted-issuer";
import type { Pass } from "../pass";
import { ungovernedChange, ungovernedChangePass } from "./gov-01-ungoverned-change";

const server = useTestServer();

async function judge(pass: Pass, facts: Facts) {
  const { pool } = await server.createDatabase();
  return steadyFindings(await tryPass({ pool, pass, rules: [untrustedIssuer, ungovernedChange], facts }));
}

test("an issuer is trusted as governance last said before the credential", async () => {
  const trust = (at: At, trusted: boolean, issuer = "board") => ({
    ...placeAt(at),
    issuer: accountOf(issuer),
    trusted,
    caller: accountOf("timelock"),
  });
  const issued = [
    { block: 2 },
    { block: 3, log: 0 },
    { block: 3, log: 2 },
    { block: 5, log: 0 },
    { block: 5, log: 2 },
    { block: 7, log: 1 },
  ].map((at) => credentialed(at, { credential: `licence ${at.block} ${at.log ?? 0}` }));
  const findings = await judge(
    untrustedIssuerPass,
    together(...issued, credentialed({ block: 8 }, { credential: "revoked", kind: "clerk", revoked: { block: 9 } }), {
      issuerTrust: [
        trust({ block: 1 }, true, "another board"),
        trust({ block: 3, log: 1 }, true),
        trust({ block: 5, log: 1 }, false),
        trust({ block: 7, log: 0 }, true),
        trust({ block: 7, log: 2 }, false),
      ],
    }),
  );
  expect(namesOf(findings)).toEqual(["CRD-02 2.0", "CRD-02 3.0", "CRD-02 5.2", "CRD-02 8.0"]);
  expect(findings[0]).toMatchObject({
    subject: { type: "credential", id: idOf("licence 2 0") },
    actor: accountOf("board"),
    patient: null,
    evidence: { credential: { subject: accountOf("dr-lee"), kind: "physician" }, trust: null },
  });
  expect(findings[2]!.evidence.trust).toMatchObject({ pos: String(placeAt({ block: 5, log: 1 }).pos), trusted: false });
  expect(findings[3]!.summary).toBe(
    "A clerk's credential was issued on 1 January 2026 at 00:01:20 UTC by an issuer that governance did not trust at the time.",
  );
});

test("a change goes through the timelock, or is made with the contract; the announcement is no change", async () => {
  const change = (at: At, kind: string, { byTimelock = false, atCreation = false } = {}) => ({
    ...placeAt(at),
    contract: accountOf("governance"),
    kind,
    caller: accountOf(byTimelock ? "timelock" : "administrator"),
    byTimelock,
    atCreation,
    role: null,
    account: accountOf("somebody"),
    key: null,
    value: null,
  });
  const kinds = [
    "roleGranted",
    "roleRevoked",
    "roleAdminChanged",
    "policyParameterSet",
    "issuerTrusted",
    "issuerDistrusted",
    "minDelayChanged",
    "emergencyAction",
  ];
  const findings = await judge(ungovernedChangePass, {
    governanceChange: kinds.flatMap((kind, log) => [
      change({ block: 2, log }, kind, { atCreation: true }),
      change({ block: 3, log }, kind, { byTimelock: true }),
      change({ block: 4, log }, kind),
    ]),
  });
  expect(namesOf(findings)).toEqual([0, 1, 2, 3, 4, 5, 6].map((log) => `GOV-01 4.${log}`));
  expect(findings[0]).toMatchObject({
    subject: { type: "governanceChange", id: String(placeAt({ block: 4 }).pos), pos: placeAt({ block: 4 }).pos },
    actor: accountOf("administrator"),
    evidence: { change: { kind: "roleGranted", account: accountOf("somebody") } },
  });
  for (const text of ["headline", "summary"] as const)
    expect(new Set(findings.map((finding) => finding[text])).size).toBe(7);
});
