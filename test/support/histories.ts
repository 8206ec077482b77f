/**
 * Random histories of all that the contracts record, as scenario lines: a few people who meet often, and times that lie
 * on, just before and just after the boundaries that the rules draw.
 */
import fc from "fast-check";
import type { Action } from "../../oracle/lines";
import { accessScene } from "./scenes/accesses";
import { claimScene } from "./scenes/claims";
import { consentScene } from "./scenes/consents";
import { licenceScene, trustScene } from "./scenes/credentials";
import { emergencyScene } from "./scenes/emergencies";
import { governanceScene } from "./scenes/governance";
import { type Twist, weave } from "./scenes/interleave";
import { registrationScene, representativeScene } from "./scenes/people";
import { DAY, HOUR, MINUTE, type Scene } from "./scenes/scene";
import { dataRequestScene, sharingScene } from "./scenes/sharing";
import { burstScene, crowdScene, daysScene } from "./scenes/volumes";

const scene: fc.Arbitrary<Scene> = fc.oneof(
  { weight: 8, arbitrary: consentScene },
  { weight: 4, arbitrary: accessScene },
  { weight: 2, arbitrary: representativeScene },
  { weight: 1, arbitrary: registrationScene },
  { weight: 5, arbitrary: licenceScene },
  { weight: 1, arbitrary: trustScene },
  { weight: 3, arbitrary: emergencyScene },
  { weight: 3, arbitrary: burstScene },
  { weight: 2, arbitrary: daysScene },
  { weight: 4, arbitrary: sharingScene },
  { weight: 3, arbitrary: dataRequestScene },
  { weight: 4, arbitrary: claimScene },
  { weight: 1, arbitrary: governanceScene },
);

/** Seconds from the beginning of one scene to that of the next. */
const gap = fc.constantFrom(0, 0, 0, 0, 1, 1, MINUTE, 300, HOUR, DAY);

const where = fc.double({ min: 0, max: 1, noNaN: true });

const twist: fc.Arbitrary<Twist> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ twist: fc.constant("sandwich" as const), where, anew: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ twist: fc.constant("swap" as const), where }) },
  {
    weight: 1,
    arbitrary: fc.record({
      twist: fc.constant("reorg" as const),
      where,
      depth: fc.integer({ min: 1, max: 6 }),
      remine: fc.boolean(),
    }),
  },
);

/** When histories begin: on an ordinary day; around leap days and turns of the year; early and late (Ponder's checkpoints have room for times until 2286). */
const first = fc
  .constantFrom(
    ...Array<string>(6).fill("2026-03-02T08:00:00Z"),
    "1972-02-28T23:59:30Z",
    "2027-02-28T23:59:30Z",
    "2028-02-28T23:59:30Z",
    "2028-02-29T08:00:00Z",
    "2099-12-31T23:59:30Z",
    "2280-02-28T23:59:30Z",
  )
  .map((instant) => Date.parse(instant) / 1000);

/** Lines that a scene has on average, at least. */
const LINES = 4;

/** From how many lines on a history has room for a crowd. */
const ROOMY = 120;

/**
 * Histories of about so many lines. Some may be lines that the contracts refuse (an end before a start, a second
 * revocation): such a line leaves no fact.
 */
export function histories({ least, most }: { least: number; most: number }): fc.Arbitrary<Action[]> {
  const each = most < ROOMY ? scene : fc.oneof({ weight: 60, arbitrary: scene }, { weight: 1, arbitrary: crowdScene });
  return fc
    .record({
      first,
      lines: fc.integer({ min: least, max: most }),
      scenes: fc.array(fc.record({ gap, scene: each }), {
        minLength: Math.ceil(most / LINES),
        maxLength: Math.ceil(most / LINES),
      }),
      twists: fc.array(twist, { maxLength: 3 + Math.ceil(most / 8), size: "max" }),
    })
    .map(({ first, lines, scenes, twists }) => weave(scenes, twists, { wanted: lines, first }));
}
