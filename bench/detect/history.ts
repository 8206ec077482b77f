/**
 * Generates a history of accesses like that of a large record system, with everything they are evaluated by: shifts,
 * actors of varying diligence, encounters with several accesses, packed batches per custodian, about one per cent of
 * violations. The same options give the same history.
 */
import { writeBeginnings } from "./beginnings";
import { type Campaign, campaignDraft, startCampaign } from "./campaigns";
import { idOf, mix, sequence, share } from "./chance";
import { type Emit, placeAt, placeValues } from "./fact-lines";
import { actorAccount, createPeople, organisationAccount, type People, REVIEWER, type Sizes } from "./people";
import { createRoster } from "./roster";
import { type Draft, spoil, violationOf } from "./violations";

export type HistoryOptions = {
  accesses: number;
  seed: number;
  /** Accesses in a second of the chain's time. */
  rate: number;
  blockSeconds: number;
  /** Share of accesses that violate a rule. */
  violations: number;
  /** Factor for the likelihood of campaigns. */
  campaigns: number;
  sizes: Sizes;
};

export type HistoryBlock = {
  block: number;
  /** Unix seconds. */
  time: number;
  /** Accesses up to and with this block. */
  accesses: number;
};

const ACCESSES_A_ENCOUNTER = 6;
/** Longest that a review takes, in seconds: two and a half days. */
const LONGEST_REVIEW = 216_000;
const START = Date.UTC(2026, 0, 5, 8) / 1000;

/** Sizes for so many accesses: the staff of such a system, and more patients the longer it has run. */
export const sizesFor = (accesses: number): Sizes => ({
  organisations: 40,
  actors: 28_000,
  patients: Math.max(2_000, Math.ceil(accesses / 16)),
});

/** Writes the facts, and yields after each block of accesses, so that the caller can drain its buffers. */
export function* writeHistory(options: HistoryOptions, emit: Emit): Generator<HistoryBlock> {
  const { accesses, seed, rate, blockSeconds } = options;
  const people = createPeople(seed, options.sizes);
  const blocksAfter = Math.ceil(accesses / (rate * blockSeconds));
  const { lastBlock, revokedIn } = writeBeginnings({ seed, people, startTime: START, blocksAfter, blockSeconds }, emit);
  const chance = sequence(seed);
  const shiftAt = createRoster(seed, people);
  const drafts = createDrafts({ ...options, people, chance });
  const ledger = createLedger(people, blockSeconds, emit);

  let written = 0;
  for (let block = lastBlock + 1; written < accesses; block++) {
    const time = START + (block - lastBlock - 1) * blockSeconds;
    const shift = shiftAt(time);
    const wanted = Math.floor(rate * blockSeconds * shift.rhythm * (0.8 + 0.4 * chance()) + chance());
    const made: Draft[] = [];
    const spoiling = { people, chance, isRevoked: (patient: number) => revokedIn(patient) < block };
    while (made.length < Math.min(wanted, accesses - written)) {
      const draft = drafts.next(shift.pick(chance()), shift.number);
      const spoilt = chance() < options.violations ? spoil(draft, violationOf(chance()), spoiling) : undefined;
      made.push(spoilt ?? draft);
    }
    made.push(...drafts.campaigns(accesses - written - made.length));
    ledger.write(block, time, made);
    written += made.length;
    yield { block, time, accesses: written };
  }
}

type Drafting = HistoryOptions & { people: People; chance: () => number };

/** Makes accesses that are as they should be, one after the other, and now and then a campaign that is not. */
function createDrafts({ people, chance, campaigns: likelihood }: Drafting) {
  const patientOf = new Int32Array(people.actors);
  const remaining = new Uint8Array(people.actors);
  const shiftOf = new Int32Array(people.actors);
  let campaigns: Campaign[] = [];

  const next = (actor: number, shift: number): Draft => {
    if (remaining[actor] === 0 || shiftOf[actor] !== shift) {
      patientOf[actor] = people.patientFor(actor, "home", chance)!;
      remaining[actor] = 1 + Math.floor(chance() * (2 * ACCESSES_A_ENCOUNTER - 1));
      shiftOf[actor] = shift;
    }
    remaining[actor]! -= 1;
    const campaign = startCampaign(actor, likelihood, chance);
    if (campaign) campaigns.push(campaign);
    return ordinary({ people, actor, patient: patientOf[actor]!, chance });
  };

  return {
    next,
    /** The accesses of those campaigns that are under way, at most so many. */
    campaigns: (most: number): Draft[] => {
      const made = campaigns.slice(0, Math.max(0, most)).map((campaign) =>
        campaignDraft({
          campaign,
          draft: ordinary({ people, actor: campaign.actor, patient: patientOf[campaign.actor]!, chance }),
          people,
          chance,
        }),
      );
      campaigns = campaigns.filter(({ left }) => left > 0);
      return made;
    },
  };
}

