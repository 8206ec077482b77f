/** Fact rows with sensible defaults, so that a test names only what matters to it. */
import { createHash } from "node:crypto";
import type { Facts } from "../../devnet/fact-tables";
import {
  ACTIONS,
  type Action,
  CATEGORIES,
  type Category,
  maskOf,
  type Outcome,
  PURPOSES,
  type Purpose,
} from "../../facts/codes";
import { positionOf } from "../../facts/position";

/** 32 bytes made from a name, as lower-case hex. */
export const idOf = (name: string): `0x${string}` => `0x${createHash("sha256").update(name).digest("hex")}`;

/** An account made from a name. */
export const accountOf = (name: string): `0x${string}` => `0x${idOf(name).slice(-40)}`;

export const CHAIN_ID = 31337;

/** Block 0 of the tests' chain: 1 January 2026. */
export const GENESIS = Date.UTC(2026, 0, 1) / 1000;

/** Where an event stands. The block's time is ten seconds a block after `GENESIS`, unless given. */
export type At = { block: number; log?: number; entry?: number; time?: number; fork?: string; chainId?: number };

export const placeAt = ({ block, log = 0, entry = 0, time, fork = "", chainId = CHAIN_ID }: At) => ({
  chainId,
  pos: positionOf(BigInt(block), log, entry),
  blockNumber: block,
  blockHash: idOf(`block ${block} ${fork}`),
  blockTime: time ?? GENESIS + block * 10,
  txHash: idOf(`transaction ${block} ${log}`),
  logIndex: log,
});

type Row<Table extends keyof Facts> = NonNullable<Facts[Table]>[number];

export const patientRow = (at: At, name: string, controller = name): Row<"patient"> => ({
  ...placeAt(at),
  patient: idOf(name),
  controller: accountOf(controller),
  registrar: accountOf("registrar"),
});

type Terms = { purposes?: Purpose[]; categories?: Category[]; actions?: Action[] };

/** A grant of treatment, all categories, reading, for thirty days. */
export const consentRow = (
  at: At,
  {
    consent,
    patient,
    grantee,
    purposes = ["TREAT"],
    categories = ["ALL"],
    actions = ["read"],
    from = 0,
    until = placeAt(at).blockTime + 30 * 86_400,
    revoked,
  }: Terms & { consent: string; patient: string; grantee: string; from?: number; until?: number; revoked?: At },
): Row<"consent"> => {
  const revocation = revoked && placeAt(revoked);
  return {
    ...placeAt(at),
    consentId: idOf(consent),
    patient: idOf(patient),
    grantee: accountOf(grantee),
    signer: accountOf(patient),
    relayer: accountOf(patient),
    purposes,
    purposeMask: maskOf(PURPOSES, purposes),
    categories,
    categoryMask: maskOf(CATEGORIES, categories),
    actions,
    actionMask: maskOf(ACTIONS, actions),
    validFrom: from,
    validUntil: until,
    redisclosure: false,
    requestId: null,
    revokedPos: revocation?.pos ?? null,
    revokedTime: revocation?.blockTime ?? null,
    revocationRequestedAt: revocation?.blockTime ?? null,
    revocationSigner: revocation ? accountOf(patient) : null,
    revokedBlockHash: revocation?.blockHash ?? null,
    revokedTxHash: revocation?.txHash ?? null,
    revokedLogIndex: revocation?.logIndex ?? null,
  };
};

/** A permitted reading of laboratory information for treatment, which occurred when its block was made. */
export const accessRow = (
  at: At,
  {
    access = `access ${at.block} ${at.log ?? 0} ${at.entry ?? 0}`,
    custodian = "st-mary",
    seq,
    actor,
    patient,
    purpose = "TREAT",
    category = "LAB",
    action = "read",
    outcome = "permitted",
    cites,
    occurredAt,
  }: {
    access?: string;
    custodian?: string;
    seq: number;
    actor: string;
    patient: string;
    purpose?: Purpose;
    category?: Category;
    action?: Action;
    outcome?: Outcome;
    cites?: string;
    occurredAt?: number;
  },
): Row<"access"> => ({
  ...placeAt(at),
  entryIndex: at.entry ?? 0,
  accessId: idOf(access),
  custodian: accountOf(custodian),
  seq,
  actor: accountOf(actor),
  patient: idOf(patient),
  record: idOf("record"),
  purpose,
  category,
  action,
  outcome,
  citedConsentId: cites === undefined ? null : idOf(cites),
  reasonHash: null,
  occurredAt: occurredAt ?? placeAt(at).blockTime,
});

export const affiliationRow = (
  at: At,
  {
    member,
    organisation,
    revision = 1,
    from = placeAt(at).blockTime,
    until = 0,
    ended,
  }: { member: string; organisation: string; revision?: number; from?: number; until?: number; ended?: At },
): Row<"affiliation"> => ({
  ...placeAt(at),
  member: accountOf(member),
  organisation: accountOf(organisation),
  revision,
  validFrom: from,
  validUntil: until,
  endedPos: ended ? placeAt(ended).pos : null,
  endedTime: ended ? placeAt(ended).blockTime : null,
  endedTxHash: ended ? placeAt(ended).txHash : null,
});

export const representativeRow = (
  at: At,
  {
    patient,
    representative,
    revision = 1,
    until = 0,
    ended,
  }: { patient: string; representative: string; revision?: number; until?: number; ended?: At },
): Row<"representative"> => ({
  ...placeAt(at),
  patient: idOf(patient),
  representative: accountOf(representative),
  revision,
  validFrom: placeAt(at).blockTime,
  validUntil: until,
  endedPos: ended ? placeAt(ended).pos : null,
  endedTime: ended ? placeAt(ended).blockTime : null,
  endedTxHash: ended ? placeAt(ended).txHash : null,
});

/** A board that is trusted, and the licences that it gave to these, before everything else. */
export const licences = (
  ...subjects: string[]
): { issuerTrust: Row<"issuerTrust">[]; credential: Row<"credential">[] } => ({
  issuerTrust: [
    { ...placeAt({ block: 0 }), issuer: accountOf("board"), trusted: true, caller: accountOf("governance") },
  ],
  credential: subjects.map((subject, index) => ({
    ...placeAt({ block: 0, log: index + 1 }),
    credentialId: idOf(`licence of ${subject}`),
    issuer: accountOf("board"),
    subject: accountOf(subject),
    kind: "physician",
    validFrom: GENESIS,
    validUntil: 0,
    revokedPos: null,
    revokedTime: null,
    revokedTxHash: null,
  })),
});
