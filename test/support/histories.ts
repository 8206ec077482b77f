/**
 * Random histories of consent and access, as scenario lines: a few people who meet often, and times that lie on, just
 * before and just after the boundaries that the rules draw.
 */
import fc from "fast-check";
import type { Action } from "../oracle/lines";
import { everyPurpose } from "../oracle/purposes";

const PATIENTS = ["p-ana", "p-bo", "p-cy"];
/** Registered at some step, or never; the others from the start. */
const LATE_PATIENT = "p-cy";
/** Controls the late patient. */
const GUARDIAN = "p-ana";
const ACTORS = ["dr-lee", "dr-kim", "p-ana", "st-mary"];
const ORGANISATIONS = ["st-mary", "st-luke"];
const START = Date.UTC(2026, 2, 2, 8) / 1000;

const purpose = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom("TREAT", "TREAT", "COC", "CLINTRL", "PATRQT", "FAMRQT", "HPAYMT", "ELIGVER"),
  },
  { weight: 1, arbitrary: fc.constantFrom(...everyPurpose) },
);
const category = fc.constantFrom("GENERAL", "GENERAL", "LAB", "HIV", "GENETIC");
const action = fc.constantFrom("read", "read", "export");
const some = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { minLength: 1, maxLength: 3 });

/** A moment near a boundary: so many seconds off the time of a step some steps earlier or later. */
const momentWithin = (min: number, max: number) =>
  fc.record({ steps: fc.integer({ min, max }), offset: fc.constantFrom(0, 0, 0, -1, 1, 300) });
const moment = momentWithin(-6, 20);
const perhaps = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 2 });

const steps = {
  access: fc.record({
    do: fc.constant("access" as const),
    actor: fc.constantFrom(...ACTORS),
    patient: fc.constantFrom(...PATIENTS),
    custodian: fc.constantFrom("ehr", "ehr", "lab"),
    purpose,
    category,
    action,
    outcome: fc.constantFrom("permitted", "permitted", "permitted", "permitted", "denied"),
    cited: perhaps(fc.nat({ max: 12 })),
    lag: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(0, 0, 0, 0, 1, 299, 300, 301, -1) },
      { weight: 1, arbitrary: momentWithin(-6, 0) },
    ),
    /** Most accesses are made as an earlier grant has them, but for one thing. */
    like: fc.option(fc.nat({ max: 30 }), { nil: null, freq: 5 }),
    except: fc.constantFrom("nothing", "nothing", "actor", "purpose", "category", "action"),
    skip: fc.constantFrom(0, 0, 0, 0, 0, 1, -1, -2),
  }),
  grant: fc.record({
    do: fc.constant("grant" as const),
    patient: fc.constantFrom(...PATIENTS),
    grantee: fc.constantFrom(...ACTORS, ...ORGANISATIONS),
    purposes: some(purpose),
    categories: some(fc.oneof(category, fc.constant("ALL"))),
    actions: some(fc.oneof(action, fc.constant("ALL"))),
    from: perhaps(momentWithin(-4, 6)),
    until: perhaps(moment),
  }),
  revoke: fc.record({ do: fc.constant("revoke" as const), consent: fc.nat({ max: 12 }) }),
  affiliate: fc.record({
    do: fc.constant("affiliate" as const),
    member: fc.constantFrom(...ACTORS),
    organisation: fc.constantFrom(...ORGANISATIONS),
    from: perhaps(moment),
    until: perhaps(moment),
  }),
  separate: fc.record({
    do: fc.constant("separate" as const),
    member: fc.constantFrom(...ACTORS),
    organisation: fc.constantFrom(...ORGANISATIONS),
  }),
  represent: fc.record({
    do: fc.constant("represent" as const),
    patient: fc.constantFrom(...PATIENTS),
    representative: fc.constantFrom("dr-lee", "dr-kim"),
    until: perhaps(moment),
  }),
  register: fc.record({ do: fc.constant("register" as const) }),
};

type Step = {
  [Name in keyof typeof steps]: (typeof steps)[Name] extends fc.Arbitrary<infer Value> ? Value : never;
}[keyof typeof steps];
type StepOf<Verb extends Step["do"]> = Extract<Step, { do: Verb }>;
type GrantStep = StepOf<"grant">;
type Moment = typeof moment extends fc.Arbitrary<infer Value> ? Value : never;

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: steps.access },
  { weight: 7, arbitrary: steps.grant },
  { weight: 3, arbitrary: steps.revoke },
  { weight: 4, arbitrary: steps.affiliate },
  { weight: 2, arbitrary: steps.separate },
  { weight: 2, arbitrary: steps.represent },
  { weight: 1, arbitrary: steps.register },
);

const REQUEST = { purpose: "PATRQT", like: null, outcome: "permitted" } as const;

/** Seconds from one step to the next; 0 puts both into one block. */
const gap = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 60, 299, 300, 301);

type Timed = { gap: number; step: Step };