function ordinary({
  people,
  actor,
  patient,
  chance,
}: {
  people: People;
  actor: number;
  patient: number;
  chance: () => number;
}): Draft {
  const draft: Draft = {
    actor,
    patient,
    purpose: people.isClerk(actor) ? (chance() < 0.6 ? "HPAYMT" : "HOPERAT") : chance() < 0.95 ? "TREAT" : "COC",
    category: (["GENERAL", "LAB", "LAB", "MEDICATION", "IMAGING"] as const)[Math.floor(chance() * 5)]!,
    action: chance() < 0.85 ? "read" : chance() < 0.7 ? "update" : "create",
    outcome: chance() < 0.01 ? "denied" : "permitted",
    cites: chance() < 0.6 ? people.consentOf(patient, "home") : undefined,
    hasReason: false,
    secondsAgo: Math.floor(chance() * 60),
    passedOver: 0,
  };
  const special = chance();
  if (special < 0.01 && !people.isClerk(actor)) return { ...draft, purpose: "BTG", hasReason: true };
  // The patient, looking at their own record.
  if (special > 0.99) return { ...draft, account: people.controllerOf(patient), purpose: "PATRQT", action: "read" };
  return draft;
}

/** Gives drafts their places: a packed log for each custodian of a block, with the custodian's own numbering. */
function createLedger(people: People, blockSeconds: number, emit: Emit) {
  const sequences = new Float64Array(people.organisations);
  const reviewsIn = new Map<number, number>();
  let number = 0;

  const review = ({
    index,
    accessId,
    block,
    time,
  }: {
    index: number;
    accessId: string;
    block: number;
    time: number;
  }) => {
    if (share(0x0ee1, index) >= 0.97) return;
    const later = 1 + (mix(0x0ee2, index) % Math.ceil(LONGEST_REVIEW / blockSeconds));
    const nth = reviewsIn.get(block + later) ?? 0;
    reviewsIn.set(block + later, nth + 1);
    const place = placeAt(block + later, time + later * blockSeconds, FIRST_REVIEW + nth);
    emit("access_review", [...placeValues(place), accessId, REVIEWER, true]);
  };

  return {
    write: (block: number, time: number, drafts: readonly Draft[]) => {
      reviewsIn.delete(block);
      const batches = new Map<number, Draft[]>();
      for (const draft of drafts) {
        const custodian = people.organisationOf(draft.actor);
        const batch = batches.get(custodian);
        if (batch) batch.push(draft);
        else batches.set(custodian, [draft]);
      }
      let log = 0;
      for (const [custodian, batch] of batches) {
        const place = placeAt(block, time, log);
        log += 1;
        for (const [entry, draft] of batch.entries()) {
          number += 1;
          sequences[custodian]! += 1 + draft.passedOver;
          const accessId = idOf("access", number);
          emit("access", [
            ...placeValues(place, entry),
            ...[entry, accessId, organisationAccount(custodian), sequences[custodian]!],
            ...[draft.account ?? actorAccount(draft.actor), idOf("patient", draft.patient)],
            ...[idOf("record", draft.patient * 8 + (number % 8)), draft.purpose, draft.category, draft.action],
            ...[draft.outcome, draft.cites === undefined ? null : idOf("consent", draft.cites)],
            ...[draft.hasReason ? idOf("reason", number % 100) : null, time - draft.secondsAgo],
          ]);
          if (draft.hasReason) review({ index: number, accessId, block, time });
        }
      }
    },
  };
}

/** Logs from here on in a block are reviews. */
const FIRST_REVIEW = 60_000;
