/** The facts before the first access of a generated history: affiliations, licences, patients, grants. */
import {
  ACTIONS,
  type Action,
  CATEGORIES,
  type Category,
  CREDENTIAL_KINDS,
  maskOf,
  PURPOSES,
  type Purpose,
} from "../../facts/codes";
import { idOf, share } from "./chance";
import { type Emit, type Place, placeAt, placeValues } from "./fact-lines";
import { actorAccount, GRANTS, type Grant, ISSUER, organisationAccount, type People, REGISTRAR } from "./people";

const DAY = 86_400;
/** Days before the first access over which the beginnings are spread. */
const DAYS_BEFORE = 60;
const FACTS_A_BLOCK = 500;
/** Blocks at the end of the beginnings in which grants are revoked. */
const REVOCATION_BLOCKS = 100;

type Terms = { purposes: readonly Purpose[]; categories: readonly Category[]; actions: readonly Action[] };

const FULL: Terms = { purposes: ["TREAT", "HPAYMT", "HOPERAT"], categories: ["ALL"], actions: ["ALL"] };
const WITH_SENSITIVE: Terms = { ...FULL, categories: ["PSYTHPN", "HIV", "ALL"] };

const TERMS: Record<Grant, Terms> = {
  home: FULL,
  expired: FULL,
  revoked: FULL,
  early: FULL,
  purpose: { ...FULL, purposes: ["HRESCH"] },
  scope: { ...FULL, categories: ["LAB"], actions: ["read"] },
  physician: FULL,
};

export type Beginnings = {
  /** The last block before the accesses. */
  lastBlock: number;
  /** The block in which the patient's grant of the kind `revoked` is revoked. */
  revokedIn: (patient: number) => number;
};

/**
 * Writes the facts. `startTime` is the first access's block time, `blocksAfter` about how many blocks will hold accesses,
 * `blockSeconds` apart: half the revocations fall among them.
 */
export function writeBeginnings(
  { seed, people, startTime, blocksAfter, blockSeconds }: BeginningsOptions,
  emit: Emit,
): Beginnings {
  const facts = people.actors * 2.2 + people.patients * (2 + 0.4 * 6);
  const setupBlocks = Math.ceil(facts / FACTS_A_BLOCK) + 1;
  const lastBlock = setupBlocks + REVOCATION_BLOCKS;
  const timeOf = (block: number) =>
    block > lastBlock
      ? startTime + (block - lastBlock - 1) * blockSeconds
      : startTime - DAYS_BEFORE * DAY + Math.floor((block / (lastBlock + 1)) * (DAYS_BEFORE - 1) * DAY);

  let written = 0;
  const next = (): Place => {
    const block = Math.min(setupBlocks, 1 + Math.floor(written / FACTS_A_BLOCK));
    const log = written - (block - 1) * FACTS_A_BLOCK;
    written += 1;
    return placeAt(block, timeOf(block), log);
  };

  emit("issuer_trust", [...placeValues(next()), ISSUER, true, REGISTRAR]);
  for (let actor = 0; actor < people.actors; actor++) writeActor({ people, actor, startTime, next, emit });

  const revokedIn = (patient: number) => {
    const when = share(seed, patient, 81);
    return when < 0.5
      ? setupBlocks + 1 + Math.floor(when * 2 * REVOCATION_BLOCKS)
      : lastBlock + 1 + Math.floor((when - 0.5) * 2 * blocksAfter);
  };
  const revocations = new Map<number, number>();
  const revocationOf = (patient: number) => {
    const block = revokedIn(patient);
    const before = revocations.get(block) ?? 0;
    revocations.set(block, before + 1);
    return placeAt(block, timeOf(block), FIRST_REVOCATION + before);
  };
  for (let patient = 0; patient < people.patients; patient++) {
    const controller = people.controllerOf(patient);
    emit("patient", [...placeValues(next()), idOf("patient", patient), controller, REGISTRAR]);
    for (const grant of Object.keys(GRANTS) as Grant[]) {
      if (people.consentOf(patient, grant) === undefined) continue;
      const revocation = grant === "revoked" ? revocationOf(patient) : undefined;
      writeGrant({ people, patient, grant, place: next(), startTime, revocation }, emit);
    }
  }
  return { lastBlock, revokedIn };
}

/** Logs from here on in a block are revocations. */
const FIRST_REVOCATION = 50_000;

export type BeginningsOptions = {
  seed: number;
  people: People;
  startTime: number;
  blocksAfter: number;
  blockSeconds: number;
};

function writeActor({
  people,
  actor,
  startTime,
  next,
  emit,
}: {
  people: People;
  actor: number;
  startTime: number;
  next: () => Place;
  emit: Emit;
}): void {
  const second = people.secondOrganisationOf(actor);
  for (const organisation of [people.organisationOf(actor), ...(second === undefined ? [] : [second])]) {
    const place = next();
    emit("affiliation", [
      ...placeValues(place),
      ...[actorAccount(actor), organisationAccount(organisation), 1, place.time, 0],
    ]);
  }
  const place = next();
  const kind = people.isClerk(actor) ? "clerk" : CREDENTIAL_KINDS[actor % 3]!;
  const until = people.isUnlicensed(actor) ? startTime - DAY / 2 : 0;
  emit("credential", [
    ...placeValues(place),
    ...[idOf("credential", actor), ISSUER, actorAccount(actor), kind, place.time, until],
  ]);
}

function writeGrant({ people, patient, grant, place, startTime, revocation }: GrantOptions, emit: Emit): void {
  const controller = people.controllerOf(patient);
  const { purposes, categories, actions } =
    grant === "home" && people.namesSensitive(patient) ? WITH_SENSITIVE : TERMS[grant];
  const from = grant === "early" ? startTime + 100 * DAY : 0;
  const until = grant === "expired" ? startTime - DAY / 2 : startTime + 200 * DAY;
  emit("consent", [
    ...placeValues(place),
    ...[idOf("consent", people.consentOf(patient, grant)!), idOf("patient", patient)],
    ...[people.granteeOf(patient, grant), controller, controller],
    ...[purposes, maskOf(PURPOSES, purposes), categories, maskOf(CATEGORIES, categories)],
    ...[actions, maskOf(ACTIONS, actions), from, until, false],
    ...(revocation === undefined
      ? Array<null>(7).fill(null)
      : [
          ...[revocation.pos, revocation.time, revocation.time, controller],
          ...[revocation.hash, revocation.transaction, revocation.log],
        ]),
  ]);
}

type GrantOptions = {
  people: People;
  patient: number;
  grant: Grant;
  place: Place;
  startTime: number;
  revocation: Place | undefined;
};