/** The same access twice in one block, with something in between that may decide about it. */
const sandwich: fc.Arbitrary<Timed[]> = fc
  .tuple(
    gap,
    steps.access,
    fc.oneof(steps.revoke, steps.separate, steps.affiliate, steps.represent, steps.register, steps.grant),
  )
  .map(([gap, access, between]) => {
    const about: StepOf<"access"> = {
      ...access,
      ...(between.do === "revoke" ? { like: between.consent } : {}),
      ...(between.do === "separate" || between.do === "affiliate" ? { actor: between.member } : {}),
      ...(between.do === "represent" ? { ...REQUEST, actor: between.representative, patient: between.patient } : {}),
      ...(between.do === "register" ? { ...REQUEST, actor: GUARDIAN, patient: LATE_PATIENT } : {}),
    };
    return [
      { gap, step: about },
      { gap: 0, step: between },
      { gap: 0, step: about },
    ];
  });

/**
 * Histories as scenario lines. Some lines may be ones that the contracts refuse (an end before a start, a second
 * revocation): such a line leaves no fact.
 */
export const histories: fc.Arbitrary<Action[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ gap, step }).map((timed): Timed[] => [timed]) },
      { weight: 1, arbitrary: sandwich },
    ),
    { minLength: 1, maxLength: 50, size: "max" },
  )
  .map((groups) => {
    const timed = groups.flat();
    let now = START;
    const times = timed.map(({ gap }) => (now += gap));
    return tell(
      timed.map(({ step }) => step),
      times,
    );
  });

/** The steps as lines: numbers become names, moments instants. */
function tell(told: Step[], times: number[]): Action[] {
  const instant = (seconds: number) => new Date(seconds * 1000).toISOString();
  const next = new Map<string, number>();
  const grants: GrantStep[] = [];
  const lines: Action[] = PATIENTS.filter((patient) => patient !== LATE_PATIENT).map((patient) => ({
    at: instant(START - 10),
    do: "patient.register",
    patient,
  }));
  told.forEach((step, index) => {
    const time = times[index]!;
    const at = instant(time);
    const near = ({ steps, offset }: Moment) => times[Math.min(Math.max(index + steps, 0), times.length - 1)]! + offset;
    const when = (moment: Moment | null) => (moment === null ? undefined : instant(near(moment)));
    switch (step.do) {
      case "access": {
        const seq = Math.max(0, (next.get(step.custodian) ?? 1) + step.skip);
        next.set(step.custodian, seq + 1);
        const { custodian, outcome } = step;
        lines.push({
          at,
          do: "access",
          access: `a-${index}`,
          custodian,
          ...whatAndWho(step, grants),
          record: "chart",
          outcome,
          consent: step.cited === null ? undefined : `c-${step.cited}`,
          occurredAt: instant(typeof step.lag === "number" ? time - step.lag : near(step.lag)),
          seq,
        });
        break;
      }
      case "grant": {
        const { patient, grantee, purposes, categories, actions } = step;
        const consent = `c-${grants.push(step) - 1}`;
        lines.push({
          at,
          do: "consent.grant",
          consent,
          patient,
          grantee,
          purposes,
          categories,
          actions,
          from: when(step.from),
          until: when(step.until),
        });
        break;
      }
      case "revoke":
        if (grants.length > 0) lines.push({ at, do: "consent.revoke", consent: `c-${step.consent % grants.length}` });
        break;
      case "affiliate":
        lines.push({
          at,
          do: "affiliation.set",
          member: step.member,
          organisation: step.organisation,
          from: when(step.from),
          until: when(step.until),
        });
        break;
      case "separate":
        lines.push({ at, do: "affiliation.end", member: step.member, organisation: step.organisation });
        break;
      case "represent":
        lines.push({
          at,
          do: "representative.set",
          patient: step.patient,
          representative: step.representative,
          until: when(step.until) ?? null,
        });
        break;
      case "register":
        lines.push({ at, do: "patient.register", patient: LATE_PATIENT, controller: GUARDIAN });
        break;
    }
  });
  return lines;
}

/** Who accesses whose record how: as the step says, or as a grant has it, but for what the step keeps. */
function whatAndWho(step: StepOf<"access">, grants: readonly GrantStep[]) {
  const own = {
    actor: step.actor,
    patient: step.patient,
    purpose: step.purpose,
    category: step.category,
    action: step.action,
  };
  const grant = step.like === null ? undefined : grants[step.like % grants.length];
  if (!grant) return own;
  // An organisation's grant is used by whoever the step names, who may be a member; ALL is nothing that is accessed.
  const concrete = (code: string, otherwise: string) => (code === "ALL" ? otherwise : code);
  const granted = {
    actor: ORGANISATIONS.includes(grant.grantee) ? step.actor : grant.grantee,
    patient: grant.patient,
    purpose: grant.purposes[0]!,
    category: concrete(grant.categories[0]!, step.category),
    action: concrete(grant.actions[0]!, step.action),
  };
  return step.except === "nothing" ? granted : { ...granted, [step.except]: own[step.except as keyof typeof own] };
}
