import { expect, test } from "vitest";
import type { Facts } from "../../../devnet/fact-tables";
import { tryPass } from "../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../test/support/database";
import {
  type At,
  accountOf,
  consentRow,
  GENESIS,
  idOf,
  patientRow,
  placeAt,
  representativeRow,
} from "../../../test/support/rows";
import { namesOf, steadyFindings } from "../../../test/support/steady-findings";
import { grantByThirdParty } from "./con-01-grant-by-third-party";
import { openEndedConsent } from "./con-02-open-ended-consent";
import { slowRevocation, slowRevocationPass } from "./con-03-slow-revocation";
import { hastyRegrant } from "./con-04-hasty-regrant";
import { grantPass } from "./pass";

const DAY = 86_400;
const rules = [grantByThirdParty, openEndedConsent, slowRevocation, hastyRegrant];

const server = useTestServer();

async function judge(facts: Facts, parameters: Record<string, Record<string, unknown>> = {}, pass = grantPass) {
  const { pool } = await server.createDatabase();
  return steadyFindings(await tryPass({ pool, pass, rules, facts, parameters }));
}

const timeOf = (block: number) => GENESIS + block * 10;

type Grant = Partial<Parameters<typeof consentRow>[1]> & { signer?: string; revokedBy?: string };

/** A grant of p-ana to dr-lee for a day, signed by the patient; so that none of the rules finds anything in it. */
const grant = (at: At, { signer = "p-ana", revokedBy = "p-ana", ...more }: Grant = {}) => ({
  ...consentRow(at, {
    consent: `consent ${at.block} ${at.log ?? 0}`,
    patient: "p-ana",
    grantee: "dr-lee",
    until: placeAt(at).blockTime + DAY,
    ...more,
  }),
  signer: accountOf(signer),
  revocationSigner: more.revoked ? accountOf(revokedBy) : null,
});

const patient = [patientRow({ block: 1 }, "p-ana"), patientRow({ block: 1, log: 1 }, "p-bo")];

test("a consent is the patient's own or a valid representative's, as of its position", async () => {
  const representative = [
    representativeRow(
      { block: 5, log: 1 },
      { patient: "p-ana", representative: "son", until: timeOf(100), ended: { block: 8, log: 1 } },
    ),
    representativeRow(
      { block: 8, log: 1 },
      { patient: "p-ana", representative: "son", revision: 2, until: timeOf(10), ended: { block: 20 } },
    ),
    representativeRow({ block: 5 }, { patient: "p-bo", representative: "aunt" }),
    representativeRow({ block: 5, log: 3 }, { patient: "p-ana", representative: "aunt", ended: { block: 9, log: 1 } }),
  ];
  const consent = [
    grant({ block: 1, log: 2 }),
    grant({ block: 2 }, { signer: "registrar" }),
    grant({ block: 2, log: 1 }, { signer: "p-bo" }),
    grant({ block: 5, log: 0 }, { signer: "son" }),
    grant({ block: 5, log: 2 }, { signer: "son" }),
    grant({ block: 6 }, { signer: "aunt" }),
    grant({ block: 9, log: 0 }, { signer: "aunt" }),
    grant({ block: 9, log: 2 }, { signer: "aunt" }),
    grant({ block: 9, log: 3 }, { signer: "son" }),
    grant({ block: 10 }, { signer: "son" }),
  ];
  const findings = await judge({ patient, representative, consent });
  expect(namesOf(findings)).toEqual(["CON-01 2.0", "CON-01 2.1", "CON-01 5.0", "CON-01 9.2", "CON-01 10.0"]);
  expect(findings[0]).toMatchObject({
    subject: { type: "consent", id: idOf("consent 2 0"), entryIndex: 0, blockTime: timeOf(2) },
    patient: idOf("p-ana"),
    actor: accountOf("registrar"),
    consentId: idOf("consent 2 0"),
    organisation: null,
    occurredAt: null,
    evidence: { registration: { controller: accountOf("p-ana") }, representations: [], grant: { revocation: null } },
  });
  expect(findings[4]!.evidence.representations).toMatchObject([
    { pos: String(placeAt({ block: 5, log: 1 }).pos), end: { endedAt: "2026-01-01T00:01:20.000Z" } },
    { pos: String(placeAt({ block: 8, log: 1 }).pos), end: null },
  ]);
});

test("a patient who is registered later in the block has no account yet", async () => {
  const facts = { patient: [patientRow({ block: 3, log: 1 }, "p-ana")] };
  const findings = await judge({ ...facts, consent: [grant({ block: 3 }), grant({ block: 3, log: 2 })] });
  expect(namesOf(findings)).toEqual(["CON-01 3.0"]);
  expect(findings[0]!.evidence.registration).toBeNull();
});

