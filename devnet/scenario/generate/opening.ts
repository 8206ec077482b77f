/** What is on the chain before ordinary life begins, and what follows from it: trust, licences and who works where. */
import { blockAt, DAY, FIRST_MIDNIGHT, MINUTE } from "./calendar";
import type { Draft } from "./draft";
import type { Story } from "./line-collector";
import type { Random } from "./random";
import type { Actor, House } from "./town";

/** Who vouches for whom. */
const ISSUERS = {
  physician: "medical-board",
  nurse: "nursing-board",
  pharmacist: "pharmacy-board",
  researcher: "staff-register",
  clerk: "staff-register",
} as const;

/** How many lines share a block while everybody is registered. */
const TOGETHER = 20;

/** The times of a row of blocks, each good for some lines. */
export class Blocks {
  private used = 0;

  constructor(private time: number) {}

  /** The time of the next line's block. */
  next(): number {
    if (this.used === TOGETHER) this.turn();
    this.used++;
    return this.time;
  }

  /** Begins another block, half a minute later, and says when. */
  turn(): number {
    this.time += MINUTE / 2;
    this.used = 0;
    return this.time;
  }
}

/** Trusts the boards and publishes the first policies. */
export function tellTrust(story: Story, blocks: Blocks): void {
  for (const issuer of new Set(Object.values(ISSUERS))) story.tell({ at: blocks.next(), do: "issuer.trust", issuer });
  story.tell({ at: blocks.next(), do: "policy.set", key: "retention-years", value: 6 });
  blocks.turn();
}

/** Licenses everybody, for as long as the story goes: who would run out of time is licensed anew some days before. */
export function tellCredentials({
  story,
  random,
  actors,
  blocks,
  end,
}: {
  story: Story;
  random: Random;
  actors: readonly Actor[];
  blocks: Blocks;
  end: number;
}) {
  for (const { name, kind } of actors) {
    const issue = (at: number, from: number, until: number) =>
      story.tell({
        at,
        do: "credential.issue",
        credential: story.name(`licence-${name}`),
        issuer: ISSUERS[kind],
        subject: name,
        kind,
        from,
        until,
      });
    const from = FIRST_MIDNIGHT - random.between(30, 300) * DAY;
    let until = FIRST_MIDNIGHT + (random.chance(0.25) ? random.between(20, 80) : random.between(90, 700)) * DAY;
    issue(blocks.next(), from, until);
    while (until < end + 15 * DAY) {
      const renewal = blockAt(until - random.between(5 * DAY, 15 * DAY));
      if (renewal >= end) break;
      until += random.between(300, 365) * DAY;
      issue(renewal, renewal, until);
    }
  }
  blocks.turn();
}

/** Says who belongs to which house and ward, and until when. Some memberships are for a term, most are open. */
export function tellAffiliations({
  story,
  random,
  actors,
  blocks,
  start,
  end,
}: {
  story: Story;
  random: Random;
  actors: readonly Actor[];
  blocks: Blocks;
  start: number;
  end: number;
}): void {
  for (const { name, house, ward, joins, leaves } of actors) {
    const late = joins > start;
    const term = leaves === Number.POSITIVE_INFINITY ? undefined : leaves;
    const known = term !== undefined && random.chance(0.4);
    for (const organisation of ward ? [house.name, ward] : [house.name]) {
      const at = late ? blockAt(joins) : blocks.next();
      story.tell({ at, do: "affiliation.set", member: name, organisation, ...(known ? { until: term } : {}) });
      if (term !== undefined && !known && term < end)
        story.tell({ at: blockAt(term), do: "affiliation.end", member: name, organisation });
    }
  }
  blocks.turn();
}

type Terms = Omit<Draft<"agreement.start">, "at" | "do" | "agreement" | "until">;

/** The terms on which the houses share: hospitals with each other, with the laboratory, the institute and an old archive. */
export function sharingTerms({
  hospitals,
  laboratory,
  institute,
  archive,
}: {
  hospitals: readonly House[];
  laboratory: string;
  institute: House;
  archive: string;
}): Terms[] {
  const [home] = hospitals;
  const between = hospitals.flatMap((hospital, index): Terms[] => {
    const next = hospitals[index + 1];
    return next
      ? [
          {
            parties: [hospital.name, next.name],
            purposes: ["TREAT"],
            categories: ["GENERAL", "LAB", "MEDICATION", "IMAGING"],
            formats: ["fhir-r4", "ccda"],
          },
        ]
      : [];
  });
  const outside = hospitals.flatMap((hospital, index): Terms[] => [
    {
      parties: [hospital.name, laboratory],
      purposes: ["TREAT"],
      categories: ["GENERAL", "LAB"],
      formats: ["hl7v2", "fhir-r4"],
      redisclose: index === 0,
    },
    {
      parties: [hospital.name, institute.name],
      purposes: ["HRESCH"],
      categories: ["GENERAL", "LAB"],
      formats: ["fhir-r4", "csv"],
    },
  ]);
  const old: Terms[] = home
    ? [{ parties: [home.name, archive], purposes: ["HOPERAT"], categories: ["ALL"], formats: ["ccda"] }]
    : [];
  return [...between, ...outside, ...old];
}