test("a consent ends within the limit, or is for research alone", async () => {
  const year = 365 * DAY;
  const consent = [
    grant({ block: 2 }, { until: timeOf(2) + year }),
    grant({ block: 3 }, { until: timeOf(3) + year + 1 }),
    grant({ block: 4 }, { from: timeOf(4) + DAY, until: timeOf(4) + DAY + year }),
    grant({ block: 5 }, { from: timeOf(5) - 1, until: timeOf(5) + year }),
    grant({ block: 6 }, { until: 0 }),
    grant({ block: 7 }, { until: 0, purposes: ["HRESCH", "BIORCH", "CLINTRCH", "DSRCH"] }),
    grant({ block: 8 }, { until: 0, purposes: ["BIORCH", "CLINTRL"] }),
    grant({ block: 9 }, { until: timeOf(9) + year + 1, purposes: ["HRESCH"] }),
    grant({ block: 10 }, { from: timeOf(10) + DAY, until: 0, purposes: ["HMARKT"] }),
  ];
  const findings = await judge({ patient, consent });
  expect(namesOf(findings)).toEqual([
    "CON-02 3.0",
    "CON-02 5.0",
    "CON-02 6.0",
    "CON-02 8.0",
    "CON-02 9.0",
    "CON-02 10.0",
  ]);
  expect(findings[1]!.evidence.countedFrom).toBe(new Date((timeOf(5) - 1) * 1000).toISOString());
  expect(findings[1]!.summary).toMatch(/^A consent recorded on [^,]* UTC lasts longer than the limit of 1 year\.$/);
  expect(namesOf(await judge({ patient, consent: consent.slice(1, 4) }, { "CON-02": { mostYears: 2 } }))).toEqual([]);
});

test("a consent comes too soon after somebody else's revocation of one for the same grantee", async () => {
  const representative = [representativeRow({ block: 1, log: 2 }, { patient: "p-ana", representative: "son" })];
  const consent = [
    grant({ block: 2 }, { revoked: { block: 20, log: 1 } }),
    grant({ block: 2, log: 1 }, { revoked: { block: 21 }, revokedBy: "son" }),
    grant({ block: 20, log: 0 }, { signer: "son" }),
    grant({ block: 20, log: 2 }, { signer: "son" }),
    grant({ block: 20, log: 3 }),
    grant({ block: 20, log: 4 }, { signer: "son", grantee: "dr-kim" }),
    grant({ block: 26 }, { signer: "son" }),
    grant({ block: 27 }),
    grant({ block: 27, log: 1, time: timeOf(27) + 1 }),
    grant({ block: 27, log: 2 }, { signer: "son" }),
  ];
  const findings = await judge({ patient, representative, consent });
  expect(namesOf(findings)).toEqual(["CON-04 20.2", "CON-04 26.0", "CON-04 27.0"]);
  expect(findings[0]!.summary).toMatch(
    /^A new consent was given on [^,]* UTC, at the moment someone else revoked the old one/,
  );
  expect(findings[1]!.evidence.revokedGrant).toMatchObject({
    consentId: idOf("consent 2 0"),
    revocation: { pos: String(placeAt({ block: 20, log: 1 }).pos), signer: accountOf("p-ana") },
  });
  expect(findings[2]!.evidence.revokedGrant).toMatchObject({ consentId: idOf("consent 2 1") });
  expect(findings[2]!.actor).toBe(accountOf("p-ana"));
  expect(namesOf(await judge({ patient, representative, consent }, { "CON-04": { withinSeconds: 59 } }))).toEqual([
    "CON-04 20.2",
  ]);
});

test("a revocation is recorded within a day of the patient's asking", async () => {
  const revocation = (at: At, seconds: number) => ({
    ...placeAt(at),
    kind: "consentRevoked",
    about: idOf("consent 2 0"),
    party: accountOf("registrar"),
    patient: idOf("p-ana"),
    requestedAt: placeAt(at).blockTime - seconds,
  });
  const facts = {
    patient,
    consent: [grant({ block: 2 }, { revoked: { block: 5 } })],
    statusChange: [
      revocation({ block: 4 }, DAY),
      revocation({ block: 5 }, DAY + 1),
      { ...revocation({ block: 6 }, DAY + 1), kind: "claimDenied" },
    ],
  };
  const findings = await judge(facts, {}, slowRevocationPass);
  expect(namesOf(findings)).toEqual(["CON-03 5.0"]);
  expect(findings[0]).toMatchObject({
    subject: { type: "revocation", id: idOf("consent 2 0"), pos: placeAt({ block: 5 }).pos },
    patient: idOf("p-ana"),
    actor: accountOf("registrar"),
    consentId: idOf("consent 2 0"),
    evidence: { grant: { consentId: idOf("consent 2 0"), revocation: null }, mostSeconds: DAY },
  });
  expect(namesOf(await judge(facts, { "CON-03": { mostSeconds: DAY - 1 } }, slowRevocationPass))).toHaveLength(2);
});
